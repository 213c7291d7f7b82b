package nsmirror.reading;

import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/** What a net namespace is called: by who lives in it, else by what holds it. */
final class NetNames {
    private static final String MOUNTED = "/netns/";

    private final Snapshot snapshot;

    NetNames(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A pod, a container, a name under /run/netns, its first process; in the end its inode. */
    String of(long inode) {
        Optional<Namespace> known = snapshot.namespace(Kind.NET, inode);
        return Optional.ofNullable(snapshot.host().get(Kind.NET)).filter(host -> host == inode).map(_ -> "the host")
                .or(() -> snapshot.pods().stream().filter(pod -> pod.net() == inode).map(Pod::name).findFirst())
                .or(() -> container(inode))
                .or(() -> known.flatMap(NetNames::mounted).map("netns "::concat))
                .or(() -> known.flatMap(Namespace::leader).flatMap(snapshot::process).map(NetNames::process))
                .orElse("net:[%d]".formatted(inode));
    }

    private Optional<String> container(long inode) {
        return snapshot.containers().stream()
                .filter(each -> snapshot.process(each.leader())
                        .flatMap(leader -> leader.namespace(Kind.NET))
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

    /** The inode of the one with that name under /run/netns. */
    Optional<Long> named(String name) {
        return snapshot.namespaces().stream()
                .filter(each -> each.kind() == Kind.NET && each.heldBy().stream()
                        .anyMatch(holder -> holder.endsWith(MOUNTED + name)))
                .map(Namespace::inode)
                .findFirst();
    }
}
