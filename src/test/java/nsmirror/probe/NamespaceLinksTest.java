package nsmirror.probe;

import static nsmirror.model.Kind.CGROUP;
import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.NamespaceLinks.Sweep;
import org.junit.jupiter.api.Test;

class NamespaceLinksTest {
    @Test
    void findPrintsAProcessALine() {
        Sweep sweep = NamespaceLinks.read("""

                self/ns net net:[4026531840]
                1/ns net net:[4026531840] pid pid:[4026531836] pid_for_children pid:[4026532500]
                4470/ns mnt mnt:[4026533106]""");

        assertThat(sweep.byPid()).isEqualTo(Map.of(
                1, new Links(Map.of(NET, 4026531840L, PID, 4026531836L), Map.of(PID, 4026532500L), Set.of(NET, PID)),
                4470, new Links(Map.of(MNT, 4026533106L), Map.of(), Set.of(MNT))));
        assertThat(sweep.login()).hasValueSatisfying(login ->
                assertThat(login.own()).isEqualTo(Map.of(NET, 4026531840L)));
    }

    @Test
    void aLinkThatCouldNotBeReadIsListedWithoutInode() {
        Sweep sweep = NamespaceLinks.read("\n88/ns net  pid pid:[4026531836]");
        assertThat(sweep.byPid().get(88)).isEqualTo(new Links(Map.of(PID, 4026531836L), Map.of(), Set.of(NET, PID)));
    }

    @Test
    void whereFindCannotPrintLinksLsCan() {
        Sweep sweep = NamespaceLinks.read("""
                self/ns:
                total 0
                lrwxrwxrwx    1 root     root             0 Nov 23 15:34 cgroup -> cgroup:[4026531835]

                1/ns:
                total 0
                lrwxrwxrwx    1 root     root             0 Nov 23 15:34 mnt
                lrwxrwxrwx    1 root     root             0 Nov 23 15:34 net -> net:[4026531840]
                lrwxrwxrwx    1 root     root             0 Nov 23 15:34 pid_for_children -> pid:[4026531836]

                77/ns:
                total 0
                lrwxrwxrwx. 1 www-data www-data 0 Nov 23 15:34 net -> net:[4026532999]
                """);

        assertThat(sweep.byPid()).isEqualTo(Map.of(
                1, new Links(Map.of(NET, 4026531840L), Map.of(PID, 4026531836L), Set.of(MNT, NET)),
                77, new Links(Map.of(NET, 4026532999L), Map.of(), Set.of(NET))));
        assertThat(sweep.login().orElseThrow().own()).isEqualTo(Map.of(CGROUP, 4026531835L));
    }

    @Test
    void wheneverItIsCutOffNoInodeIsHalf() {
        String whole = "\n1/ns net net:[4026531840]";
        for (int length = 0; length < whole.length(); length++) {
            assertThat(NamespaceLinks.read(whole.substring(0, length)).byPid().getOrDefault(1, Links.NONE).own())
                    .as(whole.substring(0, length)).isEmpty();
        }
    }

    @Test
    void aKindNobodyKnowsYetIsSkipped() {
        assertThat(NamespaceLinks.read("\n1/ns dream dream:[17] net net:[18]").byPid().get(1).own())
                .isEqualTo(Map.of(NET, 18L));
    }

    @Test
    void nonsenseIsSkipped() {
        String lines = "/ns net net:[1]\nx/ns net net:[1]\n1/ns/\n2/ns\n3/ns net net:[]\n4/ns net net:[12\nls: cannot\n"
                + "1/ns/net net:[7]\n5/ns  \nself/self/ns net net:[7]\n";
        Sweep sweep = NamespaceLinks.read(lines);
        assertThat(sweep.byPid().values()).allSatisfy(links -> assertThat(links.own().values()).isSubsetOf(1L));
        assertThat(sweep.login()).isEmpty();
    }
}
