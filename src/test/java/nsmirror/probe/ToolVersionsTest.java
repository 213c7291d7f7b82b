package nsmirror.probe;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.probe.Interfaces.Interface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same node, told by the tools of one version after another: each tells the same, as far as it tells. */
class ToolVersionsTest {
    private record Link(int pid, Kind kind, long inode) {}

    private static final List<Link> TRUTH = Transcript.text("truth").lines()
            .map(line -> line.split(" "))
            .map(words -> new Link(Integer.parseInt(words[0]), Kind.of(words[1]).orElseThrow(), Long.parseLong(words[2])))
            .toList();
    private static final Set<Long> HOSTS = TRUTH.stream().filter(link -> link.pid() == 1).map(Link::inode)
            .collect(java.util.stream.Collectors.toSet());

    /** The PIDs in each namespace that is not the host's: in the host's, what asked came and went. */
    private static Map<Kind, Map<Long, List<Integer>>> members() {
        return TRUTH.stream().filter(link -> !HOSTS.contains(link.inode())).collect(groupingBy(Link::kind,
                groupingBy(Link::inode, mapping(Link::pid, toList()))));
    }

    private static List<Lsns.Row> rows(Answer answer) {
        return Lsns.read(answer.text()).orElseThrow(() -> new AssertionError(answer.errorText()));
    }

    @ParameterizedTest
    @CsvSource({"2.28,6", "2.29.2,7", "2.32.1,7", "2.33.2,7", "2.36.2,8", "2.37.4,8", "2.39.4,8", "2.42.2,8", "tree,8"})
    void everyLsnsTellsTheSameNamespaces(String version, int kinds) {
        Answer last = Transcript.of("lsns-" + version).stream().skip(1)
                .filter(answer -> answer.exit() == 0).findFirst().orElseThrow();
        sameNamespaces(rows(last), kinds);
    }

    /** The backport of RHEL 7 has no JSON but a table like this one's. */
    @Test
    void aTableTellsThemToo() {
        sameNamespaces(rows(Transcript.of("lsns-2.28").getLast()), 6);
    }

    private static void sameNamespaces(List<Lsns.Row> rows, int kinds) {
        assertThat(rows.stream().map(Lsns.Row::kind).distinct()).hasSize(kinds);
        Set<Kind> known = EnumSet.allOf(Kind.class);
        known.retainAll(rows.stream().map(Lsns.Row::kind).toList());
        members().forEach((kind, namespaces) -> assertThat(rows.stream()
                        .filter(row -> row.kind() == kind && row.processes() > 0 && !HOSTS.contains(row.inode()))
                        .collect(toMap(Lsns.Row::inode, row -> List.of(row.processes(), row.pid().orElseThrow()))))
                .isEqualTo(known.contains(kind) ? counted(namespaces) : Map.of()));
        assertThat(rows).filteredOn(row -> HOSTS.contains(row.inode())).hasSize(kinds)
                .allSatisfy(row -> assertThat(row.pid()).hasValue(1));
    }

    private static Map<Long, List<Integer>> counted(Map<Long, List<Integer>> namespaces) {
        Map<Long, List<Integer>> counted = new HashMap<>();
        namespaces.forEach((inode, pids) ->
                counted.put(inode, List.of(pids.size(), pids.stream().min(Integer::compare).orElseThrow())));
        return counted;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.28", "2.29.2", "2.32.1", "2.33.2", "2.36.2"})
    void anLsnsThatKnowsNoOwnersPrintsNothingAndIsAskedForLess(String version) {
        List<Answer> answers = Transcript.of("lsns-" + version);
        assertThat(answers.get(1).out()).isEmpty();
        assertThat(answers.get(1).errorText()).contains("unknown column");
        String told = NodeWords.versions(answers.getFirst().text() + "\0\0").get("lsns");
        assertThat(told).isEqualTo(version);
        assertThat(Lsns.afterFailure(Optional.of(told))).hasSize(2)
                .containsOnly((version.startsWith("2.2") ? Lsns.Form.JSON : Lsns.Form.NETNSIDS).command());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.37.4", "2.39.4", "tree"})
    void ownersAndParentsAreTheSameSinceTheyAreTold(String version) {
        assertThat(owners(version)).isNotEmpty().isEqualTo(owners("2.42.2"));
    }

    private static Map<Long, List<Optional<Long>>> owners(String version) {
        return rows(Transcript.of("lsns-" + version).get(1)).stream().filter(row -> row.processes() > 0)
                .collect(toMap(Lsns.Row::inode, row -> List.of(row.owner(), row.parent())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.32.1", "2.33.2", "2.36.2", "2.37.4", "2.39.4", "tree"})
    void netIdsAreTheSameSinceTheyAreTold(String version) {
        assertThat(netIds(version)).hasSizeGreaterThan(2).isEqualTo(netIds("2.42.2"));
    }

    private static Map<Long, Integer> netIds(String version) {
        Answer last = Transcript.of("lsns-" + version).getLast();
        return rows(last).stream().filter(row -> row.processes() > 0 && row.netnsid().isPresent())
                .collect(toMap(Lsns.Row::inode, row -> row.netnsid().orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"2.37.4,0", "2.39.4,1", "2.42.2,1"})
    void aNamespaceWithoutAProcessIsToldSince239(String version, int how) {
        assertThat(rows(Transcript.of("lsns-" + version).get(1))).filteredOn(row -> row.processes() == 0).hasSize(how)
                .allSatisfy(row -> assertThat(row.names()).containsExactly("/run/netns/lab-spare"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.3.9", "3.3.10"})
    void anOldPsPrintsNothingForAKindItDoesNotKnowAndTellsSixWhenAskedForSix(String version) {
        List<Answer> answers = Transcript.of("ps-" + version);
        assertThat(NodeWords.versions("\0" + answers.getFirst().text() + "\0")).containsEntry("ps", version);
        assertThat(answers.get(1).out()).isEmpty();
        Map<Integer, Ps.Row> rows = Ps.read(answers.get(2).text(), Ps.Form.SIX_KINDS);
        toldByPs(rows, EnumSet.complementOf(EnumSet.of(Kind.CGROUP, Kind.TIME)));
    }

    @Test
    void aNewPsTellsAllKinds() {
        toldByPs(Ps.read(Transcript.of("ps-new").get(1).text(), Ps.Form.ALL_KINDS), EnumSet.allOf(Kind.class));
    }

    private static void toldByPs(Map<Integer, Ps.Row> rows, Set<Kind> kinds) {
        Map<Integer, Map<Kind, Long>> links = TRUTH.stream()
                .filter(link -> rows.containsKey(link.pid()) && kinds.contains(link.kind()))
                .collect(groupingBy(Link::pid, toMap(Link::kind, Link::inode)));
        assertThat(links).hasSizeGreaterThan(20);
        links.forEach((pid, inodes) -> assertThat(rows.get(pid).namespaces()).as("PID %d", pid).isEqualTo(inodes));
        assertThat(rows.get(1).user()).hasValue("root");
    }

    @ParameterizedTest
    @CsvSource({"new,2", "4.18,1", "4.18,2", "4.11,2"})
    void everyIpTellsTheSameInterfaces(String version, int which) {
        List<Interface> interfaces = Interfaces.read(Transcript.of("ip-" + version).get(which)).interfaces();
        assertThat(interfaces).isEqualTo(Interfaces.read(Transcript.of("ip-new").get(1)).interfaces());
        assertThat(interfaces).extracting(Interface::name)
                .containsExactly("lo", "eth0", "lab0", "veth-metrics", "veth-app", "veth-rootless");
        assertThat(interfaces.get(4)).satisfies(veth -> {
            assertThat(veth.type()).hasValue("veth");
            assertThat(veth.link()).hasValue(2);
            assertThat(veth.linkNetnsid()).hasValue(2);
            assertThat(veth.master()).hasValue("lab0");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.11", "busybox"})
    void whatAnIpDoesNotTellIsNotMadeUp(String version) {
        List<Interface> all = Interfaces.read(Transcript.of("ip-new").get(1)).interfaces();
        List<Interface> told = Interfaces.read(Transcript.of("ip-" + version).getLast()).interfaces();
        for (int i = 0; i < all.size(); i++) {
            Interface one = told.get(i);
            Interface other = all.get(i);
            assertThat(Arrays.asList(one.ifindex(), one.name(), one.mac(), one.addresses(), one.master()))
                    .isEqualTo(Arrays.asList(other.ifindex(), other.name(), other.mac(), other.addresses(), other.master()));
            assertThat(one.linkName()).as("busybox calls the other end by the wrong name").isEqualTo(other.linkName());
            assertThat(one.linkNetnsid()).isIn(other.linkNetnsid(), Optional.empty());
        }
    }
}
