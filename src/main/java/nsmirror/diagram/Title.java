package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/**
 * What is written above a drawing.
 *
 * @param before the name, {@code "Processes of "}
 * @param name of the node or container, escaped; shortened where the title is too long
 * @param after the name, {@code " by container"}
 * @param nameless the title where there is no room for the name
 * @param gaps how many things could not be seen
 * @param counts what is in the drawing, the most important first; what comes last is left out where there is no room
 * @param least the same in the fewest words that are worth it
 */
record Title(String before, String name, String after, String nameless, int gaps, List<String> counts,
        List<String> least) {
    Title {
        counts = List.copyOf(counts);
        least = List.copyOf(least);
    }

    Title(String before, String name, String after, String nameless, int gaps, List<String> counts) {
        this(before, name, after, nameless, gaps, counts, List.of());
    }

    /** The counts on one line, the longest wording first. */
    List<String> wordings() {
        return Stream.of(IntStream.iterate(counts.size(), kept -> kept > 1, kept -> kept - 1)
                                .mapToObj(kept -> counts.subList(0, kept)),
                        Stream.of(least, counts.subList(0, Math.min(1, counts.size()))))
                .flatMap(lists -> lists)
                .filter(list -> !list.isEmpty())
                .map(list -> String.join("  ·  ", list))
                .toList();
    }

    /** The title of a map, which says how much of it bears no name. */
    static Title ofMap(Snapshot snapshot, Grouping grouping, Nameless nameless) {
        String by = switch (grouping) {
            case Grouping.ByContainer() -> " by container";
            case Grouping.ByKind(Kind kind) -> " by " + kind.label() + " namespace";
        };
        List<String> counts = new ArrayList<>(List.of(Words.processes(snapshot.processes().size())));
        String of = "of them ";
        if (!nameless.words().isEmpty()) {
            counts.add(nameless.words());
            of = "";
        }
        int kernelThreads = (int) snapshot.processes().stream().filter(Process::kernel).count();
        if (kernelThreads > 0) {
            counts.add(Words.count(kernelThreads, of.isEmpty() ? "kernel thread, folded" : "of them a kernel thread, folded",
                    of + "kernel threads, folded"));
        }
        switch (grouping) {
            case Grouping.ByContainer() -> {
                counts.add(Words.count(snapshot.containers().size(), "container", "containers"));
                counts.add(Words.count(snapshot.pods().size(), "pod", "pods"));
            }
            case Grouping.ByKind(Kind kind) -> counts.addAll(namespaces(snapshot, kind));
        }
        return new Title("Processes of ", Words.label(snapshot.node().hostname()), by, "Processes" + by,
                snapshot.coverage().gaps().size(), counts,
                of.isEmpty() ? List.of(counts.getFirst(), nameless.fewWords()) : List.of());
    }

    private static List<String> namespaces(Snapshot snapshot, Kind kind) {
        List<Namespace> all = snapshot.namespaces().stream().filter(each -> each.kind() == kind).toList();
        String count = Words.count(all.size(), kind.label() + " namespace", kind.label() + " namespaces");
        int empty = (int) all.stream().filter(each -> each.processes() == 0).count();
        return empty == 0 ? List.of(count) : List.of(count, Words.number(empty) + " of them without a process");
    }
}
