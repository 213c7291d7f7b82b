package nsmirror.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import nsmirror.mirror.Facet;
import nsmirror.mirror.OwnWord;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.probe.OwnTool;

/**
 * Asks a container's own tools. They are whatever the container brings, so this is done only when a person asked for it
 * and was shown what will run ({@link #offer}) and with which rights ({@link #RIGHTS}).
 */
public final class OwnTools {
    private static final int SECONDS = 10;

    /** The rights they have, in one sentence. */
    public static final String RIGHTS = "without any rights: as a user that is nobody's, in no group, with no capability"
            + " and no way to gain one, none of nsmirror's files, no environment; in the container's mount, uts, ipc and"
            + " net namespaces and not in its PID namespace; ended with all they start after " + SECONDS
            + " s, and at most " + OwnTool.MOST_BYTES / 1024 + " KB of what they print is kept. They run outside the"
            + " container's limits and its seccomp filter.";

    /** In none of the ranges that systemd, passwd or subuid give out, and below 2^31, which some tools take for the end. */
    private static final long FIRST_USER = 2_000_000_000L;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int KILLED = 137;
    private static final String ENTERING = "nsenter: ";

    private static final Map<Facet, String> TOOLS = new EnumMap<>(Map.of(
            Facet.FILES, "ls -la /",
            Facet.HOSTNAME, "hostname",
            Facet.PROCESSES, "ps",
            Facet.INTERFACES, "ip a"));

    private final int seconds;

    /** Asks each for ten seconds at most. */
    public OwnTools() {
        this(SECONDS);
    }

    OwnTools(int seconds) {
        this.seconds = seconds;
    }

    /** What would be run, in display order; nothing where no facet has a tool of its own. */
    public List<OwnWord> offer(Snapshot snapshot, Container who, Set<Facet> facets) {
        Optional<Process> leader = snapshot.process(who.leader());
        long user = user(snapshot);
        return TOOLS.entrySet().stream()
                .filter(tool -> leader.isPresent() && facets.contains(tool.getKey()))
                .map(tool -> new OwnWord(tool.getKey(), OwnTool.typed(leader.get(), user, tool.getValue()),
                        tool.getValue(), "", Optional.empty()))
                .toList();
    }

    /**
     * Runs them.
     *
     * @throws NodeException if the node was lost or the call cancelled
     */
    public List<OwnWord> ask(Node node, Snapshot snapshot, Container who, Set<Facet> facets) throws NodeException {
        List<OwnWord> offered = offer(snapshot, who, facets);
        Optional<String> cannot = cannot(node.login(), snapshot, who);
        if (cannot.isPresent() || offered.isEmpty()) {
            return offered.stream().map(word -> said(word, "", cannot)).toList();
        }
        Process leader = snapshot.process(who.leader()).orElseThrow();
        long user = user(snapshot);
        List<Command> commands = offered.stream().map(word -> OwnTool.of(leader, user, word.tool(), seconds)).toList();
        List<Answer> answers = node.run(commands);
        Asked asked = new Asked(node.login(), snapshot, Wanted.of(facets), new Side.OfContainer(who, leader),
                new Side.OfHost());
        List<OwnWord> words = new ArrayList<>();
        for (int index = 0; index < offered.size(); index++) {
            Answer answer = answers.get(index);
            words.add(said(offered.get(index), answer.text(), trouble(asked, offered.get(index), answer)));
        }
        return words;
    }

    private static OwnWord said(OwnWord word, String text, Optional<String> trouble) {
        return new OwnWord(word.facet(), word.command(), word.tool(), text, trouble);
    }

    private static Optional<String> cannot(Login login, Snapshot snapshot, Container who) {
        if (!login.root()) {
            return Optional.of("only root can enter the container's namespaces and give up its rights there: "
                    + login.whyNotRoot().orElse("log in as root, or as a user who may use sudo"));
        }
        Optional<Process> leader = snapshot.process(who.leader());
        return List.of(Kind.MNT, Kind.UTS, Kind.IPC, Kind.NET).stream()
                .filter(kind -> leader.flatMap(process -> process.namespace(kind)).isEmpty())
                .findFirst()
                .map(kind -> "its %s namespace could not be read: it may have ended, read the node again"
                        .formatted(kind.label()));
    }

    private Optional<String> trouble(Asked asked, OwnWord word, Answer answer) {
        if (answer.ending() == Ending.NOT_RECORDED) {
            return Optional.of("this is a recording: there is no container to run it in");
        }
        if (answer.ending() != Ending.EXITED || answer.ok()) {
            return Trouble.with(asked, answer);
        }
        String name = word.tool().split(" ")[0];
        boolean none = answer.exit() == NOT_FOUND || answer.exit() == NOT_EXECUTABLE;
        if (none && answer.text().startsWith(ENTERING)) {
            return Optional.of("the container has no %s of its own to run: many images bring no tools".formatted(name));
        }
        if (none) {
            return Optional.of("a tool is missing on the node to run it without rights: it takes unshare, setpriv, prlimit"
                    + " and nsenter of util-linux, and timeout");
        }
        if (answer.exit() == KILLED) {
            return Optional.of("it was ended, most likely after %d s".formatted(seconds));
        }
        if (name.equals("ps") && answer.text().contains("lookup self")) {
            return Optional.of("this ps looks for itself in /proc, and it is not in the container's PID namespace, which"
                    + " nsmirror does not enter");
        }
        return answer.text().isBlank() ? Trouble.with(asked, answer)
                : Optional.of("it ended with status " + answer.exit());
    }

    /** One that no process of the node has, so that they can reach none. */
    private static long user(Snapshot snapshot) {
        Set<Long> taken = new HashSet<>();
        snapshot.processes().forEach(process -> taken.add(Integer.toUnsignedLong(process.uid())));
        return LongStream.iterate(FIRST_USER, id -> id + 1).filter(id -> !taken.contains(id)).findFirst().orElseThrow();
    }
}
