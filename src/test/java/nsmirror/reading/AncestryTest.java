package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.model.Evidence;
import nsmirror.model.Kind;
import nsmirror.model.Lineage;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleNode;
import org.junit.jupiter.api.Test;

/** What follows of parents and owners from PIDs alone, and what is only likely. */
class AncestryTest {
    private static final Host HOST = new Host(SampleNode.HOST, Optional.empty());
    private static final long HOSTS_PIDS = SampleNode.HOST.get(Kind.PID);
    private static final long HOSTS_USERS = SampleNode.HOST.get(Kind.USER);

    private final List<Process> processes = new ArrayList<>(List.of(process(1, 0, HOSTS_PIDS, HOSTS_USERS)));

    private static Process process(int pid, int parent, long pids, long users, Integer... inner) {
        Map<Kind, Long> namespaces = new EnumMap<>(SampleNode.HOST);
        namespaces.put(Kind.PID, pids);
        namespaces.put(Kind.USER, users);
        return new Process(new ProcessKey(pid, 1000 + pid), parent, 0, "root", List.of("sh"), "sh", false, namespaces,
                Stream.concat(Stream.of(pid), Stream.of(inner)).toList(), Optional.empty(), Optional.empty());
    }

    private void with(int pid, int parent, long pids, Integer... inner) {
        processes.add(process(pid, parent, pids, HOSTS_USERS, inner));
    }

    private Lineage pids(long inode) {
        return new Ancestry(processes, HOST).of(new NamespaceId(Kind.PID, inode), Lineage.UNKNOWN);
    }

    private Lineage users(long inode) {
        return new Ancestry(processes, HOST).of(new NamespaceId(Kind.USER, inode), Lineage.UNKNOWN);
    }

    private static Lineage parent(long inode, Evidence how) {
        return Lineage.UNKNOWN.orParent(inode, how).orOwner(HOSTS_USERS, Evidence.LIKELY);
    }

    @Test
    void oneLevelDownTheParentIsTheHosts() {
        with(40, 30, 7L, 1);
        assertThat(pids(7)).isEqualTo(parent(HOSTS_PIDS, Evidence.NSPID));
    }

    @Test
    void aParentExactlyOneLevelUpLivesInTheParent() {
        with(40, 1, 7L, 1);
        with(50, 1, 8L, 1);
        with(60, 50, 9L, 2, 1);
        assertThat(pids(9)).isEqualTo(parent(8, Evidence.NSPID));
    }

    @Test
    void whoEnteredFromFurtherUpLeavesWhereNobodyElseHasThePid() {
        with(40, 1, 7L, 1);
        with(41, 40, 7L, 2);
        with(50, 1, 8L, 1);
        with(60, 1, 9L, 2, 1);
        assertThat(pids(9)).as("2 is taken in 7").isEqualTo(parent(8, Evidence.NSPID));
    }

    @Test
    void whatPidsLeaveOpenIsOnlyLikely() {
        with(40, 1, 7L, 1);
        with(50, 1, 8L, 1);
        with(60, 1, 9L, 2, 1);
        assertThat(pids(9)).as("its parent lives in the host's, which is too far up to be it")
                .isEqualTo(parent(HOSTS_PIDS, Evidence.LIKELY));
    }

    @Test
    void withoutPidsOfEachLevelWhoStartedItIsASign() {
        processes.add(process(40, 1, 7, HOSTS_USERS));
        processes.add(process(41, 40, 7, HOSTS_USERS));
        assertThat(pids(7)).isEqualTo(parent(HOSTS_PIDS, Evidence.LIKELY));
    }

    @Test
    void aUserNamespaceIsLikelyOwnedByThatOfWhoStartedIt() {
        processes.add(process(40, 1, HOSTS_PIDS, 17));
        processes.add(process(41, 40, HOSTS_PIDS, 18));
        processes.add(process(42, 41, HOSTS_PIDS, 18));
        assertThat(users(18)).isEqualTo(Lineage.UNKNOWN.orParent(17, Evidence.LIKELY).orOwner(17, Evidence.LIKELY));
    }

    @Test
    void whatLsnsTellsStands() {
        with(40, 1, 7L, 1);
        Lineage told = Lineage.told(Optional.of(4L), Optional.of(5L));
        assertThat(new Ancestry(processes, HOST).of(new NamespaceId(Kind.PID, 7), told)).isEqualTo(told);
    }

    @Test
    void theHostsHaveNoneAndOfOthersNothingIsSaid() {
        assertThat(pids(HOSTS_PIDS)).isEqualTo(Lineage.UNKNOWN);
        assertThat(pids(99)).isEqualTo(Lineage.UNKNOWN);
        assertThat(new Ancestry(processes, HOST).of(new NamespaceId(Kind.NET, 99), Lineage.UNKNOWN))
                .isEqualTo(Lineage.UNKNOWN);
    }

    @Test
    void processesThatCallEachOtherParentEndTheSearch() {
        processes.add(process(40, 41, HOSTS_PIDS, 17));
        processes.add(process(41, 40, HOSTS_PIDS, 17));
        assertThat(users(17)).isEqualTo(Lineage.UNKNOWN);
    }
}
