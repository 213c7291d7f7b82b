package nsmirror.probe;

import java.util.function.ObjIntConsumer;
import nsmirror.node.Command;

/**
 * One file of every process below /proc, by one tool that prints {@code PID/FILE:} before each line or record.
 *
 * <p>The tool prints that prefix itself, at the start of every line, so a name with a line break in it cannot forge
 * another process's line. The paths go through xargs: those of 30,000 processes are more than one program takes
 * as arguments. printf is the shell's own and has no such limit.
 */
final class ProcFiles {
    private ProcFiles() {}

    /** Runs the tool over that file of every process. */
    static Command each(String file, String tool) {
        return Command.asRoot("cd /proc && printf \"%s/" + file + "\\0\" [0-9]* | xargs -0 " + tool);
    }

    /**
     * Hands over what stands behind each {@code PID/FILE:}. A last record without its end was cut off and is left out.
     *
     * @param end what ends a record: a line break, or NUL for {@code grep -z}
     */
    static void read(String text, char end, String file, ObjIntConsumer<String> record) {
        int at = 0;
        for (int stop = text.indexOf(end); stop >= 0; stop = text.indexOf(end, at)) {
            int slash = text.indexOf('/', at, stop);
            int colon = slash + 1 + file.length();
            if (slash >= 0 && colon < stop && text.charAt(colon) == ':'
                    && text.startsWith(file, slash + 1)) {
                int pid = Digits.pid(text, at, slash);
                if (pid > 0) {
                    record.accept(text.substring(colon + 1, stop), pid);
                }
            }
            at = stop + 1;
        }
    }
}
