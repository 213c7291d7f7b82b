package nsmirror.reading;

import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.UTS;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Places;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.ObservedNode;
import nsmirror.node.Prompts;
import nsmirror.node.RecordingWriter;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.MadeNode.Made;

/**
 * How long layout takes beside reading a recording of the same node, in this thread's CPU time, which other programs on
 * the machine do not add to: the least of several turns, and so that no grouping hides among the others the mean of all
 * nine and the longest of them.
 */
public final class LayoutTimes {
    private static final int PROCESSES = 5_000;
    private static final int TURNS = 5;
    private static final List<Grouping> GROUPINGS = Stream.concat(Stream.<Grouping>of(new Grouping.ByContainer()),
            Kind.ALL.stream().<Grouping>map(Grouping.ByKind::new)).toList();
    private static final BundledFont FONT = BundledFont.load();

    /** Does something that is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws NodeException;
    }

    private LayoutTimes() {}

    /** Prints a table. */
    public static void print() throws NodeException, IOException {
        System.out.println();
        System.out.println("processes  reading  layout mean  longest  again mean  longest (ms of CPU time)");
        for (int processes : new int[] {PROCESSES / 10, PROCESSES, PROCESSES * 10}) {
            Snapshot snapshot = new SnapshotReader().read(node(processes));
            List<Double> layout = layout(snapshot, grouping -> Optional.empty());
            List<Double> again = layout(snapshot, grouping -> map(snapshot, grouping, Optional.empty()).places());
            System.out.printf("%9d  %7.0f  %11.1f  %7.1f  %10.1f  %7.1f%n", processes, reading(processes),
                    mean(layout), Collections.max(layout), mean(again), Collections.max(again));
        }
    }

    private static double mean(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static List<Double> layout(Snapshot snapshot, Function<Grouping, Optional<Places>> before)
            throws NodeException {
        List<Double> times = new ArrayList<>();
        for (Grouping grouping : GROUPINGS) {
            Optional<Places> places = before.apply(grouping);
            times.add(least(() -> map(snapshot, grouping, places)));
        }
        return times;
    }

    private static NodeMap map(Snapshot snapshot, Grouping grouping, Optional<Places> before) {
        return MapLayout.of(snapshot, grouping, 1920, 1080, FONT, MapLayout.Options.ordinary().roomy(), before);
    }

    private static double reading(int processes) throws NodeException, IOException {
        Path file = Files.createTempFile("layout", ".nsrec");
        try {
            Nodes recordings = new Nodes(LayoutTimes.class.getResource("/assets/sample.nsrec"));
            MadeNode node = node(processes);
            try (RecordingWriter writer = RecordingWriter.create(file, node.login(), Instant.EPOCH)) {
                new SnapshotReader().read(new ObservedNode(node, writer));
                writer.save();
            }
            return least(() -> {
                try (Node recorded = recordings.open(new Target.RecordingFile(file), SshOptions.none(),
                        Prompts.refusing(), step -> {})) {
                    new SnapshotReader().read(recorded);
                }
            });
        } finally {
            Files.delete(file);
        }
    }

    private static double least(Work work) throws NodeException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TURNS; i++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        return least / 1e6;
    }

    /** A node with 120 processes of its own, the others in containers of ten, three of which make a pod. */
    private static MadeNode node(int processes) {
        MadeNode node = usual();
        for (int i = 0; i < processes; i++) {
            node.with(process(1_000 + i, i));
        }
        return node;
    }

    private static Made process(int pid, int number) {
        if (number < 120) {
            return pid(pid).childOf(1);
        }
        int leader = pid - number % 10;
        return pid(pid).childOf(pid == leader ? 1 : leader).in(PID, 10L * leader).in(MNT, 10L * leader + 1)
                .in(UTS, 10L * leader + 2).in(NET, 10L * (pid - number % 30) + 3).root("0:" + leader)
                .inner(number % 10 + 1);
    }
}
