package nsmirror.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

    /**
     * Files whose link is {@code /} are asked for too, see {@link #behind}. find ends with 1 when a process ended
     * meanwhile: that is no error.
     */
    public static final Command COMMAND = Command.asRoot("cd /proc && find [0-9]*/fd -mindepth 1 \\( -lname \"" + LINK
            + "\" -o -lname / \\) -printf \"%p %l\\n\"");

    /**
     * Where find knows no -lname and no -printf (busybox). GNU ls prints a line break in a file's name as it is, unless
     * told not to by -b; busybox's knows no -b and prints a question mark.
     */
    public static final Command BY_LS = Command.asRoot("cd /proc && b=; ls -db / >/dev/null 2>&1 && b=b; "
            + "printf \"%s/fd\\0\" [0-9]* | xargs -0 ls -lR$b"
            + " | grep -aE \"^[0-9]+/fd:$| [0-9]+ -> ([a-z]+:\\[4[0-9]{9}\\]|/)$\"");

    /** A process may have thousands of directories open; who holds a lost namespace has a few. */
    private static final int MOST_AT_ONCE = 500;

    private static final String ARROW = " -> ";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private OpenNamespaces() {}

    /** An open file. */
    public record OpenFile(int pid, int number, Kind kind, long inode) {}

    /** An open file whose link does not say what it is. */
    public record Unnamed(int pid, int number) {}

    /**
     * Asks which of these are net namespaces: one that was opened by a name in /run/netns shows that name, and {@code /}
     * when the name is gone. They are files of the same device as every namespace; to say which, the node's own readlink
     * looks at itself in there. The device is asked once more of the opened file: what was checked is what is entered,
     * whatever the process has done with its descriptor meanwhile. Other kinds are opened by a name by nobody, and only
     * an ioctl would tell them.
     */
    public static List<Command> behind(Collection<Unnamed> files) {
        return ProcFiles.chunks(files, MOST_AT_ONCE, some -> Command.asRoot("cd /proc && own=$(stat -Lc %d self/ns/net)"
                + " && stat -Lc \"%d %n\"" + some.stream().map(file -> " " + file.pid() + "/fd/" + file.number())
                        .collect(Collectors.joining())
                + " | while read -r device file; do [ \"$device\" = \"$own\" ] &&"
                + " { [ \"$(stat -Lc %d /proc/self/fd/9)\" = \"$own\" ]"
                + " && name=$(nsenter --net=/proc/self/fd/9 readlink /proc/self/ns/net)"
                + " && echo \"$file $name\"; } 9<\"$file\"; done; true")
                .within(LIMIT));
    }

    /** Reads either form. A path that looks like a namespace begins with a slash all the same. */
    public static List<OpenFile> read(String text) {
        List<OpenFile> files = new ArrayList<>();
        each(text, (file, link) -> NamespaceName.of(link).ifPresent(found ->
                files.add(new OpenFile(file.pid(), file.number(), found.kind(), found.inode()))));
        return List.copyOf(files);
    }

    /** The files whose link is {@code /}, in either form. */
    public static List<Unnamed> unnamed(String text) {
        List<Unnamed> files = new ArrayList<>();
        each(text, (file, link) -> {
            if (link.equals("/")) {
                files.add(file);
            }
        });
        return List.copyOf(files);
    }

    private static void each(String text, BiConsumer<Unnamed, String> file) {
        int listed = -1;
        int at = 0;
        for (int stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', at)) {
            String line = text.substring(at, stop);
            at = stop + 1;
            if (line.endsWith("/fd:")) {
                listed = Digits.pid(line, 0, line.length() - "/fd:".length());
            } else if (line.startsWith("l")) {
                int arrow = line.indexOf(ARROW);
                int name = arrow < 0 ? -1 : line.lastIndexOf(' ', arrow - 1);
                hand(file, listed, line, name + 1, arrow, arrow + ARROW.length());
            } else {
                int slash = line.indexOf("/fd/");
                int blank = line.indexOf(' ');
                int pid = slash < 0 ? -1 : Digits.pid(line, 0, slash);
                hand(file, pid, line, slash + "/fd/".length(), blank, blank + 1);
            }
        }
    }

    private static void hand(
            BiConsumer<Unnamed, String> file, int pid, String line, int name, int end, int link) {
        int number = end < name ? -1 : Digits.pid(line, name, end);
        if (pid > 0 && number >= 0) {
            file.accept(new Unnamed(pid, number), line.substring(link));
        }
    }
}
