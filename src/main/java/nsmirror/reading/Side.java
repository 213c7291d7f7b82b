package nsmirror.reading;

import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/** Who is asked on one side of the mirror. */
sealed interface Side {
    /** The node itself, as its PID 1 or the login sees it. */
    record OfHost() implements Side {
        @Override
        public int pid() {
            return 1;
        }

        @Override
        public String name() {
            return "the host";
        }

        @Override
        public Optional<Long> namespace(Snapshot snapshot, Kind kind) {
            return Optional.ofNullable(snapshot.host().get(kind));
        }
    }

    /**
     * A container.
     *
     * @param leader its first process, whose namespaces are looked into
     */
    record OfContainer(Container who, Process leader) implements Side {
        @Override
        public int pid() {
            return leader.pid();
        }

        @Override
        public String name() {
            return who.name();
        }

        @Override
        public Optional<Long> namespace(Snapshot snapshot, Kind kind) {
            return leader.namespace(kind);
        }
    }

    /** The process whose files in /proc tell of it. */
    int pid();

    /** As a sentence names it. */
    String name();

    /** Inode of its namespace of that kind; empty where the link could not be read. */
    Optional<Long> namespace(Snapshot snapshot, Kind kind);
}
