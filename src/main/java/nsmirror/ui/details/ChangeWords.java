package nsmirror.ui.details;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.model.SnapshotDiff;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/**
 * What changed between two snapshots, in words, escaped and bounded.
 *
 * @param summary in one line: {@code 1 container started · 3 came · 2 moved · 1 went}
 * @param lines one a change: containers first, then processes that came, moved, went, then namespaces by themselves
 */
public record ChangeWords(String summary, List<String> lines) {
    private static final int MOST_LINES = 200;
    private static final int MOST_REASONS = 3;

    public ChangeWords {
        lines = List.copyOf(lines);
    }

    /** The words for what changed from one snapshot to the next. */
    public static ChangeWords of(SnapshotDiff diff, Snapshot before, Snapshot after) {
        List<String> lines = new ArrayList<>();
        diff.started().forEach(each -> lines.add(started(each, diff, after)));
        diff.renamed().forEach(each -> lines.add(Text.of("change.renamed", Shown.line(each.before().name(), 60),
                Shown.line(each.after().name(), 60))));
        Set<String> started = names(diff.started());
        diff.came().stream().filter(each -> outside(each, started)).forEach(each -> lines.add(came(each)));
        diff.moved().forEach(each -> lines.add(moved(each, after)));
        diff.ended().forEach(each -> lines.add(Text.of("change.ended", Shown.line(each.name(), 60))));
        Set<String> ended = names(diff.ended());
        diff.went().stream().filter(each -> outside(each, ended)).forEach(each -> lines.add(went(each)));
        alone(diff.born(), after).forEach(each -> lines.add(Text.of("change.born", each.kind().label(), each.inode(),
                held(each))));
        alone(diff.gone(), before).forEach(each -> lines.add(Text.of("change.gone", each.kind().label(), each.inode())));
        int more = lines.size() - MOST_LINES;
        if (more > 0) {
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.add(Text.of("details.more", more));
        }
        return new ChangeWords(summary(diff), lines);
    }

    private static String summary(SnapshotDiff diff) {
        List<String> counts = new ArrayList<>();
        count(counts, "change.count.started", diff.started().size());
        count(counts, "change.count.ended", diff.ended().size());
        count(counts, "change.count.renamed", diff.renamed().size());
        count(counts, "change.count.came", diff.came().size());
        count(counts, "change.count.moved", diff.moved().size());
        count(counts, "change.count.went", diff.went().size());
        if (counts.isEmpty()) {
            count(counts, "change.count.namespaces", diff.born().size() + diff.gone().size());
        }
        return counts.isEmpty() ? Text.of("change.none") : String.join(" · ", counts);
    }

    private static void count(List<String> counts, String key, int number) {
        if (number > 0) {
            counts.add(Text.count(key, number));
        }
    }

    private static Set<String> names(List<Container> containers) {
        return containers.stream().map(Container::name).collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean outside(Process process, Set<String> containers) {
        return process.container().filter(containers::contains).isEmpty();
    }

    private static String started(Container container, SnapshotDiff diff, Snapshot after) {
        Set<Long> born = diff.born().stream().map(Namespace::inode).collect(Collectors.toSet());
        List<Kind> brought = after.process(container.leader()).stream()
                .flatMap(leader -> Kind.ALL.stream()
                        .filter(kind -> leader.namespace(kind).filter(born::contains).isPresent()))
                .toList();
        List<Kind> own = brought.stream().filter(kind -> container.shares().get(kind) == Sharing.OWN).toList();
        List<Kind> shared = brought.stream().filter(kind -> !own.contains(kind)).toList();
        String processes = Text.count("count.processes", container.pids().size());
        String name = Shown.line(container.name(), 60);
        return Text.of("change.started", name, processes)
                + (own.isEmpty() ? "" : Text.of("change.started.own", KindWords.namespaces(own)))
                + (shared.isEmpty() ? "" : Text.of("change.started.shared", KindWords.namespaces(shared)));
    }

    private static String came(Process process) {
        return process.container()
                .map(container -> Text.of("change.came.in", name(process), Shown.line(container, 60)))
                .orElseGet(() -> Text.of("change.came", name(process)));
    }

    private static String went(Process process) {
        return process.container()
                .map(container -> Text.of("change.went.from", name(process), Shown.line(container, 60)))
                .orElseGet(() -> Text.of("change.went", name(process)));
    }

    private static String moved(SnapshotDiff.Move move, Snapshot after) {
        List<Kind> home = move.kinds().stream()
                .filter(kind -> move.after().namespace(kind).equals(Optional.ofNullable(after.host().get(kind))))
                .toList();
        List<Kind> away = move.kinds().stream().filter(kind -> !home.contains(kind)).toList();
        return Stream.of(
                        away.isEmpty() ? "" : Text.of("change.moved", name(move.after()), KindWords.namespaces(away)),
                        home.isEmpty() ? "" : Text.of("change.moved.home", name(move.after()), KindWords.namespaces(home)))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Those no process lives in: with the others it is the processes that came, moved or went. */
    private static Stream<Namespace> alone(List<Namespace> namespaces, Snapshot snapshot) {
        Set<Long> lived = snapshot.processes().stream()
                .flatMap(process -> process.namespaces().values().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return namespaces.stream().filter(each -> !lived.contains(each.inode()));
    }

    private static String held(Namespace namespace) {
        return namespace.heldBy().isEmpty() ? Text.of("fact.notknown")
                : KindWords.bounded(namespace.heldBy().stream().map(each -> Shown.line(each, 80)).toList(), MOST_REASONS);
    }

    private static String name(Process process) {
        return Text.of("compare.process", Shown.line(process.comm(), 40), process.pid());
    }
}
