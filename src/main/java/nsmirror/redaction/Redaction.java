package nsmirror.redaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.mirror.Mirror;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/**
 * Nodes without what tells whose they are; one for a whole batch, so that the same host is the same stand-in in all of
 * it. Not safe for use by several threads.
 */
public final class Redaction {
    private final StandIns standIns = new StandIns();
    private final Set<String> kept = new LinkedHashSet<>();

    /** Goes on from what an earlier batch replaced. */
    public Redaction(Replacements before) {
        before.into(standIns);
    }

    /** What was read of a node. */
    public record Seen(Snapshot snapshot, List<Mirror> mirrors) {
        public Seen {
            mirrors = List.copyOf(mirrors);
        }
    }

    /** Reads a node: all that is to be known of it, always in the same order. */
    @FunctionalInterface
    public interface Look {
        Seen at(Node node) throws NodeException;
    }

    /**
     * The node, replaced: it can be looked at once, in the same way.
     *
     * @throws NodeException if the node was lost, could not be read, or the call was cancelled
     */
    public Node of(Node node, Look look) throws NodeException {
        Transcript transcript = new Transcript(node);
        Seen seen = look.at(transcript);
        Identities identities =
                Identities.of(node.login().user(), seen.snapshot(), seen.mirrors(), transcript.texts());
        kept.addAll(identities.kept());
        standIns.avoid(identities.names());
        standIns.avoid(Looks.addresses(transcript.texts()));
        Map<String, String> known = identities.standIns(standIns);
        Wording wording = new Wording(standIns, known);
        Map<Integer, List<String>> arguments = seen.snapshot().processes().stream()
                .collect(Collectors.toMap(Process::pid, Process::command, (one, other) -> one));
        AnswerWords words = new AnswerWords(wording, new Arguments(wording, Set.copyOf(known.values())), arguments);
        return new Retelling(login(node.login(), seen.snapshot(), known, wording),
                node.gaps().stream().map(wording::of).toList(), transcript.trips(), words);
    }

    /** A recording's target is its file's name, which may say anything. */
    private static Login login(Login login, Snapshot snapshot, Map<String, String> known, Wording wording) {
        return new Login(known.getOrDefault(snapshot.node().hostname(), "node"), wording.of(login.user()), login.root(),
                login.whyNotRoot().map(wording::of), login.rootTools(), login.connecting(), login.reader());
    }

    /** What was replaced by what up to now, for the author's eyes. */
    public Replacements replacements() {
        return Replacements.of(standIns, kept);
    }
}
