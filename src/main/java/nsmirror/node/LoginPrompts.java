package nsmirror.node;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import java.util.Optional;
import nsmirror.text.Shown;

/** Puts the SSH library's questions to a person. What a server wants asked is hostile text, shown as such. */
final class LoginPrompts implements UserInfo, UIKeyboardInteractive {
    private final String login;
    private final Prompts prompts;
    private int passwordsLeft;
    private String secret;

    /**
     * @param login user and server, for the question
     * @param mostPasswords how often one is asked for
     */
    LoginPrompts(String login, Prompts prompts, int mostPasswords) {
        this.login = login;
        this.prompts = prompts;
        this.passwordsLeft = mostPasswords;
    }

    @Override
    public boolean promptPassword(String message) {
        return passwordsLeft-- > 0 && ask("Password for " + login);
    }

    @Override
    public boolean promptPassphrase(String message) {
        return ask(Shown.line(message));
    }

    private boolean ask(String question) {
        secret = answer(question).orElse(null);
        return secret != null;
    }

    private Optional<String> answer(String question) {
        return prompts.secret(question).map(characters -> {
            String text = new String(characters);
            Arrays.fill(characters, '\0');
            return text;
        });
    }

    @Override
    public String getPassword() {
        return taken();
    }

    @Override
    public String getPassphrase() {
        return taken();
    }

    /** The library takes each secret once; it stays here no longer. */
    private String taken() {
        String text = secret;
        secret = null;
        return text;
    }

    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] questions, boolean[] echo) {
        if (questions.length > 0 && passwordsLeft-- <= 0) {
            return null;
        }
        String[] answers = new String[questions.length];
        for (int i = 0; i < questions.length; i++) {
            Optional<String> answer = answer(login + " asks: " + Shown.line(questions[i].strip()));
            if (answer.isEmpty()) {
                return null;
            }
            answers[i] = answer.get();
        }
        return answers;
    }

    /** Host keys are decided on elsewhere, and nothing else is asked this way. */
    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    /** A server's banner is for a terminal. */
    @Override
    public void showMessage(String message) {}
}
