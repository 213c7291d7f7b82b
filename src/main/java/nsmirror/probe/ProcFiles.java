package nsmirror.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import nsmirror.node.Command;

/**
 * One file of every process below /proc, by one tool that prints {@code PID/FILE:} before each line or record.
 *
 * <p>The tool prints that prefix itself, at the start of every line, so a name with a line break in it cannot forge
 * another process's line.
 */
final class ProcFiles {
    private ProcFiles() {}

    /** Takes a line or record: what stands from one index to before another. */
    @FunctionalInterface
    interface Part {
        void accept(String text, int from, int to, int pid);
    }

    /**
     * Runs the tool over that file of every process. Where those are more paths than one program takes as arguments (the
     * shell's status is 126 then; at 100,000 processes or so), they go through xargs: printf is the shell's own and has
     * no such limit.
     */
    static Command each(String file, String tool) {
        return Command.asRoot("cd /proc && { " + tool + " [0-9]*/" + file + "; [ $? -ne 126 ] || printf \"%s/" + file
                + "\\0\" [0-9]* | xargs -0 " + tool + "; }");
    }

    /** Runs the tool over those files, named from /proc on; the paths are numbers and fixed words. */
    static Command some(Collection<String> paths, String tool) {
        return Command.asRoot("cd /proc && printf \"%s\\0\" " + String.join(" ", paths) + " | xargs -0 " + tool);
    }

    /** One command for so many things at once, as many commands as it takes. */
    static <T> List<Command> chunks(Collection<T> all, int mostAtOnce, Function<List<T>, Command> command) {
        List<T> list = List.copyOf(all);
        List<Command> commands = new ArrayList<>();
        for (int from = 0; from < list.size(); from += mostAtOnce) {
            commands.add(command.apply(list.subList(from, Math.min(list.size(), from + mostAtOnce))));
        }
        return List.copyOf(commands);
    }

    /**
     * Hands over what stands behind each {@code PID/FILE:}. A last record without its end was cut off and is left out.
     *
     * @param end what ends a record: a line break, or NUL for {@code grep -z}
     */
    static void read(String text, char end, String file, ObjIntConsumer<String> record) {
        readInPlace(text, end, file, (whole, from, to, pid) -> record.accept(whole.substring(from, to), pid));
    }

    /** Likewise, without copying what is not needed. */
    static void readInPlace(String text, char end, String file, Part part) {
        int at = 0;
        for (int stop = text.indexOf(end); stop >= 0; stop = text.indexOf(end, at)) {
            int slash = text.indexOf('/', at, stop);
            int colon = slash + 1 + file.length();
            if (slash >= 0 && colon < stop && text.charAt(colon) == ':'
                    && text.startsWith(file, slash + 1)) {
                int pid = Digits.pid(text, at, slash);
                if (pid > 0) {
                    part.accept(text, colon + 1, stop, pid);
                }
            }
            at = stop + 1;
        }
    }
}
