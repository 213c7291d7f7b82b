package nsmirror.cli;

/** How many columns a person's terminal has. */
final class TerminalWidth {
    private static final int USUAL = 120;
    private static final int LEAST = 60;
    private static final int MOST = 400;

    private TerminalWidth() {}

    /** COLUMNS where the shell exports it, else 120. */
    static int columns() {
        String columns = System.getenv("COLUMNS");
        if (columns == null || !columns.matches("[0-9]{1,4}")) {
            return USUAL;
        }
        return Math.clamp(Integer.parseInt(columns), LEAST, MOST);
    }
}
