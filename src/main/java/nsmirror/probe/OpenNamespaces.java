package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * Namespaces held by an open file: the links in {@code /proc/PID/fd} that lead to a namespace. Whoever opened {@code
 * /proc/PID/ns/net} keeps that namespace, with no process in it.
 *
 * <p>A socket keeps its net namespace as well, but no file tells of which.
 */
public final class OpenNamespaces {
    /** The numbers of namespaces begin at 4026531834 (PROC_DYNAMIC_FIRST of the kernel's fs/proc/generic.c). */
    private static final String LINK = "[cimnptu]*:\\[4?????????\\]";

    /** find ends with 1 when a process ended meanwhile: that is no error. */
    public static final Command COMMAND =
            Command.asRoot("cd /proc && find [0-9]*/fd -mindepth 1 -lname \"" + LINK + "\" -printf \"%p %l\\n\"");

    /** Where find knows no -lname and no -printf (busybox). */
    public static final Command BY_LS = Command.asRoot("cd /proc && printf \"%s/fd\\0\" [0-9]* | xargs -0 ls -lR"
            + " | grep -aE \"^[0-9]+/fd:$| [0-9]+ -> [a-z]+:\\[4[0-9]{9}\\]$\"");

    private OpenNamespaces() {}

    /** An open file. */
    public record OpenFile(int pid, int number, Kind kind, long inode) {}

    /** Reads either form. A path that looks like a namespace begins with a slash all the same. */
    public static List<OpenFile> read(String text) {
        List<OpenFile> files = new ArrayList<>();
        int listed = -1;
        int at = 0;
        for (int stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', at)) {
            String line = text.substring(at, stop);
            at = stop + 1;
            if (line.endsWith("/fd:")) {
                listed = Digits.pid(line, 0, line.length() - "/fd:".length());
            } else if (line.startsWith("l")) {
                int arrow = line.indexOf(" -> ");
                int name = arrow < 0 ? -1 : line.lastIndexOf(' ', arrow - 1);
                add(files, listed, line, name + 1, arrow, arrow + " -> ".length());
            } else {
                int slash = line.indexOf("/fd/");
                int blank = line.indexOf(' ');
                int pid = slash < 0 ? -1 : Digits.pid(line, 0, slash);
                add(files, pid, line, slash + "/fd/".length(), blank, blank + 1);
            }
        }
        return List.copyOf(files);
    }

    private static void add(List<OpenFile> files, int pid, String line, int name, int end, int link) {
        int number = end < name ? -1 : Digits.pid(line, name, end);
        if (pid > 0 && number >= 0) {
            NamespaceName.of(line.substring(link)).ifPresent(found ->
                    files.add(new OpenFile(pid, number, found.kind(), found.inode())));
        }
    }
}
