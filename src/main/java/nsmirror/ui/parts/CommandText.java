package nsmirror.ui.parts;

import nsmirror.text.Shown;

/** Commands that ran, made safe to show. */
public final class CommandText {
    private CommandText() {}

    /**
     * The command as it is, so that it can be typed as it is read; only where something in it cannot be seen, as a name
     * a node made up may have it, all of it is escaped.
     */
    public static String shown(String command, int most) {
        String escaped = Shown.line(command, most);
        return escaped.equals(command.replace("\\", "\\\\")) ? command : escaped;
    }
}
