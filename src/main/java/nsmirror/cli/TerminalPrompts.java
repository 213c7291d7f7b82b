package nsmirror.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import nsmirror.node.HostKeyQuestion;
import nsmirror.node.Prompts;
import nsmirror.text.Shown;

/**
 * Asks on the terminal. Where there is none, nothing is trusted and no secret is known.
 *
 * @param console the terminal, or null
 * @param err where a question is explained
 */
public record TerminalPrompts(Console console, PrintStream err) implements Prompts {
    /** The terminal of this process, if it has one. */
    public static TerminalPrompts ofThisProcess(PrintStream err) {
        Console console = System.console();
        return new TerminalPrompts(console != null && console.isTerminal() ? console : null, err);
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        if (console == null) {
            return false;
        }
        err.println("The host key of " + Shown.line(question.host()) + " is not known yet.");
        err.println("  " + question.keyType() + " " + question.fingerprint());
        err.println("  It would be written to " + question.file());
        if (question.otherKeyKnown()) {
            err.println("  Another key of this host is known: ask its owner why it shows a new one.");
        }
        String answer = console.readLine("Is it the right one? Type yes to go on: ");
        return "yes".equals(answer);
    }

    @Override
    public Optional<Boolean> agree(List<String> explained, String question) {
        if (console == null) {
            return Optional.empty();
        }
        explained.forEach(err::println);
        return Optional.of("yes".equals(console.readLine("%s Type yes to go on: ", question)));
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s: ", Shown.line(prompt)));
    }
}
