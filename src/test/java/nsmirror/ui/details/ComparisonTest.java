package nsmirror.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleNode;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.details.Comparison.Line;
import nsmirror.ui.details.Comparison.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final Snapshot LAB = SampleSnapshots.lab();

    @Test
    void twoProcessesOfAPod() {
        assertThat(sentence(process(33155), process(33158))).isEqualTo("java (33155) and pod (33158) share the ipc and "
                + "net namespaces, and the host’s user, cgroup and time namespaces. They have different mnt, uts and "
                + "pid namespaces. So both see the same IPC objects, interfaces, user ids, cgroup paths and boot clock, "
                + "but each its own files, hostname and PIDs.");
    }

    @Test
    void twoProcessesOfOneContainerShareEverything() {
        Comparison both = compare(process(4470), process(4471));

        assertThat(both.lines()).extracting(Line::relation).containsOnly(Relation.SHARED, Relation.HOST);
        assertThat(both.sentence()).doesNotContain("different").contains("So both see the same files,");
    }

    @Test
    void aContainerOnTheHostsNetAndTheHost() {
        assertThat(sentence(new Subject.OfContainer("node-exporter"), new Subject.OfHost())).startsWith(
                "node-exporter and the host share the host’s ipc, pid, net, user, cgroup and time namespaces. "
                + "They have different mnt and uts namespaces.");
    }

    @Test
    void oneKindAloneIsOneNamespace() {
        Comparison nested = compare(new Subject.OfContainer("rootless-shell"), process(4470));

        assertThat(nested.sentence()).startsWith(
                "rootless-shell and httpd (4470) share the host’s time namespace. They have different");
    }

    @Test
    void nothingInCommon() {
        Snapshot two = new SampleNode("node").process(apart(1), "/", "root", List.of(), Optional.empty(), "a")
                .process(apart(2), "/", "root", List.of(), Optional.empty(), "b").snapshot();

        Comparison both = Comparison.of(two, subject(two, 1), subject(two, 2)).orElseThrow();

        assertThat(both.sentence()).startsWith("a (1) and b (2) share no namespace that is known.")
                .endsWith("So each sees its own files, hostname, IPC objects, PIDs, interfaces, user ids, cgroup paths "
                        + "and boot clock.");
    }

    @Test
    void aPodsContainersShareSomeKindsAndOthersNot() {
        Comparison pod = compare(new Subject.OfPod("hawkular-cassandra"), process(33155));

        assertThat(relation(pod, Kind.NET)).isEqualTo(Relation.SHARED);
        assertThat(relation(pod, Kind.MNT)).isEqualTo(Relation.PARTLY);
        assertThat(pod.sentence()).contains("Some of their processes share the mnt, uts and pid namespaces, others do not.");
    }

    @Test
    void whatCouldNotBeReadIsSaidNotGuessed() {
        Snapshot dark = SampleSnapshots.labWithoutRoot();

        Comparison both = Comparison.of(dark, subject(dark, 1), subject(dark, 33155)).orElseThrow();

        assertThat(both.lines()).extracting(Line::relation).containsOnly(Relation.UNKNOWN);
        assertThat(both.sentence()).contains("a link could not be read");
    }

    @Test
    void whatTheKernelHasNoneOfIsSaidToBeSo() {
        Snapshot old = SampleSnapshots.labOnOldKernel();

        Comparison both = Comparison.of(old, subject(old, 1), subject(old, 33155)).orElseThrow();

        assertThat(relation(both, Kind.TIME)).isEqualTo(Relation.NONE);
        assertThat(both.sentence()).contains("This kernel has no time namespace.").doesNotContain("could not be read");
    }

    @Test
    void aThingIsNotComparedWithItselfNorWithWhatIsGone() {
        assertThat(Comparison.of(LAB, process(33155), process(33155))).isEmpty();
        assertThat(Comparison.of(LAB, process(33155), new Subject.OfContainer("gone"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatANodeSaysIsShownEscapedAndBounded(long seed) {
        Snapshot liar = SampleSnapshots.hostile(seed, 40);
        Stream<Subject> containers = liar.containers().stream().map(each -> new Subject.OfContainer(each.name()));

        assertThat(containers.flatMap(each -> Comparison.of(liar, each, subject(liar, 1)).stream()))
                .isNotEmpty()
                .allSatisfy(both -> {
                    assertThat(both.sentence().codePoints().filter(point -> Character.isISOControl(point)
                            || Character.getType(point) == Character.FORMAT)).isEmpty();
                    assertThat(both.sentence()).hasSizeLessThan(800);
                });
    }

    private static Map<Kind, Long> apart(int which) {
        return Kind.ALL.stream().collect(Collectors.toMap(kind -> kind,
                kind -> 4026540000L + 10L * which + kind.ordinal()));
    }

    private static Relation relation(Comparison comparison, Kind kind) {
        return comparison.lines().get(kind.ordinal()).relation();
    }

    private static String sentence(Subject one, Subject other) {
        return compare(one, other).sentence();
    }

    private static Comparison compare(Subject one, Subject other) {
        return Comparison.of(LAB, one, other).orElseThrow();
    }

    private static Subject process(int pid) {
        return subject(LAB, pid);
    }

    private static Subject subject(Snapshot snapshot, int pid) {
        return new Subject.OfProcess(snapshot.process(pid).map(Process::key).orElseThrow());
    }
}
