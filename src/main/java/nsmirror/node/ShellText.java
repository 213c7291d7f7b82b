package nsmirror.node;

/** Text inside a POSIX shell command. */
public final class ShellText {
    private ShellText() {}

    /** The text as one word of sh, whatever it holds: in single quotes, each single quote as {@code '\''}. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
