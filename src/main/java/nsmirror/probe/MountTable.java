package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/** {@code /proc/PID/mountinfo}: the mounts a process sees below its root. The format is that of proc(5). */
public final class MountTable {
    private static final int FIELDS_BEFORE_DASH = 6;

    private MountTable() {}

    /**
     * A mount.
     *
     * @param id its number, unique among the node's mounts
     * @param parent the mount it sits on
     * @param device {@code major:minor} of the file system
     * @param root which directory of that file system is mounted; {@code /} unless it is a bind mount of a part
     * @param target where, as the process sees it
     * @param options the mount's own options
     * @param type the file system's type
     * @param source what the file system was made from, in the type's own words
     * @param superOptions the file system's options
     */
    public record Mount(
            int id,
            int parent,
            String device,
            String root,
            String target,
            String options,
            String type,
            String source,
            String superOptions) {}

    /** The mounts in the kernel's order, and how many lines could not be read. */
    public record Mounts(List<Mount> mounts, int skipped) {
        public Mounts {
            mounts = List.copyOf(mounts);
        }
    }

    /** Reads the mounts of the node's PID 1. */
    public static Command ofHost() {
        return Command.asUser("cat /proc/1/mountinfo");
    }

    /** Reads the mounts of the process; as root only to know that it still is in the same namespace. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.opened(process, Kind.MNT, "mountinfo", "", "cat <&9"));
    }

    /** Reads what the command printed. */
    public static Mounts read(Answer answer) {
        return read(answer.text());
    }

    /** Reads rows of mountinfo, whichever of them. */
    static Mounts read(String text) {
        List<Mount> mounts = new ArrayList<>();
        int skipped = 0;
        for (String line : text.split("\n")) {
            Optional<Mount> mount = mount(line.split(" "));
            mount.ifPresent(mounts::add);
            skipped += mount.isPresent() || line.isBlank() ? 0 : 1;
        }
        return new Mounts(mounts, skipped);
    }

    /** Blanks, tabs, line breaks and backslashes are octal escapes in every field, so a single blank separates. */
    private static Optional<Mount> mount(String[] fields) {
        int dash = FIELDS_BEFORE_DASH;
        while (dash < fields.length && !fields[dash].equals("-")) {
            dash++;
        }
        if (fields.length < dash + 3) {
            return Optional.empty();
        }
        Optional<Integer> id = Digits.small(fields[0]);
        Optional<Integer> parent = Digits.small(fields[1]);
        if (id.isEmpty() || parent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Mount(id.get(), parent.get(), fields[2], CEscapes.undone(fields[3]),
                CEscapes.undone(fields[4]), fields[5], CEscapes.undone(fields[dash + 1]),
                CEscapes.undone(fields[dash + 2]),
                fields.length > dash + 3 ? CEscapes.undone(fields[dash + 3]) : ""));
    }
}
