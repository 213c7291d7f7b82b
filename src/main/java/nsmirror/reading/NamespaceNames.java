package nsmirror.reading;

import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/** What a namespace of one kind is called: by who lives in it, else by what holds it. */
final class NamespaceNames {
    private static final String MOUNTED = "/netns/";

    private final Snapshot snapshot;
    private final Kind kind;

    NamespaceNames(Snapshot snapshot, Kind kind) {
        this.snapshot = snapshot;
        this.kind = kind;
    }

    /** A pod, a container, a name under /run/netns, its first process; in the end its inode. */
    String of(long inode) {
        Optional<Namespace> known = snapshot.namespace(kind, inode);
        return Optional.ofNullable(snapshot.host().get(kind)).filter(host -> host == inode).map(_ -> "the host")
                .or(() -> pod(inode))
                .or(() -> container(inode))
                .or(() -> known.flatMap(NamespaceNames::mounted).map("netns "::concat))
                .or(() -> known.flatMap(Namespace::leader).flatMap(snapshot::process).map(NamespaceNames::process))
                .orElse("%s:[%d]".formatted(kind.label(), inode));
    }

    private Optional<String> pod(long inode) {
        return snapshot.pods().stream().filter(pod -> kind == Kind.NET && pod.net() == inode).map(Pod::name).findFirst();
    }

    private Optional<String> container(long inode) {
        return snapshot.containers().stream()
                .filter(each -> snapshot.process(each.leader())
                        .flatMap(leader -> leader.namespace(kind))
                        .equals(Optional.of(inode)))
                .map(Container::name)
                .findFirst();
    }

    private static String process(Process leader) {
        return "the namespace of %s (PID %d)".formatted(leader.comm(), leader.pid());
    }

    private static Optional<String> mounted(Namespace namespace) {
        return namespace.heldBy().stream()
                .filter(holder -> holder.contains(MOUNTED))
                .map(holder -> holder.substring(holder.lastIndexOf(MOUNTED) + MOUNTED.length()))
                .findFirst();
    }

    /** The inode of the net namespace with that name under /run/netns. */
    Optional<Long> named(String name) {
        return snapshot.namespaces().stream()
                .filter(each -> each.kind() == kind && each.heldBy().stream()
                        .anyMatch(holder -> holder.endsWith(MOUNTED + name)))
                .map(Namespace::inode)
                .findFirst();
    }
}
