package nsmirror.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * Which cgroups a process is in, as the login and as the process's own cgroup namespace name them, and what these and
 * the cgroups above them limit: memory, CPU, number of processes, of v1 and v2. See cgroups(7).
 *
 * <p>Whoever may make cgroups gives them any name without a line break. So no name ever becomes part of a command: the
 * text below is the same for all, and the node's shell takes the names out of {@code /proc/PID/cgroup} into variables,
 * which it reads as data. It runs nothing but its own builtins over them. Below a cgroup mount there are no links to
 * follow, and a name that begins with {@code ..} as the kernel writes it for what the login cannot see is not walked.
 * So it is safe as root, for whom alone a cgroup may be open that was given to another user.
 */
public final class CgroupLimits {
    /** The first mount of the v2 tree and of each v1 controller: its root in the tree, and where it is. */
    private static final String MOUNTS = """
            ur= ut= mr= mt= cr= ct= pr= pt=; \
            while read -r i p d r t x; do case $x in \
            *" - cgroup2 "*) [ "$ut" ] || { ur=$r; ut=$t; };; \
            *" - cgroup "*) case ,${x##* }, in *,memory,*) [ "$mt" ] || { mr=$r; mt=$t; };; esac; \
            case ,${x##* }, in *,cpu,*) [ "$ct" ] || { cr=$r; ct=$t; };; esac; \
            case ,${x##* }, in *,pids,*) [ "$pt" ] || { pr=$r; pt=$t; };; esac;; \
            esac; done </proc/self/mountinfo;""";

    /** From the cgroup up to the root: an empty field, the path below the mount, then files with what is in them. */
    private static final String WALK = """
            walk() { case $3 in /..|/../*) return;; esac; [ "$2" ] || return; \
            case $1 in /) d=$3;; *) case $3 in "$1"|"$1"/*) d=${3#"$1"};; *) return;; esac;; esac; \
            d=${d%/}; n=0; while [ $n -lt 64 ]; do n=$((n+1)); printf "\\0%s\\0" "$d"; \
            [ ! -e "$2$d" ] || [ -x "$2$d" ] || printf "closed\\0.\\0"; \
            for f in $4; do { read -r v <"$2$d/$f"; } 2>/dev/null && printf "%s\\0%s\\0" $f "$v" \
            || [ ! -e "$2$d/$f" ] || [ -r "$2$d/$f" ] || printf "closed\\0%s\\0" $f; done; \
            [ "$d" ] || break; d=${d%/*}; done; };""";

    private static final String EACH = """
            cat /proc/%1$d/cgroup && printf "\\0" && { while IFS= read -r l; do q=${l#*:}; c=${q%%%%:*}; q=${q#*:}; \
            case ,$c, in \
            ,,) walk "$ur" "$ut" "$q" \
            "memory.max memory.high memory.current cpu.max cpu.weight pids.max pids.current";; esac; \
            case ,$c, in *,memory,*) walk "$mr" "$mt" "$q" "memory.limit_in_bytes memory.usage_in_bytes";; esac; \
            case ,$c, in *,cpu,*) walk "$cr" "$ct" "$q" "cpu.cfs_quota_us cpu.cfs_period_us cpu.shares";; esac; \
            case ,$c, in *,pids,*) walk "$pr" "$pt" "$q" "pids.max pids.current";; esac; \
            done </proc/%1$d/cgroup; true; }""";

    /** Stands for a file's name where a cgroup or a file in it is closed to the login. */
    private static final String CLOSED = "closed";
    private static final int MOST_LEVELS = 1_000;

    private CgroupLimits() {}

    /**
     * A hierarchy the process is in.
     *
     * @param controllers of v1, or {@code name=systemd}; empty for the v2 tree
     */
    public record Hierarchy(String controllers, String path) {}

    /** A cgroup on the way up: its path below the mount, empty for the root, and its files, each one line. */
    public record Level(String path, Map<String, String> files) {
        /** Whether the login may not look into it, or not into all of its files. */
        public boolean closed() {
            return files.containsKey(CLOSED);
        }
    }

    /** The levels of one hierarchy follow each other, from the process's own cgroup up. */
    public record Places(List<Hierarchy> hierarchies, List<Level> levels) {
        public Places {
            hierarchies = List.copyOf(hierarchies);
            levels = List.copyOf(levels);
        }
    }

    /** Asks for those of the node's PID 1. */
    public static Command ofHost() {
        return Command.asRoot(MOUNTS + WALK + EACH.formatted(1));
    }

    /** Asks for those of the process. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.watched(process, MOUNTS + WALK + EACH.formatted(process.pid())));
    }

    /** Asks what the process's own cgroup namespace calls them; its nsenter needs util-linux 2.28. */
    public static Command inside(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.CGROUP, "cat /proc/%d/cgroup".formatted(process.pid())));
    }

    /** Reads what either command printed. */
    public static Places read(Answer answer) {
        String text = answer.text();
        int end = text.indexOf('\0');
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (String line : (end < 0 ? text : text.substring(0, end)).split("\n")) {
            hierarchy(line).ifPresent(hierarchies::add);
        }
        return new Places(hierarchies, end < 0 ? List.of() : levels(text.substring(end + 1).split("\0", -1)));
    }

    /** {@code NUMBER:CONTROLLERS:PATH}; the controllers may hold no colon, the path may. */
    private static Optional<Hierarchy> hierarchy(String line) {
        int first = line.indexOf(':');
        int second = line.indexOf(':', first + 1);
        return first < 0 || second < 0 || Digits.of(line.substring(0, first)) == Digits.NONE
                ? Optional.empty()
                : Optional.of(new Hierarchy(line.substring(first + 1, second), line.substring(second + 1)));
    }

    private static List<Level> levels(String[] fields) {
        List<Level> levels = new ArrayList<>();
        int at = 0;
        while (at + 1 < fields.length && levels.size() < MOST_LEVELS) {
            if (fields[at].isEmpty()) {
                levels.add(new Level(fields[at + 1], new LinkedHashMap<>()));
            } else if (!levels.isEmpty()) {
                levels.getLast().files().putIfAbsent(fields[at], fields[at + 1]);
            }
            at += 2;
        }
        return levels;
    }
}
