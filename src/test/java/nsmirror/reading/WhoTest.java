package nsmirror.reading;

import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.UTS;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.reading.MadeNode.Made;
import org.junit.jupiter.api.Test;

class WhoTest {
    private static final Snapshot NODE = node(usual().with(
            container(40).named("httpd").cgroup("/docker/" + "ab12".repeat(16)),
            container(41).named("httpd").cgroup("/docker/" + "ab99".repeat(16)),
            container(42).named("sh"),
            container(43).named("sh").in(UTS, 422),
            container(44).cgroup("/docker/" + "12cd".repeat(16)),
            container(45),
            pid(46).named("crond"))
            .hostname(402, "web").hostname(412, "shop").hostname(422, "twin").hostname(442, "40").hostname(452, "a\nb"));

    private static Made container(int pid) {
        return pid(pid).in(PID, pid * 10).in(MNT, pid * 10 + 1).in(UTS, pid * 10 + 2).root("0:" + pid).inner(1);
    }

    private static Snapshot node(MadeNode node) {
        try {
            return new SnapshotReader().read(node);
        } catch (NodeException e) {
            throw new AssertionError(e);
        }
    }

    private static int leader(String who) throws NodeException {
        return Who.find(NODE, who).leader();
    }

    private static void refused(String who, String message) {
        assertThatThrownBy(() -> Who.find(NODE, who)).isInstanceOfSatisfying(NodeException.class, thrown -> {
            assertThat(thrown.reason()).isEqualTo(NodeException.Reason.USAGE);
            assertThat(thrown).hasMessage(message);
        });
    }

    @Test
    void aContainerIsMeantByItsName() throws NodeException {
        assertThat(leader("web")).isEqualTo(40);
        assertThat(leader("twin/sh/42")).isEqualTo(42);
    }

    @Test
    void aNameThatCannotBeTypedIsKnownAsItIsShown() throws NodeException {
        assertThat(leader("a\\nb")).isEqualTo(45);
    }

    @Test
    void byTheStartOfItsId() throws NodeException {
        assertThat(leader("ab12")).isEqualTo(40);
        assertThat(leader("ab9")).isEqualTo(41);
        assertThat(leader("12")).isEqualTo(44);
    }

    @Test
    void byThePidOfAProcessInIt() throws NodeException {
        assertThat(leader("43")).isEqualTo(43);
    }

    @Test
    void aNameStandsBeforeAPid() throws NodeException {
        assertThat(leader("40")).isEqualTo(44);
    }

    @Test
    void whatMayBeSeveralNamesThem() {
        refused("ab", "student@node: \"ab\" may be web, shop; say more of it");
        refused("twin", "student@node: \"twin\" may be twin/sh/42, twin/sh/43; say more of it");
    }

    @Test
    void aProcessOfTheHostIsNoContainer() {
        refused("46", "student@node: PID 46 (crond) is the host's, in no container; its containers are web, shop, "
                + "twin/sh/42, twin/sh/43, 40, a\\nb");
    }

    @Test
    void whatIsNotThereSaysWhatIs() {
        refused("nothing\u001b", "student@node: no container or process \"nothing\\x1b\"; its containers are web, shop, "
                + "twin/sh/42, twin/sh/43, 40, a\\nb");
        refused("", "student@node: no container or process \"\"; its containers are web, shop, "
                + "twin/sh/42, twin/sh/43, 40, a\\nb");
    }
}
