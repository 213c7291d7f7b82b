package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mirror of the same container, with the tools of other systems in front of the node's own in PATH. */
@NeedsMachine
class OldToolsMirrorIT {
    private static final Set<Facet> EVERY_FACET = Set.copyOf(Facet.ALL);

    private static Machine machine;
    private static Mirror usual;

    @BeforeAll
    static void readWithTheUsualTools(Machine given) throws Exception {
        machine = given;
        machine.read("lab-node", "up");
        usual = read();
    }

    @AfterEach
    void takeTheToolsAway() {
        machine.read("sh", "-c", "rm -f /usr/local/sbin/*");
    }

    @Test
    void busyboxAloneShowsTheSame() throws Exception {
        for (String name : List.of("find", "ls", "ps", "stat", "cat", "sed", "cut", "uname", "hostname", "ip", "nsenter",
                "unshare", "mount", "timeout")) {
            tool(name, "exec busybox " + name + " \"$@\"");
        }

        Mirror mirror = read();

        mirror.facets().forEach((facet, view) -> assertThat(view.container().trouble()).as(facet.label()).isEmpty());
        assertSame(mirror, Facet.FILES, "name", "mode", "size", "target", "inode");
        assertSame(mirror, Facet.HOSTNAME, "hostname");
        assertSame(mirror, Facet.PROCESSES, "pid", "hostPid", "command");
        assertSame(mirror, Facet.INTERFACES, "ifindex", "name", "addresses");
        assertSame(mirror, Facet.MOUNTS, "target", "meaning");
        assertThat(mirror.facets().get(Facet.FILES).container().notes()).anyMatch(note -> note.contains("as ?"));
    }

    @Test
    void theToolsOfRhel7JoinTheSameInterfaces() throws Exception {
        tool("ip", """
                case "$*" in
                *-j*) echo 'Option "-j" is unknown, try "ip -help".' >&2; exit 255 ;;
                *) exec /sbin/ip "$@" ;;
                esac
                """);
        tool("lsns", "echo 'lsns: invalid option' >&2; exit 1");

        Mirror mirror = read();

        assertSame(mirror, Facet.INTERFACES, "ifindex", "name", "state", "mac", "addresses", "peer", "master");
        FacetView view = mirror.facets().get(Facet.INTERFACES);
        assertThat(view.pairs()).isEqualTo(usual.facets().get(Facet.INTERFACES).pairs())
                .filteredOn(pair -> pair.host().isPresent() && pair.container().isPresent())
                .extracting(Pair::same).containsExactly(false);
    }

    @Test
    void aToolThatIsMissingIsMissingInItsPlace() throws Exception {
        tool("ip", "echo 'sh: ip: not found' >&2; exit 127");

        Mirror mirror = read();

        assertThat(mirror.facets().get(Facet.INTERFACES).container().trouble())
                .contains("a tool is missing on the node: sh: ip: not found");
        assertSame(mirror, Facet.PROCESSES, "pid", "hostPid", "command");
    }

    private static void assertSame(Mirror mirror, Facet facet, String... columns) {
        assertThat(cells(mirror.facets().get(facet).container(), columns)).as(facet.label())
                .isNotEmpty()
                .isEqualTo(cells(usual.facets().get(facet).container(), columns));
    }

    private static List<List<String>> cells(View view, String... columns) {
        return view.rows().stream().map((Row row) -> List.of(columns).stream().map(row::text).toList()).toList();
    }

    private static void tool(String name, String script) {
        machine.write("/usr/local/sbin/" + name, "#!/bin/sh\n" + script);
    }

    private static Mirror read() throws Exception {
        try (Node node = Logins.open(machine, machine.login(), machine.key())) {
            Snapshot snapshot = new SnapshotReader().read(node);
            Container app = snapshot.container("app-1").orElseThrow();
            return new MirrorReader().read(node, snapshot, app, Wanted.of(EVERY_FACET));
        }
    }
}
