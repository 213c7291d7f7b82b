package nsmirror.reading;

import static nsmirror.model.Kind.NET;
import static nsmirror.reading.MadeNode.HOST;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.node.NodeException;
import nsmirror.probe.Lsns;
import nsmirror.probe.Ps;
import org.junit.jupiter.api.Test;

/** What lsns and ps say beside the links in /proc. */
class CrossCheckTest {
    private static List<Gap> gaps(MadeNode node) throws NodeException {
        return new SnapshotReader().read(node).coverage().gaps();
    }

    /** The rows lsns would print of two processes in the host's namespaces, and one more row. */
    private static MadeNode lsns(MadeNode node, int inNet, String more) {
        String rows = Kind.ALL.stream()
                .map(kind -> "{\"ns\":%d,\"type\":\"%s\",\"nprocs\":%d,\"pid\":1}".formatted(
                        HOST.get(kind), kind.label(), kind == NET ? inNet : 4))
                .reduce((one, other) -> one + "," + other).orElseThrow();
        return node.says(Lsns.Form.OWNERS.command(), "{\"namespaces\":[" + rows + more + "]}");
    }

    @Test
    void processesThatCameOrWentExplainMoreInLsns() throws NodeException {
        assertThat(gaps(lsns(usual().with(pid(40), pid(41)), 9, ",{\"ns\":17,\"type\":\"net\",\"nprocs\":1,\"pid\":99}")))
                .isEmpty();
    }

    @Test
    void nothingExplainsFewerInLsns() throws NodeException {
        assertThat(gaps(lsns(usual().with(pid(40), pid(41)), 3, ""))).singleElement().satisfies(gap ->
                assertThat(gap.missing()).isEqualTo(
                        "agreement of lsns and /proc on net " + HOST.get(NET) + " (4 processes, by lsns 3)"));
    }

    @Test
    void aNamespaceLsnsDoesNotListIsNamed() throws NodeException {
        assertThat(gaps(lsns(usual().with(pid(40), pid(41).in(NET, 17)), 3, ""))).singleElement().satisfies(gap ->
                assertThat(gap.missing()).isEqualTo("agreement of lsns and /proc on net 17 (1 processes, by lsns 0)"));
    }

    @Test
    void aProcessLsnsPutsElsewhereIsNamed() throws NodeException {
        assertThat(gaps(lsns(usual().with(pid(40), pid(41)), 4, ",{\"ns\":17,\"type\":\"net\",\"nprocs\":1,\"pid\":41}")))
                .singleElement().satisfies(gap ->
                        assertThat(gap.missing()).isEqualTo("agreement of lsns and /proc on net 17 (with PID 41, by lsns)"));
    }

    @Test
    void anLsnsTooOldForAKindIsNotBlamed() throws NodeException {
        MadeNode node = usual();
        String rows = Kind.ALL.stream().filter(kind -> kind != Kind.CGROUP && kind != Kind.TIME)
                .map(kind -> "{\"ns\":%d,\"type\":\"%s\",\"nprocs\":2,\"pid\":1}".formatted(HOST.get(kind), kind.label()))
                .reduce((one, other) -> one + "," + other).orElseThrow();
        assertThat(gaps(node.says(Lsns.Form.OWNERS.command(), "{\"namespaces\":[" + rows + "]}"))).isEmpty();
    }

    @Test
    void aProcessPsPutsElsewhereIsNamedAndNotHeldAgainstLsns() throws NodeException {
        MadeNode node = lsns(usual().with(pid(40), pid(41)), 3, ",{\"ns\":17,\"type\":\"net\",\"nprocs\":1,\"pid\":41}");
        String row = "41 0 %d %d %d %d 17 %d %d %d root\n".formatted(HOST.get(Kind.MNT), HOST.get(Kind.UTS),
                HOST.get(Kind.IPC), HOST.get(Kind.PID), HOST.get(Kind.USER), HOST.get(Kind.CGROUP), HOST.get(Kind.TIME));
        assertThat(gaps(node.says(Ps.Form.ALL_KINDS.command(), row))).singleElement().satisfies(gap ->
                assertThat(gap.missing()).isEqualTo("agreement of ps and /proc on the namespaces of PID 41"));
    }
}
