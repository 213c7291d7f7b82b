package nsmirror.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nsmirror.model.Process;

/**
 * Processes that belong together, before they have a name.
 *
 * @param members by PID
 * @param leader the PID 1 of its own PID namespace, the outermost if there are several; else the lowest PID
 * @param runtime what their cgroup says
 */
record ContainerGroup(List<Process> members, Process leader, Optional<RuntimeCgroup> runtime) {
    static ContainerGroup of(List<Process> members, Optional<RuntimeCgroup> runtime) {
        List<Process> sorted = members.stream().sorted(Comparator.comparing(Process::pid)).toList();
        return new ContainerGroup(sorted, first(sorted), runtime);
    }

    /**
     * In a PID namespace of its own the first process has two PIDs, the inner of them 1. So has that of a namespace
     * nested in it, as a sandbox makes them: it has a PID more, and started later, but after PIDs began anew it may have
     * the lower one.
     */
    static Process first(List<Process> sorted) {
        return sorted.stream()
                .filter(each -> each.nspid().size() > 1 && each.innermostPid() == 1)
                .min(Comparator.comparing((Process each) -> each.nspid().size()).thenComparing(each -> each.key().start()))
                .orElse(sorted.getFirst());
    }
}
