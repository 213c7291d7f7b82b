package nsmirror.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Container;
import nsmirror.model.Evidence;
import nsmirror.model.Gap;
import nsmirror.model.IdMaps;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.NodeFacts;
import nsmirror.model.OwnProcesses;
import nsmirror.model.PidChains;
import nsmirror.model.Process;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.model.TimeOffsets;
import nsmirror.text.Shown;

/** A snapshot as text for a person: the node, its containers, its namespaces, and what could not be seen. */
final class InspectText {
    private static final int CELL_LENGTH = 48;
    private static final int REASONS_LENGTH = 96;
    private static final int SENTENCE_LENGTH = 400;

    private final Snapshot snapshot;
    private final Map<Integer, Process> byPid;
    private final PidChains chains;

    InspectText(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.byPid = snapshot.byPid();
        this.chains = new PidChains(snapshot);
    }

    /** The lines to print. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(node());
        for (List<String> part : List.of(containers(), namespaces(), coverage())) {
            lines.add("");
            lines.addAll(part);
        }
        return lines;
    }

    private List<String> node() {
        NodeFacts node = snapshot.node();
        long kernelThreads =
                snapshot.processes().stream().filter(Process::kernel).count();
        List<String> lines = new ArrayList<>(List.of(
                "Node " + Shown.line(node.hostname()),
                "  " + node.os().map(Shown::line).orElse("unknown system") + ", Linux " + Shown.line(node.kernel()),
                "  read by " + Shown.line(node.user()) + (node.root() ? " with root" : " without root"),
                "  %s (%s), %s, %s, %s".formatted(
                        count(snapshot.processes().size(), "process", "es"), count(kernelThreads, "kernel thread", "s"),
                        count(snapshot.namespaces().size(), "namespace", "s"),
                        count(snapshot.containers().size(), "container", "s"),
                        count(snapshot.pods().size(), "pod", "s"))));
        own().ifPresent(lines::add);
        return lines;
    }

    /** Which processes are there because of this very look. */
    private Optional<String> own() {
        int own = OwnProcesses.of(snapshot).size();
        return snapshot.node().reader().filter(pid -> own > 0).map(pid -> "  nsmirror's own: PID " + pid
                + (own > 1 ? " and " + count(own - 1, "process", "es") + " below it" : ""));
    }

    private static String count(long number, String noun, String plural) {
        return number + " " + noun + (number == 1 ? "" : plural);
    }

    private List<String> containers() {
        if (snapshot.containers().isEmpty()) {
            return List.of("Containers: none");
        }
        List<String> columns = new ArrayList<>(List.of("NAME", "POD", "LEADER", "INSIDE", "PROCESSES"));
        Kind.ALL.forEach(kind -> columns.add(kind.label()));
        columns.add("COMMAND");
        TextTable table = new TextTable(columns);
        snapshot.containers().forEach(container -> table.row(row(container)));
        boolean any = snapshot.containers().stream().anyMatch(Container::infrastructure);
        return headed("Containers, and whose namespace of each kind they live in"
                + (any ? " (* only holds its pod's)" : ""), table);
    }

    private List<String> row(Container container) {
        List<String> cells = new ArrayList<>(List.of(
                cell(container.name()),
                container.pod().map(InspectText::cell).orElse("-") + (container.infrastructure() ? " *" : ""),
                String.valueOf(container.leader()),
                inside(container.leader()),
                String.valueOf(container.pids().size())));
        Kind.ALL.forEach(kind -> cells.add(Optional.ofNullable(container.shares().get(kind))
                .map(Sharing::label)
                .orElse("?")));
        cells.add(command(container.leader()));
        return cells;
    }

    /** The PIDs a process has below the node's level, that of its own PID namespace last. */
    private String inside(int pid) {
        List<String> pids = Optional.ofNullable(byPid.get(pid)).map(chains::of).orElse(List.of()).stream()
                .skip(1)
                .map(level -> String.valueOf(level.pid()))
                .toList();
        return pids.isEmpty() ? "-" : String.join("→", pids);
    }

    private List<String> namespaces() {
        TextTable table = new TextTable(
                List.of("KIND", "INODE", "PROCESSES", "LEADER", "OWNER", "PARENT", "HELD BY", "COMMAND"));
        snapshot.namespaces().forEach(namespace -> table.row(row(namespace)));
        boolean guessed = snapshot.namespaces().stream().map(Namespace::lineage).anyMatch(lineage ->
                Stream.of(lineage.ownerBy(), lineage.parentBy()).anyMatch(Optional.of(Evidence.LIKELY)::equals));
        List<String> lines = new ArrayList<>(
                headed("Namespaces (* the host's" + (guessed ? ", ? likely" : "") + ")", table));
        snapshot.namespaces().stream().filter(each -> !each.initial()).forEach(each -> lines.addAll(inside(each)));
        return lines;
    }

    /** What is different in a user or time namespace. */
    private static List<String> inside(Namespace namespace) {
        String which = "  " + namespace.kind().label() + " " + namespace.inode() + ": ";
        return Stream.concat(
                        namespace.ids().map(IdMaps::words).stream(),
                        namespace.offsets().map(TimeOffsets::words).stream())
                .map(words -> which + Shown.line(words, SENTENCE_LENGTH))
                .toList();
    }

    private List<String> row(Namespace namespace) {
        return List.of(
                namespace.kind().label(),
                namespace.inode() + (namespace.initial() ? " *" : ""),
                String.valueOf(namespace.processes()),
                orDash(namespace.leader()),
                orDash(namespace.owner()) + mark(namespace.lineage().ownerBy()),
                orDash(namespace.parent()) + mark(namespace.lineage().parentBy()),
                Shown.line(String.join(", ", namespace.heldBy()), REASONS_LENGTH),
                namespace.leader().map(this::command).orElse("-"));
    }

    private List<String> coverage() {
        if (snapshot.coverage().complete()) {
            return List.of("Coverage: nothing is known to be missing");
        }
        return Stream.concat(
                        Stream.of("Coverage: what could not be seen"),
                        snapshot.coverage().gaps().stream().map(InspectText::line))
                .toList();
    }

    private static String line(Gap gap) {
        return "  " + Stream.of(gap.missing() + ": " + gap.why(), gap.effect())
                .map(part -> Shown.line(part, SENTENCE_LENGTH))
                .collect(Collectors.joining(". "));
    }

    private String command(int pid) {
        return Optional.ofNullable(byPid.get(pid))
                .map(process -> process.command().isEmpty()
                        ? "[" + process.comm() + "]"
                        : String.join(" ", process.command()))
                .map(InspectText::cell)
                .orElse("-");
    }

    private static String cell(String text) {
        return Shown.line(text, CELL_LENGTH);
    }

    private static String mark(Optional<Evidence> evidence) {
        return evidence.equals(Optional.of(Evidence.LIKELY)) ? "?" : "";
    }

    private static String orDash(Optional<?> value) {
        return value.map(Object::toString).orElse("-");
    }

    private static List<String> headed(String heading, TextTable table) {
        return Stream.concat(Stream.of(heading), table.lines().stream()).toList();
    }
}
