package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.probe.RootListing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Routes, sockets, capabilities, cgroup, clocks and directories of a container made by hand, against ip, ss and nsenter
 * and the kernel's own words.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class MoreFacetsIT {
    /** Prints the PID of a server without CAP_SYS_ADMIN and without new privileges, in a root directory of its own. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            mkdir -p /run/box /run/node-only
            touch /run/node-only/secret-of-the-node
            cat >/run/make-box <<'END'
            mount --make-rprivate /
            mount -t tmpfs box /run/box
            mkdir -p /run/box/bin /run/box/proc '/run/box/srv/in side' /run/box/swap/dir
            cp /bin/busybox /run/box/bin
            touch "/run/box/srv/in side/found"
            ln -s /run/node-only /run/box/srv/out
            ln -s /run/node-only /run/box/swap/link
            ip link set lo up
            ip route add 10.9.0.0/16 dev lo metric 7
            ip route add unreachable 10.10.0.0/16
            cd /run/box
            exec setpriv --bounding-set=-sys_admin,-sys_time --no-new-privs \\
                chroot /run/box /bin/busybox nc -l -p 8080 </proc/1/fd/0
            END
            mkfifo /run/box.in
            unshare -f --kill-child -pmniuC -T --boottime 864000 sh /run/make-box <>/run/box.in >/run/box.said 2>&1 &
            until first=$(pgrep -P $!) && nsenter -t $first -n ss -Hltn | grep -q 8080; do
                kill -0 $! || { cat /run/box.said >&2; exit 1; }
                sleep 0.05
            done
            echo $first
            """;

    private final Machine machine;
    private Node node;
    private Snapshot snapshot;
    private Container box;
    private String pid;

    MoreFacetsIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void makeIt() throws NodeException {
        machine.write("/root/make", MAKE);
        pid = machine.read("/root/make").strip();
        node = Logins.open(machine, machine.login(), machine.key());
        snapshot = new SnapshotReader().read(node);
        box = snapshot.containers().stream().filter(each -> each.leader() == Integer.parseInt(pid)).findFirst()
                .orElseThrow();
    }

    @AfterAll
    void disconnect() {
        node.close();
        machine.read("kill", "-9", pid);
    }

    @Test
    void routesAreThoseIpLists() throws NodeException {
        View view = facet(Facet.ROUTES).container();

        assertThat(view.rows()).extracting(row -> (row.text("type") + " " + row.text("destination")).replace("unicast ", ""))
                .containsExactlyElementsOf(machine.read("sh", "-c", view.command()).lines()
                        .map(line -> line.startsWith("unreachable") ? line.split(" ")[0] + " " + line.split(" ")[1]
                                : line.split(" ")[0]).toList());
        assertThat(view.rows()).filteredOn(row -> row.text("destination").equals("10.9.0.0/16"))
                .extracting(row -> row.text("interface") + row.text("metric")).containsExactly("[lo]7");
    }

    @Test
    void socketsAreThoseSsListsWithTheirProcess() throws NodeException {
        FacetView view = facet(Facet.SOCKETS);

        Row server = view.container().rows().getFirst();
        assertThat(view.container().rows()).hasSameSizeAs(
                machine.read("sh", "-c", view.container().command()).lines().skip(1).toList());
        assertThat(server.cells().get("port")).isEqualTo(8080);
        assertThat(server.cells().get("hostPids")).isEqualTo(List.of(Integer.valueOf(pid)));
        assertThat(server.cells().get("pids")).isEqualTo(List.of(1));
        assertThat(server.text("process")).isEqualTo("busybox 1 (%s on the host)".formatted(pid));
        assertThat(machine.read("ss", "-Hlntup").lines().map(line -> line.replaceFirst(".*pid=(\\d+),.*", "[$1]")).toList())
                .containsAll(view.host().rows().stream().filter(row -> row.text("protocol").equals("tcp"))
                        .map(row -> row.text("hostPids")).toList());
    }

    @Test
    void capabilitiesAreTheKernelsBits() throws NodeException {
        View view = facet(Facet.CAPABILITIES).container();

        long held = view.rows().stream()
                .filter(row -> row.text("state").equals("held"))
                .mapToLong(row -> 1L << (int) row.cells().get("number")).sum();
        assertThat(machine.read("grep", "CapEff", "/proc/" + pid + "/status")).contains("%016x".formatted(held));
        assertThat(view.rows()).extracting(row -> row.text("capability")).contains("cap_chown").doesNotContain("cap_sys_admin");
        assertThat(view.rows()).filteredOn(row -> row.text("capability").equals("no_new_privs"))
                .extracting(row -> row.text("state")).containsExactly("yes");
    }

    @Test
    void uptimeIsWhatAProcessInsideReads() throws NodeException {
        View view = facet(Facet.TIME).container();

        long inside = (long) Double.parseDouble(
                machine.read("nsenter", "-t", pid, "-T", "cat", "/proc/uptime").split(" ")[0]);
        assertThat((long) view.rows().getFirst().cells().get("seconds")).isBetween(inside - 60, inside);
        assertThat(view.rows()).filteredOn(row -> row.text("what").equals("boottime offset"))
                .extracting(row -> row.text("value")).containsExactly("10 days 0:00:00 ahead");
    }

    @Test
    void cgroupsAreNamedAsInsideAndOutside() throws NodeException {
        View view = facet(Facet.CGROUP).container();

        List<String> outside = machine.read("cat", "/proc/" + pid + "/cgroup").lines().map(MoreFacetsIT::path).toList();
        List<String> inside = machine.read("nsenter", "-t", pid, "-C", "cat", "/proc/" + pid + "/cgroup").lines()
                .map(MoreFacetsIT::path).toList();
        assertThat(view.rows()).filteredOn(row -> row.text("what").startsWith("path"))
                .extracting(row -> row.text("value")).containsExactlyElementsOf(outside);
        assertThat(view.rows()).filteredOn(row -> row.text("what").startsWith("path"))
                .extracting(row -> row.text("inside")).containsExactlyElementsOf(inside);
    }

    private static String path(String line) {
        return line.split(":", 3)[2];
    }

    @Test
    void aDirectoryIsOpenedOnBothSidesAndNoLinkIsFollowed() throws NodeException {
        assertThat(names(files("/srv/in side/..//./in side").container())).containsExactly(".", "..", "found");
        assertThat(names(files("/run/node-only").host())).contains("secret-of-the-node");
        assertThat(files("/run/node-only").container().trouble()).contains("there is no directory /run/node-only");

        View out = files("/srv/out").container();
        assertThat(out.rows()).isEmpty();
        assertThat(out.trouble()).contains(
                "/srv/out is a link to /run/node-only, which is not followed: open /run/node-only");
    }

    @Test
    void aDirectoryThatBecomesALinkMeanwhileShowsNothingOfTheNode() throws NodeException {
        String swapper = machine.read("sh", "-c", """
                cd /proc/$0/root/swap
                while :; do busybox mv -T dir was; busybox mv -T link dir; busybox mv -T dir link; busybox mv -T was dir
                done >/dev/null 2>&1 </dev/null &
                echo $!""", pid).strip();
        try {
            List<Answer> looks = node.run(Collections.nCopies(40, RootListing.of(
                    snapshot.process(box.leader()).orElseThrow(), List.of("swap", "dir"))));

            assertThat(looks).extracting(Answer::text).noneMatch(text -> text.contains("secret-of-the-node"));
            assertThat(looks).extracting(Answer::exit).contains(RootListing.LINK);
        } finally {
            machine.read("kill", "-9", swapper);
        }
    }

    private FacetView facet(Facet facet) throws NodeException {
        return new MirrorReader().read(node, snapshot, box, Wanted.of(Set.of(facet))).facets().get(facet);
    }

    private FacetView files(String directory) throws NodeException {
        return new MirrorReader().read(node, snapshot, box, Wanted.of(Set.of(Facet.FILES)).in(Directory.of(directory)))
                .facets().get(Facet.FILES);
    }

    private static List<String> names(View view) {
        return view.rows().stream().map(row -> row.text("name")).toList();
    }
}
