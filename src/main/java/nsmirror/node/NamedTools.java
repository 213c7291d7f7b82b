package nsmirror.node;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The tools a login may run as root by name, where sudoers allows it no sh. Each becomes a function of that name in the
 * commands that need root, which stay as they are.
 *
 * @param names out of {@link #ASKED_FOR}
 */
record NamedTools(List<String> names) {
    static final NamedTools NONE = new NamedTools(List.of());

    /** The one without which processes have no namespaces. */
    private static final String LINKS = "find";

    /** What a snapshot asks of root. None of them starts another program or writes, as it is used. */
    private static final List<String> ASKED_FOR = List.of(LINKS, "lsns", "ps", "stat", "ls");

    /** By name sudo takes the first in PATH, where sudoers has no secure_path. */
    private static final String SYSTEM_FIRST = "PATH=\"" + SystemPath.DIRECTORIES + ":$PATH\"\n";

    /**
     * Prints those of them that are allowed without a password, one a line. Listing leaves nothing in the log where there
     * is a rule without a password; where there is none it is refused in words, and so no more is asked. That a tool is
     * listed does not mean that it needs no password, so it is tried.
     */
    static final Command PROBE = Command.asUser(SYSTEM_FIRST + """
            for t in %s; do
                said=$(sudo -n -l "$t" 2>&1 >/dev/null) || { [ -z "$said" ] && continue; break; }
                case $t in find|ls|stat) set -- -d /; [ $t != find ] || set -- / -maxdepth 0; [ $t != stat ] || set -- /;;
                *) set -- --version;; esac
                sudo -n "$t" "$@" >/dev/null 2>&1 && echo "$t"
            done
            """.formatted(String.join(" ", ASKED_FOR)));

    /**
     * A timeout of the login's cannot end what runs as root. So that this cannot write into another command's output, it
     * writes to a cat, which can be ended.
     */
    private static final String FUNCTION =
            "%1$s() { { r=$({ { sudo -n %1$s \"$@\"; echo $? >&3; } | cat >&4; } 3>&1); } 4>&1; return \"$r\"; }\n";

    /** xargs starts no function. It is used as {@code xargs -0 TOOL …} throughout. */
    private static final String XARGS = "xargs() { o=$1 t=$2; shift 2; case $t in %s) set -- sudo -n \"$t\" \"$@\";; "
            + "*) set -- \"$t\" \"$@\";; esac; command xargs \"$o\" \"$@\"; }\n";

    /** Reads what {@link #PROBE} printed. */
    static NamedTools of(Answer answer) {
        return new NamedTools(answer.text().lines().filter(ASKED_FOR::contains).distinct().toList());
    }

    /** Whether they show the namespaces of all processes. */
    boolean showNamespaces() {
        return names.contains(LINKS);
    }

    /** The command with these tools as root's. */
    Command with(Command command) {
        if (names.isEmpty() || !command.root()) {
            return command;
        }
        String functions = names.stream().map(FUNCTION::formatted).collect(Collectors.joining());
        return new Command(
                SYSTEM_FIRST + functions + XARGS.formatted(String.join("|", names)) + command.shell(),
                true, command.limit(), command.mostBytes());
    }
}
