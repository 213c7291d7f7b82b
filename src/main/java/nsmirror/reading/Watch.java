package nsmirror.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import nsmirror.model.Snapshot;
import nsmirror.model.Timings;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.StatFiles;
import nsmirror.text.Shown;

/**
 * A node that is read again and again. First it is read whole: everything in /proc, lsns and ps in one round trip, then
 * in a second what depends on the first (see {@link Look}). Old or small tools cost another, in which they are asked in
 * words they know.
 *
 * <p>After that a read is a refresh, one round trip: the sweep of /proc, complete as at first, without lsns, ps or a look
 * into any namespace. What they told is kept as long as the same process is in the namespace, for an owner, a parent or
 * a user's name does not change. A namespace that is new is asked about in a second round trip, and once more at the
 * next read: what makes a container gives it its hostname, root directory and network a moment later. Since those may
 * change later as well, the node is read whole every few minutes.
 *
 * <p>For one thread at a time.
 */
public final class Watch {
    private static final Duration MOST_KEPT = Duration.ofMinutes(5);
    private static final int MOST_OF_AN_ERROR = 120;

    private final Node node;
    private final LongSupplier nanoTime;
    private final Answers answers;
    private Optional<Known> known = Optional.empty();
    private long wholeAt;

    /** @param nanoTime a clock as {@link System#nanoTime} */
    Watch(Node node, LongSupplier nanoTime) {
        this.node = node;
        this.nanoTime = nanoTime;
        this.answers = new Answers(node);
    }

    /**
     * Reads the node once more.
     *
     * @throws NodeException if the node was lost, the call cancelled, or not one process could be read; what was known
     *     before still is
     */
    public Snapshot read() throws NodeException {
        long begun = System.nanoTime();
        long now = nanoTime.getAsLong();
        boolean whole = known.isEmpty() || now - wholeAt > MOST_KEPT.toNanos();
        answers.begin(Questions.lasting());
        SnapshotAssembly assembly = whole ? whole() : refresh(known.orElseThrow());
        if (whole) {
            wholeAt = now;
        }
        return assembly.snapshot(
                whole ? Optional.empty() : Optional.of(Duration.ofNanos(now - wholeAt)),
                () -> new Timings(
                        node.login().connecting().toMillis(),
                        answers.time().toMillis(),
                        Duration.ofNanos(System.nanoTime() - begun - answers.nanosWaited()).toMillis()));
    }

    private SnapshotAssembly whole() throws NodeException {
        Questions.askWhole(answers);
        Questions.askInOtherWords(answers);
        SnapshotAssembly assembly = assembly(Optional.empty());
        Look look = assembly.look();
        answers.ask(look.commands());
        assembly.lookedInto(look);
        askRuntimes(assembly);
        known = Optional.of(assembly.known(Optional.empty()));
        return assembly;
    }

    private SnapshotAssembly refresh(Known before) throws NodeException {
        List<Command> between = new ArrayList<>();
        before.young().ifPresent(young -> {
            between.addAll(Questions.ofNamespaces(before.seen().told().lsnsForm(), Questions.plain(answers)));
            between.addAll(young.commands());
        });
        answers.ask(Questions.ofSweep(answers, between));
        if (answers.notRecorded(NamespaceLinks.COMMAND)) {
            // A recording of whole reads, which is all it can answer.
            return whole();
        }
        Questions.askInOtherWords(answers);
        SnapshotAssembly assembly = assembly(Optional.of(before));
        before.young().ifPresent(assembly::lookedInto);

        List<Command> more = new ArrayList<>();
        Optional<Look> young = assembly.anyNew() ? Optional.of(assembly.look()) : Optional.empty();
        young.ifPresent(look -> {
            more.addAll(look.commands());
            if (before.young().isEmpty()) {
                more.addAll(Questions.ofNamespaces(assembly.told().lsnsForm(), Questions.plain(answers)));
            }
        });
        if (assembly.anyUserNew()) {
            assembly.told().psForm().ifPresent(form -> more.add(form.command()));
        }
        answers.ask(more);
        young.ifPresent(assembly::lookedInto);
        if (!more.isEmpty()) {
            assembly.toldMore();
        }
        askRuntimes(assembly);
        known = Optional.of(assembly.known(young));
        return assembly;
    }

    /** For names no file told; a round trip only where a container is new that one of them may know. */
    private void askRuntimes(SnapshotAssembly assembly) throws NodeException {
        AskedRuntimes runtimes = assembly.runtimes();
        answers.ask(runtimes.commands());
        assembly.runtimesTold(runtimes);
    }

    private SnapshotAssembly assembly(Optional<Known> before) throws NodeException {
        SnapshotAssembly assembly = new SnapshotAssembly(node, answers, before);
        if (assembly.processes().isEmpty()) {
            throw nothingRead();
        }
        return assembly;
    }

    private NodeException nothingRead() {
        String said = answers.to(StatFiles.COMMAND).map(Answer::errorText).orElse("").lines().findFirst().orElse("");
        return new NodeException(Reason.UNREADABLE, Shown.line(node.login().target())
                + ": no process could be read" + (said.isBlank() ? "" : ": " + Shown.line(said, MOST_OF_AN_ERROR))
                + "; it must be Linux with /proc, and have grep");
    }
}
