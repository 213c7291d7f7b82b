package nsmirror.reading;

import java.util.List;
import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.node.Login;

/**
 * What a mirror is asked for.
 *
 * @param login who reads the node
 * @param snapshot the node
 * @param who the container
 * @param leader its first process, whose namespaces are looked into
 */
record Asked(Login login, Snapshot snapshot, Container who, Process leader) {
    /** Whether the container lives in the host's namespace of that kind. */
    boolean shares(Kind kind) {
        return who.shares().get(kind) == Sharing.HOST;
    }

    /** Whether its namespace of that kind is known, so that it can be entered. */
    boolean enters(Kind kind) {
        return leader.namespace(kind).isPresent();
    }

    /** Names of the other containers in the same namespace of that kind. */
    List<String> neighbours(Kind kind) {
        Optional<Long> inode = leader.namespace(kind);
        return snapshot.containers().stream()
                .filter(other -> !other.name().equals(who.name()))
                .filter(other -> inode.isPresent() && inodeOf(other, kind).equals(inode))
                .map(Container::name)
                .toList();
    }

    private Optional<Long> inodeOf(Container other, Kind kind) {
        return snapshot.process(other.leader()).flatMap(process -> process.namespace(kind));
    }
}
