package nsmirror.ui.details;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.SameContainers;
import nsmirror.model.Snapshot;

/** What a subject of a picture is in its snapshot. */
public final class Subjects {
    private Subjects() {}

    /** The processes that belong to it, by PID. */
    public static List<Process> members(Snapshot snapshot, Subject subject) {
        return switch (subject) {
            case Subject.OfProcess one -> process(snapshot, one).stream().toList();
            case Subject.OfNamespace group -> snapshot.processes().stream()
                    .filter(process -> process.namespace(group.kind()).filter(i -> i == group.inode()).isPresent())
                    .toList();
            case Subject.OfCombination(var inodes) -> snapshot.processes().stream()
                    .filter(process -> process.namespaces().equals(inodes))
                    .toList();
            case Subject.OfContainer container -> inContainers(snapshot, Set.of(container.name()));
            case Subject.OfPod pod -> inContainers(snapshot,
                    snapshot.pod(pod.name()).map(found -> Set.copyOf(found.containers())).orElse(Set.of()));
            case Subject.OfHost _ ->
                snapshot.processes().stream().filter(process -> process.container().isEmpty()).toList();
        };
    }

    private static List<Process> inContainers(Snapshot snapshot, Set<String> names) {
        return snapshot.processes().stream()
                .filter(process -> process.container().filter(names::contains).isPresent())
                .toList();
    }

    /** Whether the snapshot still has it. */
    public static boolean exists(Snapshot snapshot, Subject subject) {
        return switch (subject) {
            case Subject.OfProcess one -> process(snapshot, one).isPresent();
            case Subject.OfNamespace group -> snapshot.namespace(group.kind(), group.inode()).isPresent();
            case Subject.OfCombination _ -> !members(snapshot, subject).isEmpty();
            case Subject.OfContainer container -> snapshot.container(container.name()).isPresent();
            case Subject.OfPod pod -> snapshot.pod(pod.name()).isPresent();
            case Subject.OfHost _ -> true;
        };
    }

    /** What a subject of an earlier snapshot is in a later one: a container under the name it has now. */
    public static Optional<Subject> carried(Snapshot before, Snapshot now, Subject subject) {
        Subject renamed = subject instanceof Subject.OfContainer(String name)
                ? new Subject.OfContainer(SameContainers.of(before, now).name(name).orElse(name)) : subject;
        return Optional.of(renamed).filter(each -> exists(now, each));
    }

    /** The process a subject stands for. */
    public static Optional<Process> process(Snapshot snapshot, Subject.OfProcess subject) {
        return snapshot.process(subject.key().pid()).filter(process -> process.key().equals(subject.key()));
    }

    /** The one container it is, or is all within; empty where there is none or more than one. */
    public static Optional<Container> container(Snapshot snapshot, Subject subject) {
        if (subject instanceof Subject.OfContainer container) {
            return snapshot.container(container.name());
        }
        Set<Optional<String>> names =
                members(snapshot, subject).stream().map(Process::container).collect(Collectors.toSet());
        return names.size() == 1 ? names.iterator().next().flatMap(snapshot::container) : Optional.empty();
    }
}
