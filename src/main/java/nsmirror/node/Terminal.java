package nsmirror.node;

/**
 * A terminal for a program that insists on one, as sudo does with requiretty (RHEL 7's sudoers as it once shipped).
 *
 * <p>{@code script} of util-linux makes it. What runs there has it for its controlling terminal alone: input and both
 * outputs stay what they are, so bytes arrive as they are and nothing that is typed is echoed.
 *
 * <p>script itself must read neither the connection's input nor come to an end of its own, at which 2.23 would leave. It
 * gets a pipe that it can write to itself, by opening it again, and to which nobody writes.
 */
final class Terminal {
    private Terminal() {}

    /** The same shell text, on a terminal. It ends with the same status. */
    static String around(String shell) {
        String inside = ShellText.quoted("{ " + shell + "; } <&3 >&4 2>&5 3<&- 4>&- 5>&-");
        return "{ : | script -qec " + inside + " /dev/null <>/proc/self/fd/0 >/dev/null 2>&1; } 3<&0 4>&1 5>&2";
    }
}
