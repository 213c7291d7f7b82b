package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.View;
import org.junit.jupiter.api.Test;

/** What a person reads on a terminal. */
class CompareTextTest {
    private static final FacetView FILES = Mirrors.apart(Facet.FILES,
            Mirrors.view("sudo ls -la /", Mirrors.file("bin", "usr/bin", 5), Mirrors.file("etc", null, 7)),
            new View("sudo ls -la /proc/4470/root/", Optional.of("sudo nsenter -t 4470 -m ls -la /"),
                    List.of(Mirrors.file("app", null, 3), Mirrors.file("bin", "usr/bin", 6), Mirrors.file("etc", null, 7)),
                    List.of("looked at from outside"), Optional.empty()));

    @Test
    void putsTheHostLeftAndTheContainerRightUnderTheirCommands() {
        assertThat(lines(100, FILES)).containsExactly(
                "app: 2 processes, the first is PID 4470, in pod shop, run by cri-o",
                "Left the host, right the container.  = the same  ≠ of one name, but not the same  ↔ the ends of a",
                "pair",
                "",
                "── files (mnt) " + "─".repeat(85),
                "  host$ sudo ls -la /",
                "  app$ sudo ls -la /proc/4470/root/",
                "  as in the course$ sudo nsenter -t 4470 -m ls -la /",
                "  - looked at from outside",
                "mode        owner  group  size  name             │ mode        owner  group  size  name",
                "                                                 │ -rw-r--r--  root   root     42  app",
                "-rw-r--r--  root   root     42  bin -> usr/bin   ≠ -rw-r--r--  root   root     42  bin -> usr/bin",
                "-rw-r--r--  root   root     42  etc              = -rw-r--r--  root   root     42  etc");
    }

    @Test
    void whereThereIsLittleRoomTheLessImportantColumnsGo() {
        assertThat(lines(60, FILES)).endsWith(
                "mode        name             │ mode        name",
                "                             │ -rw-r--r--  app",
                "-rw-r--r--  bin -> usr/bin   ≠ -rw-r--r--  bin -> usr/bin",
                "-rw-r--r--  etc              = -rw-r--r--  etc");
        assertThat(lines(140, FILES)).anyMatch(line -> line.contains("2018-11-09 08:09"));
    }

    @Test
    void putsAProcessBesideItselfAndItsOtherPidBesideIt() {
        assertThat(lines(100, Mirrors.apart(Facet.PROCESSES,
                        Mirrors.view("ps", Mirrors.process(1, 1, "init"), Mirrors.process(4470, 4470, "httpd")),
                        Mirrors.view("ps", Mirrors.process(1, 4470, "httpd")))))
                .endsWith(
                        " pid  user  command                              │ pid  on the host  user  command",
                        "   1  root  init                                 │",
                        "4470  root  httpd                                =   1         4470  root  httpd");
    }

    @Test
    void putsTheEndsOfAPairBesideEachOtherAddressUnderAddress() {
        assertThat(lines(120, Mirrors.apart(Facet.INTERFACES,
                        Mirrors.view("ip a", Mirrors.end("veth1a2b", 10, "eth0 in app", 3)),
                        Mirrors.view("ip a", Mirrors.end("eth0", 3, "veth1a2b (host)", 10, "10.129.0.4/23", "fe80::4/64")))))
                .endsWith(
                        " #  name      state  addresses  other end                  │ #  name  state  addresses      other end",
                        "10  veth1a2b  UP                eth0 in app                ↔ 3  eth0  UP     10.129.0.4/23  veth1a2b (host)",
                        "                                                           │                 fe80::4/64");
    }

    @Test
    void oneNamespaceIsShownOnceOverTheWholeWidth() {
        View host = Mirrors.view("ip a", Mirrors.end("lo", 1, null, null, "127.0.0.1/8"));
        FacetView shared = new FacetView(Facet.INTERFACES, true, host,
                new View("sudo nsenter -t 4470 -n ip a", Optional.empty(), host.rows(), List.of("the host's"),
                        Optional.empty()), Alignment.shared(host.rows()));

        List<String> lines = lines(80, shared);

        assertThat(lines).anyMatch(line -> line.startsWith("── interfaces (net), shared with the host ──"));
        assertThat(lines).filteredOn(line -> line.contains("127.0.0.1/8")).hasSize(1);
    }

    @Test
    void namesAreBrokenIntoLinesAndNotCut() {
        List<String> lines = lines(60, Mirrors.apart(Facet.HOSTNAME,
                Mirrors.view("hostname; uname -a", Mirrors.names("ip-172-16-87-199.ec2.internal")),
                Mirrors.view("hostname; uname -a", Mirrors.names("hawkular-cassandra-1-w2vqb"))));

        assertThat(lines).contains(
                "ip-172-16-87-199.ec2.interna ≠ hawkular-cassandra-1-w2vqb",
                "l                            │");
    }

    @Test
    void troubleStandsInItsPlace() {
        View blind = new View("sudo nsenter -t 4470 -u hostname", Optional.empty(), List.of(), List.of(),
                Optional.of("process 4470 has ended: read the node again"));

        assertThat(lines(80, Mirrors.apart(Facet.HOSTNAME, Mirrors.view("hostname", Mirrors.names("node")), blind)))
                .contains("  ! process 4470 has ended: read the node again", "node                                   ≠");
    }

    @Test
    void filesWhoseInodesAreNotKnownAreMarkedAsNotKnown() {
        var unknown = new nsmirror.mirror.Cells().with("name", "bin").with("device", null).row();

        assertThat(lines(80, Mirrors.apart(Facet.FILES, Mirrors.view("ls", unknown), Mirrors.view("ls", unknown))))
                .last().asString().contains(" ? ");
    }

    @Test
    void whateverTheNodeSaysNoLineIsTooWideAndNothingButTextIsPrinted() {
        for (int seed = 0; seed < 60; seed++) {
            for (int columns : List.of(60, 61, 80, 120, 400)) {
                assertThat(CompareText.of(Mirrors.hostile(seed), columns)).allSatisfy(line -> {
                    assertThat(TerminalText.width(line)).isLessThanOrEqualTo(columns);
                    assertThat(line.codePoints()).noneMatch(point -> Character.isISOControl(point)
                            || Character.getType(point) == Character.FORMAT
                            || Character.getType(point) == Character.SURROGATE);
                });
            }
        }
    }

    private static List<String> lines(int columns, FacetView view) {
        return CompareText.of(Mirrors.of(view), columns);
    }
}
