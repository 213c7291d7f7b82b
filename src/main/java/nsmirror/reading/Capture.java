package nsmirror.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.ObservedNode;
import nsmirror.node.RecordingWriter;

/** Records a node: its snapshot, and every container beside the host, so that a recording shows all a node shows. */
public final class Capture {
    private final SnapshotReader snapshots;
    private final MirrorReader mirrors;

    /** Records what these two ask. */
    public Capture(SnapshotReader snapshots, MirrorReader mirrors) {
        this.snapshots = snapshots;
        this.mirrors = mirrors;
    }

    /**
     * What was recorded.
     *
     * @param snapshot the node
     * @param mirrors every container beside the host
     * @param commands how many commands it took
     */
    public record Summary(Snapshot snapshot, List<Mirror> mirrors, int commands) {
        public Summary {
            mirrors = List.copyOf(mirrors);
        }

        /** The same in one line. */
        public String line() {
            long unread = mirrors.stream()
                    .flatMap(mirror -> mirror.facets().values().stream())
                    .filter(Summary::troubled)
                    .count();
            return "%d processes, %d containers, %d commands recorded%s".formatted(
                    snapshot.processes().size(), snapshot.containers().size(), commands,
                    unread == 0 ? "" : "; %d of %d views could not be read, which opening it shows in place".formatted(
                            unread, mirrors.stream().mapToLong(mirror -> mirror.facets().size()).sum()));
        }

        private static boolean troubled(FacetView view) {
            return view.host().trouble().isPresent() || view.container().trouble().isPresent();
        }
    }

    /**
     * Records the node into a file, which stands there whole or not at all.
     *
     * @throws NodeException if the node was lost, could not be read, or the call was cancelled
     * @throws IOException if the file could not be written; the message is one line
     */
    public Summary record(Node node, Path file) throws NodeException, IOException {
        AtomicInteger commands = new AtomicInteger();
        try (RecordingWriter writer = RecordingWriter.create(file, node.login(), Instant.now())) {
            // Not closed: the node stays the caller's.
            @SuppressWarnings("resource")
            Node observed = new ObservedNode(node, ran -> {
                commands.incrementAndGet();
                writer.accept(ran);
            });
            Summary read = read(observed);
            writer.save();
            return new Summary(read.snapshot(), read.mirrors(), commands.get());
        }
    }

    /** Reads all that a recording holds and keeps none; no commands are counted. */
    public Summary read(Node node) throws NodeException {
        Snapshot snapshot = snapshots.read(node);
        return new Summary(snapshot, mirrors.all(node, snapshot), 0);
    }
}
