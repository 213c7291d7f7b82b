package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Command;
import nsmirror.probe.UidMaps;
import nsmirror.probe.UidMaps.Range;

/**
 * The user namespaces between a side's and the node's. The kernel shows every map in the ids of who reads it, the node's;
 * what an id is in between comes from the maps of those namespaces.
 */
final class UserLevels {
    /** The kernel allows 32. */
    private static final int MOST = 32;

    private final Snapshot snapshot;
    private final NamespaceNames names;
    private final List<Namespace> between = new ArrayList<>();

    UserLevels(Asked asked) {
        snapshot = asked.snapshot();
        names = new NamespaceNames(snapshot, Kind.USER);
        Optional<Long> next = asked.inHosts(Kind.USER) ? Optional.empty() : above(asked.side().namespace(snapshot, Kind.USER));
        while (next.isPresent() && !next.get().equals(snapshot.host().get(Kind.USER)) && between.size() < MOST) {
            Optional<Namespace> known = snapshot.namespace(Kind.USER, next.get());
            known.ifPresent(between::add);
            next = known.flatMap(Namespace::parent);
        }
    }

    private Optional<Long> above(Optional<Long> inode) {
        return inode.flatMap(own -> snapshot.namespace(Kind.USER, own)).flatMap(Namespace::parent);
    }

    private Optional<Process> process(Namespace namespace) {
        return namespace.leader().flatMap(snapshot::process);
    }

    /** What has to be asked: the maps of each that a process is in. */
    List<Command> asks() {
        return between.stream().map(this::process).flatMap(Optional::stream).map(UidMaps::of).toList();
    }

    /** {@code 1000-1999 in outer}, the innermost first; empty where there are none between. */
    Optional<String> between(Range range, RoundTrip answers) {
        return between.isEmpty()
                ? Optional.empty()
                : Optional.of(between.stream().map(each -> words(each, range, answers)).collect(Collectors.joining(", ")));
    }

    private String words(Namespace namespace, Range range, RoundTrip answers) {
        String ids = process(namespace).stream()
                .flatMap(process -> UidMaps.read(answers.to(UidMaps.of(process))).ranges().stream())
                .filter(each -> each.kind().equals(range.kind()) && each.outside() <= range.outside()
                        && range.outside() < each.outside() + each.count())
                .findFirst()
                .map(each -> ids(each.inside() + range.outside() - each.outside(), range.count()))
                .orElse("unknown ids");
        return "%s in %s".formatted(ids, names.of(namespace.inode()));
    }

    private static String ids(long first, long count) {
        return count == 1 ? String.valueOf(first) : "%d-%d".formatted(first, first + count - 1);
    }
}
