package nsmirror.node;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * sudo that is to ask for a password. It reads it from its input and asks by a line only this side can expect; a
 * password is written after that line and never otherwise, so where none is asked for, none becomes a command.
 *
 * <p>How a version words its prompt or its refusal plays no part: sudo-rs puts its own words around the prompt.
 */
final class PasswordProgram {
    /** A refusal takes PAM some seconds, and the password may be asked of a server. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As often as sudo itself. */
    private static final int MOST_PASSWORDS = 3;

    private static final String ASKS = "asks";
    private static final String BEGUN = "begun";

    private final boolean onTerminal;
    private final Supplier<Optional<char[]>> others;
    private Optional<char[]> next;
    private int given;

    /**
     * @param onTerminal whether it needs one
     * @param first the password to begin with
     * @param others asks for another, when that was wrong
     */
    PasswordProgram(boolean onTerminal, char[] first, Supplier<Optional<char[]>> others) {
        this.onTerminal = onTerminal;
        this.next = Optional.of(first);
        this.others = others;
    }

    /** What a login's sh is told. The prompt is a line of its own; so is the sign that the password was right. */
    String starting(String nonce) {
        String sudo = SystemPath.marked("exec sudo -S -p ") + ShellText.quoted("\n" + nonce + " " + ASKS + "\n") + " "
                + SystemPath.SH + " -c "
                + ShellText.quoted("echo \"\n" + nonce + " " + BEGUN + "\" >&2; exec " + SystemPath.SH);
        return onTerminal ? Terminal.around(sudo) + "; exit\n" : sudo + "\n";
    }

    static boolean begun(String word) {
        return word.equals(BEGUN);
    }

    /** Writes the next password, if there is one, and forgets it. */
    boolean answer(ShLine line) throws NodeException {
        Optional<char[]> password = given++ < MOST_PASSWORDS ? next.or(others) : Optional.empty();
        next = Optional.empty();
        if (password.isEmpty()) {
            return false;
        }
        byte[] bytes = line(password.get());
        try {
            line.write(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        return true;
    }

    /** Wipes the password that was not asked for. */
    void forget() {
        next.ifPresent(password -> Arrays.fill(password, '\0'));
        next = Optional.empty();
    }

    /** As one line: what came behind a line's end would be read as a command. */
    private static byte[] line(char[] password) {
        int end = 0;
        while (end < password.length && password[end] != '\n' && password[end] != '\r' && password[end] != 0) {
            end++;
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password, 0, end));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit() + 1);
        bytes[encoded.limit()] = '\n';
        Arrays.fill(password, '\0');
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
