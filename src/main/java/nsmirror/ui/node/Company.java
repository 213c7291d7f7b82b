package nsmirror.ui.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.diagram.Grouping;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;

/** Who stands in one group with whom. */
final class Company {
    private Company() {}

    /** The group before and the group after; a group that is not known is one too. */
    private record Both(Optional<?> before, Optional<?> after) {}

    /**
     * The processes another grouping puts among others: of all who stand with them before or after, fewer than half do
     * so both times. Kernel threads, which the map folds, are left out.
     */
    static Set<ProcessKey> others(Snapshot snapshot, Grouping before, Grouping after) {
        List<Process> processes = snapshot.processes().stream().filter(each -> !each.kernel()).toList();
        Map<Optional<?>, Long> then = processes.stream()
                .collect(Collectors.groupingBy(each -> group(before, each), Collectors.counting()));
        Map<Optional<?>, Long> now = processes.stream()
                .collect(Collectors.groupingBy(each -> group(after, each), Collectors.counting()));
        Map<Both, List<Process>> stay = processes.stream()
                .collect(Collectors.groupingBy(each -> new Both(group(before, each), group(after, each))));
        return stay.entrySet().stream()
                .filter(each -> {
                    long both = each.getValue().size();
                    long all = then.get(each.getKey().before()) + now.get(each.getKey().after()) - both;
                    return 2 * both < all;
                })
                .flatMap(each -> each.getValue().stream())
                .map(Process::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<?> group(Grouping grouping, Process process) {
        return switch (grouping) {
            case Grouping.ByContainer() -> process.container();
            case Grouping.ByKind(var kind) -> process.namespace(kind);
        };
    }
}
