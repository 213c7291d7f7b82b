package nsmirror.probe;

import java.util.List;
import java.util.stream.Collectors;
import nsmirror.node.ShellText;

/**
 * The shell text that goes down from a directory that is open as descriptor 9, name by name, and never leaves it.
 *
 * <p>A container owns what lies below its root and may put a link in the place of a directory at any moment; whoever
 * follows it as root, in the node's own root directory, lists the node's files as the container's (as {@code docker cp}
 * did, CVE-2018-15664). A path checked beforehand proves nothing, and a shell cannot open without following links
 * (O_NOFOLLOW). So each step is opened first and what was opened is checked:
 * <ul>
 *   <li>its {@code ..} is the directory the step began in, by device and inode: true of a directory in it, and of what is
 *       mounted on one, but not of where a link leads;
 *   <li>the mount it is in is the root's own or stands in the container's mount table as it was at the beginning, by the
 *       kernel's number, which is unique on the node (mnt_id in fdinfo, Linux 3.15 on; before, the first check stands alone). So what the node has
 *       mounted over a directory that both have is not shown either.
 * </ul>
 * A link is not followed at all, not even one that would stay inside: it is said where it leads.
 *
 * <p>The descriptors are those of nested braces, since mksh keeps from other programs what exec opens.
 */
final class DirectoryWalk {
    private static final String FUNCTION = """
            down() { [ $# -gt 0 ] || { %1$s; return; }; \
            [ ! -L "/proc/self/fd/9/$1" ] || { printf "%%s " $# >&2; readlink "/proc/self/fd/9/$1" >&2; exit %2$d; }; \
            [ -d "/proc/self/fd/9/$1/." ] || exit %3$d; \
            { [ "$(stat -Lc %%d:%%i /proc/self/fd/9/..)" = "$(stat -Lc %%d:%%i /proc/self/fd/8)" ] || exit %2$d; \
            m=$(sed -n "s/^mnt_id:[^0-9]*//p" /proc/self/fdinfo/9); \
            case " $r $i" in *" $m "*) ;; *) exit %2$d;; esac; \
            shift; down "$@"; } 8<&9 9<"/proc/self/fd/9/$1/."; }; \
            i="$(sed "s/ .*//" <&7 | tr "\\n" " ")"; \
            r=$(sed -n "s/^mnt_id:[^0-9]*//p" /proc/self/fdinfo/9); down""";

    private DirectoryWalk() {}

    /** What opens, as descriptor 7, the mount table of who has the root directory: a PID or {@code self}. */
    static String mounts(String process) {
        return " 7</proc/" + process + "/mountinfo";
    }

    /** Goes down and then runs the listing; without names it is the listing alone. */
    static String then(String listing, List<String> names) {
        return names.isEmpty()
                ? listing
                : FUNCTION.formatted(listing, RootListing.LINK, RootListing.NO_DIRECTORY)
                        + names.stream().map(ShellText::quoted).collect(Collectors.joining(" ", " ", ""));
    }
}
