package nsmirror.ui.details;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/**
 * Two things side by side: which namespaces they share and which not, and what follows for what they see.
 *
 * @param one what the first is called, escaped
 * @param other what the second is called, escaped
 * @param lines of each kind, in display order
 * @param sentence the same in words
 */
public record Comparison(String one, String other, List<Line> lines, String sentence) {
    public Comparison {
        lines = List.copyOf(lines);
    }

    /** How two things stand to each other in one kind. */
    public enum Relation {
        /** Both live in the host's. */
        HOST,
        /** Both live in one that is not the host's. */
        SHARED,
        /** Each lives in another. */
        APART,
        /** Of several processes some live in the same and some do not. */
        PARTLY,
        /** Not known: a link could not be read. */
        UNKNOWN,
        /** This kernel has no namespaces of that kind. */
        NONE
    }

    /**
     * One kind.
     *
     * @param one inodes of the first's, more than one where its processes live in several
     * @param other those of the second
     */
    public record Line(Kind kind, Set<Long> one, Set<Long> other, Relation relation) {
        public Line {
            one = Collections.unmodifiableSortedSet(new TreeSet<>(one));
            other = Collections.unmodifiableSortedSet(new TreeSet<>(other));
        }
    }

    /** Compares two subjects of a snapshot; empty where it has no process of one of them. */
    public static Optional<Comparison> of(Snapshot snapshot, Subject one, Subject other) {
        Optional<String> first = name(snapshot, one);
        Optional<String> second = name(snapshot, other);
        if (first.isEmpty() || second.isEmpty() || one.equals(other)) {
            return Optional.empty();
        }
        List<Line> lines = Kind.ALL.stream()
                .map(kind -> line(snapshot, kind, inodes(snapshot, one, kind), inodes(snapshot, other, kind)))
                .toList();
        return Optional.of(new Comparison(first.get(), second.get(), lines,
                sentence(first.get(), second.get(), lines)));
    }

    private static Set<Long> inodes(Snapshot snapshot, Subject subject, Kind kind) {
        if (subject instanceof Subject.OfHost) {
            return Optional.ofNullable(snapshot.host().get(kind)).map(Set::of).orElse(Set.of());
        }
        List<Optional<Long>> all = Subjects.members(snapshot, subject).stream()
                .map(process -> process.namespace(kind))
                .toList();
        return all.contains(Optional.<Long>empty()) ? Set.of()
                : all.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static Line line(Snapshot snapshot, Kind kind, Set<Long> one, Set<Long> other) {
        return new Line(kind, one, other, snapshot.lacks(kind) ? Relation.NONE
                : relation(one, other, Optional.ofNullable(snapshot.host().get(kind))));
    }

    private static Relation relation(Set<Long> one, Set<Long> other, Optional<Long> host) {
        if (one.isEmpty() || other.isEmpty()) {
            return Relation.UNKNOWN;
        }
        if (Collections.disjoint(one, other)) {
            return Relation.APART;
        }
        if (one.size() > 1 || other.size() > 1) {
            return Relation.PARTLY;
        }
        return host.filter(one::contains).isPresent() ? Relation.HOST : Relation.SHARED;
    }

    private static Optional<String> name(Snapshot snapshot, Subject subject) {
        List<Process> members = Subjects.members(snapshot, subject);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(switch (subject) {
            case Subject.OfProcess _ -> Text.of("compare.process", Shown.line(members.getFirst().comm(), 40),
                    members.getFirst().pid());
            case Subject.OfNamespace(Kind kind, long inode) -> Text.of("compare.namespace", kind.label(), inode);
            case Subject.OfCombination _ -> members.size() == 1
                    ? Text.of("compare.process", Shown.line(members.getFirst().comm(), 40), members.getFirst().pid())
                    : Text.of("compare.combination", Shown.line(members.getFirst().comm(), 40),
                            members.getFirst().pid(), members.size() - 1);
            case Subject.OfContainer(String container) -> Shown.line(container, 60);
            case Subject.OfPod(String pod) -> Text.of("compare.pod", Shown.line(pod, 60));
            case Subject.OfHost _ -> Text.of("compare.host");
        });
    }

    private static String sentence(String one, String other, List<Line> lines) {
        List<String> sentences = new ArrayList<>();
        List<Kind> host = kinds(lines, Relation.HOST);
        List<Kind> shared = kinds(lines, Relation.SHARED);
        List<Kind> apart = kinds(lines, Relation.APART);
        if (host.isEmpty() && shared.isEmpty()) {
            if (kinds(lines, Relation.PARTLY).isEmpty()) {
                sentences.add(Text.of("compare.nothing", one, other));
            }
        } else if (host.isEmpty()) {
            sentences.add(Text.of("compare.shared", one, other, KindWords.namespaces(shared)));
        } else if (shared.isEmpty()) {
            sentences.add(Text.of("compare.hosts", one, other, KindWords.namespaces(host)));
        } else {
            sentences.add(Text.of("compare.both", one, other, KindWords.namespaces(shared), KindWords.namespaces(host)));
        }
        say(sentences, "compare.apart", apart);
        say(sentences, "compare.partly", kinds(lines, Relation.PARTLY));
        say(sentences, "compare.unknown", kinds(lines, Relation.UNKNOWN));
        say(sentences, "compare.none", kinds(lines, Relation.NONE));
        see(sentences, lines.stream().map(Line::kind).filter(
                each -> host.contains(each) || shared.contains(each)).toList(), apart);
        return String.join(" ", sentences);
    }

    private static void say(List<String> sentences, String key, List<Kind> kinds) {
        if (!kinds.isEmpty()) {
            sentences.add(Text.of(key, KindWords.namespaces(kinds)));
        }
    }

    /** What follows for what they see. */
    private static void see(List<String> sentences, List<Kind> same, List<Kind> different) {
        if (same.isEmpty() && !different.isEmpty()) {
            sentences.add(Text.of("compare.sees.different", sights(different)));
        } else if (different.isEmpty() && !same.isEmpty()) {
            sentences.add(Text.of("compare.sees.same", sights(same)));
        } else if (!same.isEmpty()) {
            sentences.add(Text.of("compare.sees.both", sights(same), sights(different)));
        }
    }

    private static List<Kind> kinds(List<Line> lines, Relation relation) {
        Predicate<Line> such = line -> line.relation() == relation;
        return lines.stream().filter(such).map(Line::kind).toList();
    }

    private static String sights(List<Kind> kinds) {
        return KindWords.listed(kinds.stream().map(kind -> Text.of("sight." + kind.label())).toList());
    }
}
