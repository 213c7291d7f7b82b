package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Two containers wired to the host's bridge, to each other and to a namespace without a process, with interfaces made on
 * the host's: where each leads, against how it was wired and what {@code ip -d link} says.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class InterfacesIT {
    /** Prints the PIDs of both. Not every kernel has vlan and ipvlan. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            for name in one two; do
                unshare -f --kill-child -p -m -n -u sh -c "hostname $name; exec sleep 100000" >/dev/null 2>&1 </dev/null &
                until first=$(pgrep -P $!) && [ "$(nsenter -t $first -u hostname)" = $name ]; do sleep 0.05; done
                eval $name=$first
            done
            ip link add bridge0 type bridge
            ip link add up-one mtu 1400 type veth peer name eth0 mtu 1400 netns $one
            ip link set up-one master bridge0
            ip link add under0 type veth peer name under1
            ip link add mac0 link under0 type macvlan mode bridge
            ip link set mac0 netns $one
            ip link add link under0 name under0.7 type vlan id 7 2>/dev/null || true
            ip link add ipv0 link bridge0 type ipvlan mode l2 2>/dev/null && ip link set ipv0 netns $one || true
            nsenter -t $one -n ip link add direct1 type veth peer name direct2 netns $two
            ip netns add blue
            nsenter -t $one -n ip link add toblue type veth peer name fromone netns blue
            echo $one $two
            """;
    /** Of {@code ip -o -d link}: name, MTU, and behind the address what made it. */
    private static final Pattern LINK = Pattern.compile(
            "\\d+: ([^:@]+)\\S* .* mtu (\\d+) .*?(?:\\\\\\s+(veth|macvlan|ipvlan|vlan|bridge) .*)?");

    private final Machine machine;
    private Node node;
    private Snapshot snapshot;
    private Container one;
    private Container two;

    InterfacesIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void wireThem() throws NodeException {
        machine.write("/root/wire", MAKE);
        List<Integer> pids = List.of(machine.read("/root/wire").split(" ")).stream().map(Integer::valueOf).toList();
        node = Logins.open(machine, machine.login(), machine.key());
        snapshot = new SnapshotReader().read(node);
        one = container(pids.get(0));
        two = container(pids.get(1));
    }

    private Container container(int leader) {
        return snapshot.containers().stream().filter(each -> each.leader() == leader).findFirst().orElseThrow();
    }

    @AfterAll
    void takeThemApart() {
        node.close();
        machine.read("kill", "-9", String.valueOf(one.leader()), String.valueOf(two.leader()));
        machine.read("ip", "netns", "del", "blue");
    }

    @Test
    void anInterfaceLeadsWhereItWasWiredTo() throws NodeException {
        Map<String, String> ends = ends(beside(one, Wanted.of(Set.of(Facet.INTERFACES))).container());

        assertThat(ends).containsEntry("eth0", "up-one (host)").containsEntry("mac0", "on under0 (host)")
                .containsEntry("toblue", "if2 in netns blue").containsEntry("lo", "");
        assertThat(ends.get("direct1")).matches("if\\d+ in " + Pattern.quote(two.name()));
        if (ends.containsKey("ipv0")) {
            assertThat(ends).containsEntry("ipv0", "on bridge0 (host)");
        }
    }

    @Test
    void theHostsEndSaysWhichContainerAndWhichBridge() throws NodeException {
        View host = beside(one, Wanted.of(Set.of(Facet.INTERFACES))).host();

        assertThat(ends(host)).containsEntry("up-one", "eth0 in " + one.name());
        assertThat(row(host, "up-one").text("master")).isEqualTo("bridge0");
        if (ends(host).containsKey("under0.7")) {
            assertThat(ends(host)).containsEntry("under0.7", "on under0");
        }
        assertThat(ends(beside(two, Wanted.of(Set.of(Facet.INTERFACES))).host()).get("up-one"))
                .matches("if\\d+ in " + Pattern.quote(one.name()));
    }

    @Test
    void twoContainersWiredToEachOtherAreJoined() throws NodeException {
        FacetView view = beside(two, Wanted.of(Set.of(Facet.INTERFACES)).beside(one));

        assertThat(ends(view.host())).containsEntry("direct1", "direct2 in " + two.name());
        assertThat(ends(view.container())).containsEntry("direct2", "direct1 in " + one.name());
    }

    @Test
    void kindAndMtuAreThoseIpNames() throws NodeException {
        FacetView view = beside(one, Wanted.of(Set.of(Facet.INTERFACES)));

        assertThat(kinds(view.host())).isEqualTo(seen("ip", "-o", "-d", "link"));
        assertThat(kinds(view.container())).isEqualTo(
                seen("nsenter", "-t", String.valueOf(one.leader()), "-n", "ip", "-o", "-d", "link"));
        assertThat(kinds(view.container())).containsEntry("eth0", "veth 1400");
    }

    private FacetView beside(Container who, Wanted wanted) throws NodeException {
        return new MirrorReader().read(node, snapshot, who, wanted).facets().get(Facet.INTERFACES);
    }

    private static Map<String, String> ends(View view) {
        return view.rows().stream().collect(Collectors.toMap(row -> row.text("name"), row -> row.text("peer")));
    }

    private static Map<String, String> kinds(View view) {
        return view.rows().stream().collect(Collectors.toMap(row -> row.text("name"),
                row -> row.text("type") + " " + row.text("mtu")));
    }

    private static Row row(View view, String name) {
        return view.rows().stream().filter(row -> row.text("name").equals(name)).findFirst().orElseThrow();
    }

    private Map<String, String> seen(String... command) {
        return machine.read(command).lines().map(LINK::matcher).filter(Matcher::matches).collect(Collectors.toMap(
                link -> link.group(1), link -> (link.group(3) == null ? "" : link.group(3)) + " " + link.group(2)));
    }
}
