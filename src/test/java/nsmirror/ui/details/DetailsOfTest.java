package nsmirror.ui.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.diagram.Slot;
import nsmirror.diagram.Slots;
import nsmirror.diagram.Subject;
import nsmirror.model.Evidence;
import nsmirror.model.IdMaps;
import nsmirror.model.IdRange;
import nsmirror.model.Kind;
import nsmirror.model.Lineage;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleNode;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.details.Details.Belonging;
import nsmirror.ui.details.Details.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsOfTest {
    private static final Snapshot LAB = SampleSnapshots.lab();

    @Test
    void aProcessSaysItsCommandItsPidsAndWhoseNamespacesItLivesIn() {
        Details java = details(33155);

        assertThat(java.title()).isEqualTo("java");
        assertThat(java.command()).hasValueSatisfying(command -> assertThat(command).contains("-Xmx2G"));
        assertThat(value(java, "PID")).startsWith("33155 → 7");
        assertThat(value(java, "Container")).isEqualTo("hawkular-cassandra-1-w2vqb");
        assertThat(java.namespaces()).extracting(Belonging::kind, Belonging::slot).containsExactly(
                tuple(Kind.MNT, Slot.OWN), tuple(Kind.UTS, Slot.OWN), tuple(Kind.IPC, Slot.SHARED),
                tuple(Kind.PID, Slot.OWN), tuple(Kind.NET, Slot.SHARED), tuple(Kind.USER, Slot.HOST),
                tuple(Kind.CGROUP, Slot.HOST), tuple(Kind.TIME, Slot.HOST));
    }

    @Test
    void nsmirrorsOwnProcessSaysSoAndNoOther() {
        Snapshot read = new SampleNode("node").host("/init.scope", "root", "/sbin/init").host("/", "root", "sh")
                .readBy(2).snapshot();
        DetailsOf details = new DetailsOf(read);

        assertThat(value(details.of(new Subject.OfProcess(read.process(2).orElseThrow().key())), "Does"))
                .isEqualTo("nsmirror's own: it reads the node");
        assertThat(details.of(new Subject.OfProcess(read.process(1).orElseThrow().key())).facts())
                .extracting(Fact::label).doesNotContain("Does");
    }

    @Test
    void aKernelThreadHasNoCommandAndStandsInBrackets() {
        Process thread = LAB.processes().stream().filter(Process::kernel).findFirst().orElseThrow();

        Details details = details(thread.pid());

        assertThat(details.what()).isEqualTo("kernel thread");
        assertThat(details.title()).isEqualTo("[" + thread.comm() + "]");
        assertThat(details.command()).isEmpty();
    }

    @Test
    void aLinkThatCouldNotBeReadIsSaidToBeUnread() {
        Snapshot dark = SampleSnapshots.labWithoutRoot();

        Details init = new DetailsOf(dark).of(new Subject.OfProcess(dark.process(1).orElseThrow().key()));

        assertThat(init.namespaces()).extracting(Belonging::slot).containsOnly(Slot.UNKNOWN);
    }

    @Test
    void aKindThatTheKernelHasNoneOfIsNotCalledUnread() {
        Snapshot old = SampleSnapshots.labOnOldKernel();

        Details init = new DetailsOf(old).of(new Subject.OfProcess(old.process(1).orElseThrow().key()));

        assertThat(init.namespaces()).filteredOn(each -> each.kind() == Kind.TIME)
                .extracting(Belonging::slot, Belonging::words).containsExactly(tuple(Slot.NONE, "none here"));
    }

    @Test
    void whoEnteredAContainersNamespaceSharesItHereAsOnTheMap() {
        long net = LAB.process(4470).flatMap(process -> process.namespace(Kind.NET)).orElseThrow();
        Map<Kind, Long> entered = new EnumMap<>(LAB.host());
        entered.put(Kind.NET, net);
        Process visitor = new Process(new ProcessKey(99_999, 1), 1, 0, "root", List.of("ip"), "ip", false, entered,
                List.of(99_999), Optional.empty(), Optional.empty());
        Snapshot visited = new Snapshot(LAB.node(), LAB.host(),
                Stream.concat(LAB.processes().stream(), Stream.of(visitor)).toList(), LAB.namespaces(),
                LAB.containers(), LAB.pods(), LAB.coverage(), LAB.timings());
        DetailsOf details = new DetailsOf(visited);
        Slots map = new Slots(visited);

        for (Process each : List.of(visitor, visited.process(4470).orElseThrow(), visited.process(33155).orElseThrow())) {
            assertThat(details.of(new Subject.OfProcess(each.key())).namespaces())
                    .extracting(Belonging::slot).isEqualTo(Kind.ALL.stream().map(kind -> map.of(each, kind)).toList());
        }
        assertThat(details.of(new Subject.OfProcess(visitor.key())).namespaces().get(Kind.NET.ordinal()).words())
                .isEqualTo("shared");
    }

    @Test
    void whatHasNoRoomInALineIsCounted() {
        Namespace held = new Namespace(Kind.NET, 9, 0, Optional.empty(), false, Optional.empty(), Optional.empty(),
                Optional.empty(), IntStream.range(0, 25).mapToObj(i -> "mount /run/netns/n" + i).toList());
        Snapshot one = new Snapshot(LAB.node(), LAB.host(), List.of(), List.of(held), List.of(), List.of(),
                LAB.coverage(), LAB.timings());

        assertThat(value(new DetailsOf(one).of(new Subject.OfNamespace(Kind.NET, 9)), "Exists because of"))
                .contains("mount /run/netns/n19").doesNotContain("n20").endsWith(" and 5 more");
    }

    @Test
    void aNamespaceSaysWhoIsInItAndWhyItExists() {
        long net = LAB.process(33155).flatMap(process -> process.namespace(Kind.NET)).orElseThrow();

        Details group = new DetailsOf(LAB).of(new Subject.OfNamespace(Kind.NET, net));

        assertThat(group.what()).isEqualTo("net namespace");
        assertThat(group.members()).hasSize(7);
        assertThat(value(group, "Exists because of")).isEqualTo("process");
    }

    @Test
    void aNamespaceWithoutAProcessSaysWhatHoldsIt() {
        long held = LAB.namespaces().stream()
                .filter(each -> each.kind() == Kind.NET && each.processes() == 0)
                .findFirst()
                .orElseThrow()
                .inode();

        Details blue = new DetailsOf(LAB).of(new Subject.OfNamespace(Kind.NET, held));

        assertThat(value(blue, "Exists because of")).isEqualTo("mount /run/netns/blue");
        assertThat(blue.members()).isEmpty();
    }

    @Test
    void aNestedProcessSaysInWhichNamespaceEachOfItsPidsCounts() {
        Process sandboxed = LAB.processes().stream().filter(each -> each.comm().equals("bwrap")).findFirst().orElseThrow();
        long outer = LAB.namespace(Kind.PID, sandboxed.namespace(Kind.PID).orElseThrow()).orElseThrow().parent().orElseThrow();
        Snapshot nested = withInnerPids(sandboxed, 9, 1);

        Details details = new DetailsOf(nested).of(new Subject.OfProcess(sandboxed.key()));

        assertThat(value(details, "PID")).startsWith(sandboxed.pid() + " → 9 → 1");
        assertThat(value(details, "In pid namespace")).isEqualTo("%d → %d → %d".formatted(
                LAB.host().get(Kind.PID), outer, sandboxed.namespace(Kind.PID).orElseThrow()));
    }

    private static Snapshot withInnerPids(Process process, Integer... inner) {
        Process deeper = new Process(process.key(), process.ppid(), process.uid(), process.user(), process.command(),
                process.comm(), false, process.namespaces(),
                Stream.concat(Stream.of(process.pid()), Stream.of(inner)).toList(), process.cgroup(),
                process.container());
        return new Snapshot(LAB.node(), LAB.host(), LAB.processes().stream()
                .map(each -> each.equals(process) ? deeper : each).toList(), LAB.namespaces(), LAB.containers(),
                LAB.pods(), LAB.coverage(), LAB.timings());
    }

    @Test
    void aUserNamespaceSaysWhichIdsAreWhichAndWhetherItsParentIsAGuess() {
        Namespace user = new Namespace(Kind.USER, 9, 0, Optional.empty(), false,
                Lineage.UNKNOWN.orParent(LAB.host().get(Kind.USER), Evidence.LIKELY), Optional.empty(), List.of(),
                Optional.of(new IdMaps(List.of(new IdRange(0, 100_000, 65_536)), List.of())), Optional.empty());
        Snapshot one = new Snapshot(LAB.node(), LAB.host(), List.of(), List.of(user), List.of(), List.of(),
                LAB.coverage(), LAB.timings());

        Details details = new DetailsOf(one).of(new Subject.OfNamespace(Kind.USER, 9));

        assertThat(value(details, "Ids inside → outside")).isEqualTo("uid 0–65535 → 100000–165535, no gid mapped");
        assertThat(value(details, "Namespace above"))
                .isEqualTo(LAB.host().get(Kind.USER) + "  the host  (likely: lsns here does not tell)");
    }

    @Test
    void aPodLeadsToItsContainers() {
        Details pod = new DetailsOf(LAB).of(new Subject.OfPod("hawkular-cassandra"));

        assertThat(pod.members()).extracting(Details.Member::text)
                .containsExactlyInAnyOrder("hawkular-cassandra-1-w2vqb", "cassandra-pause", "cassandra-metrics");
    }

    @Test
    void whatIsGoneGivesTheNode() {
        Details gone = new DetailsOf(LAB).of(new Subject.OfProcess(new ProcessKey(33155, 999_999)));

        assertThat(gone.title()).isEqualTo("node-3.example.com");
    }

    @Test
    void aThousandMembersAreCountedNotListed() {
        Snapshot crowd = SampleSnapshots.of(3_000);
        long host = crowd.host().get(Kind.TIME);

        Details group = new DetailsOf(crowd).of(new Subject.OfNamespace(Kind.TIME, host));

        assertThat(group.members()).hasSize(Details.MOST_MEMBERS);
        assertThat(group.moreMembers()).isEqualTo(3_000 - Details.MOST_MEMBERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatANodeSaysIsShownEscaped(long seed) {
        Snapshot liar = SampleSnapshots.hostile(seed, 60);
        DetailsOf details = new DetailsOf(liar);

        Stream<Details> all = Stream.of(
                        Stream.of(details.node(), details.of(new Subject.OfHost())),
                        liar.processes().stream().map(each -> details.of(new Subject.OfProcess(each.key()))),
                        liar.containers().stream().map(each -> details.of(new Subject.OfContainer(each.name()))),
                        liar.pods().stream().map(each -> details.of(new Subject.OfPod(each.name()))),
                        liar.namespaces().stream().map(each ->
                                details.of(new Subject.OfNamespace(each.kind(), each.inode()))))
                .flatMap(each -> each);

        assertThat(all.flatMap(DetailsOfTest::words)).allSatisfy(text -> assertThat(text.codePoints()
                .filter(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT))
                .isEmpty());
    }

    private static Stream<String> words(Details details) {
        return Stream.of(
                        List.of(details.title()),
                        details.command().stream().toList(),
                        details.facts().stream().map(Fact::value).toList(),
                        details.members().stream().map(Details.Member::text).toList())
                .flatMap(List::stream);
    }

    private static Details details(int pid) {
        return new DetailsOf(LAB).of(new Subject.OfProcess(LAB.process(pid).orElseThrow().key()));
    }

    private static String value(Details details, String label) {
        return details.facts().stream()
                .filter(fact -> fact.label().equals(label))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
    }
}
