package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nsmirror.node.Command;

/** {@code /proc/PID/cmdline} of every process: its arguments, each ended by NUL. See proc_pid_cmdline(5). */
public final class ArgumentFiles {
    public static final Command COMMAND = ProcFiles.each("cmdline", "grep -azH \"\"");

    /** Where grep knows no -z (some busybox): arguments in one piece, as far as ps prints them. */
    public static final Command BY_PS = Command.asRoot("ps -o pid,args");

    private ArgumentFiles() {}

    /** The arguments by PID. A kernel thread has none and is not in the map. */
    public static Map<Integer, List<String>> read(String text) {
        Map<Integer, List<String>> all = new HashMap<>();
        ProcFiles.read(text, '\0', "cmdline", (argument, pid) ->
                all.computeIfAbsent(pid, first -> new ArrayList<>()).add(argument));
        all.replaceAll((pid, arguments) -> withoutPadding(arguments));
        return all;
    }

    /**
     * A program that writes a title over its arguments, {@code nginx: worker process}, pads it with NUL to their old
     * length: those are no arguments. One empty argument may well be meant.
     */
    private static List<String> withoutPadding(List<String> arguments) {
        boolean title = (arguments.size() > 2 || arguments.getFirst().contains(": "))
                && arguments.stream().skip(1).allMatch(String::isEmpty);
        return title ? List.of(arguments.getFirst()) : arguments;
    }

    /**
     * What {@code ps -o pid,args} printed: one line a process, {@code [name]} for one without arguments. busybox prints
     * a name as it is, line breaks too, and so what looks like another's line: a PID seen twice has no arguments.
     */
    public static Map<Integer, List<String>> readPs(String text) {
        Map<Integer, List<String>> all = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        Set<Integer> twice = new HashSet<>();
        for (String line : text.split("\n")) {
            String row = line.strip();
            int blank = row.indexOf(' ');
            int pid = blank < 0 ? -1 : Digits.pid(row, 0, blank);
            if (pid > 0 && !seen.add(pid)) {
                twice.add(pid);
            }
            if (pid > 0 && !row.substring(blank).strip().startsWith("[")) {
                all.put(pid, List.of(row.substring(blank).strip()));
            }
        }
        all.keySet().removeAll(twice);
        return all;
    }
}
