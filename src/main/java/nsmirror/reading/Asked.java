package nsmirror.reading;

import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Together;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.node.Login;

/**
 * What one side of a mirror is asked for.
 *
 * @param login who reads the node
 * @param snapshot the node
 * @param wanted what the mirror is to show
 * @param side who is asked
 * @param other who stands on the other side
 */
record Asked(Login login, Snapshot snapshot, Wanted wanted, Side side, Side other) {
    /** The same of the other side. */
    Asked across() {
        return new Asked(login, snapshot, wanted, other, side);
    }

    /** Whether both sides are in one namespace of that kind. */
    Together together(Kind kind) {
        Optional<Long> own = side.namespace(snapshot, kind);
        Optional<Long> others = other.namespace(snapshot, kind);
        if (own.isEmpty() || others.isEmpty()) {
            return Together.UNKNOWN;
        }
        return own.equals(others) ? Together.SHARED : Together.APART;
    }

    /** Whether the side lives in the host's namespace of that kind. */
    boolean inHosts(Kind kind) {
        Optional<Long> own = side.namespace(snapshot, kind);
        return own.isPresent() && own.equals(Optional.ofNullable(snapshot.host().get(kind)));
    }

    /** Whether its namespace of that kind is known, so that it can be entered. */
    boolean enters(Kind kind) {
        return side.namespace(snapshot, kind).isPresent();
    }

    /** Names of the containers on no side of this mirror that are in the side's namespace of that kind. */
    List<String> neighbours(Kind kind) {
        Optional<Long> inode = side.namespace(snapshot, kind);
        return snapshot.containers().stream()
                .filter(each -> each.leader() != side.pid() && each.leader() != other.pid())
                .filter(each -> inode.isPresent() && inodeOf(each, kind).equals(inode))
                .map(Container::name)
                .toList();
    }

    private Optional<Long> inodeOf(Container container, Kind kind) {
        return snapshot.process(container.leader()).flatMap(process -> process.namespace(kind));
    }
}
