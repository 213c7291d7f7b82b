package nsmirror.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Pod;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;

/** What is to be said in words of the parts of a drawing, one sentence each. Names of the node come out escaped. */
final class Sentences {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMED = 6;

    private final Snapshot snapshot;

    Sentences(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Of the host, a pod, a container or a namespace; nothing of others. */
    Optional<String> of(Subject subject) {
        return switch (subject) {
            case Subject.OfHost() -> Optional.of(host());
            case Subject.OfPod(String name) -> snapshot.pod(name).map(this::of);
            case Subject.OfContainer(String name) -> snapshot.container(name).map(this::of);
            case Subject.OfNamespace(Kind kind, long inode) -> Optional.of(namespace(kind, inode));
            default -> Optional.empty();
        };
    }

    String host() {
        long own = snapshot.processes().stream().filter(each -> each.container().isEmpty()).count();
        return "The host " + name(snapshot.node().hostname()) + ": " + processes(own) + " in no container.";
    }

    String of(Pod pod) {
        Map<Sharing, List<Kind>> shared = pod.containers().stream().flatMap(each -> snapshot.container(each).stream())
                .findFirst().map(Sentences::bySharing).orElse(Map.of());
        return "Pod " + name(pod.name()) + ": " + listed(pod.containers()) + " share the namespaces "
                + kinds(shared.getOrDefault(Sharing.POD, List.of(Kind.NET))) + ".";
    }

    String of(Container container) {
        Map<Sharing, List<Kind>> shares = bySharing(container);
        List<String> parts = new ArrayList<>();
        parts.add(processes(container.pids().size()));
        Optional.ofNullable(shares.get(Sharing.OWN)).ifPresent(kinds -> parts.add("own " + kinds(kinds)));
        Optional.ofNullable(shares.get(Sharing.POD)).ifPresent(kinds -> parts.add("its pod's " + kinds(kinds)));
        Optional.ofNullable(shares.get(Sharing.HOST)).ifPresent(kinds -> parts.add("the host's " + kinds(kinds)));
        return "Container " + name(container.name()) + ": " + String.join("; ", parts) + ".";
    }

    String namespace(Kind kind, long inode) {
        List<nsmirror.model.Process> in = snapshot.processes().stream()
                .filter(each -> each.namespace(kind).filter(other -> other == inode).isPresent()).toList();
        List<String> who = in.stream().map(each -> each.container().orElse("the host")).distinct().toList();
        boolean host = Optional.of(inode).equals(Optional.ofNullable(snapshot.host().get(kind)));
        return "Namespace " + kind.label() + " " + inode + (host ? " (the host's)" : "") + ": " + processes(in.size())
                + (who.isEmpty() ? "" : " of " + listed(who)) + ".";
    }

    private static Map<Sharing, List<Kind>> bySharing(Container container) {
        return Kind.ALL.stream().filter(container.shares()::containsKey)
                .collect(Collectors.groupingBy(container.shares()::get));
    }

    private static String kinds(List<Kind> kinds) {
        return kinds.stream().map(Kind::label).collect(Collectors.joining(", "));
    }

    static String listed(List<String> names) {
        String some = names.stream().limit(MOST_NAMED).map(Sentences::name).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? some : some + " and " + (names.size() - MOST_NAMED) + " more";
    }

    static String name(String text) {
        return Shown.line(text, LONGEST_NAME);
    }

    static String processes(long count) {
        return count + (count == 1 ? " process" : " processes");
    }
}
