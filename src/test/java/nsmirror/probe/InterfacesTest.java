package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.probe.Interfaces.Interface;
import nsmirror.probe.Interfaces.Links;
import org.junit.jupiter.api.Test;

/** What ip prints, by version. */
class InterfacesTest {
    @Test
    void readsBothEndsOfAPair() {
        Links links = read("""
                [{"ifindex":1,"ifname":"lo","flags":["LOOPBACK"],"operstate":"UNKNOWN","address":"00:00:00:00:00:00",
                  "addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8}]},
                 {"ifindex":3,"link_index":10,"ifname":"eth0","operstate":"UP","address":"0a:58:0a:81:00:04",
                  "link_netnsid":0,"linkinfo":{"info_kind":"veth"},
                  "addr_info":[{"family":"inet","local":"10.129.0.4","prefixlen":23},
                               {"family":"inet6","local":"fe80::d0c8:ecff:fe7a:4049","prefixlen":64}]},
                 {"ifindex":10,"link_index":3,"ifname":"veth1a2b","operstate":"UP","master":"br0",
                  "link_netns":"blue","linkinfo":{"info_kind":"veth","info_slave_kind":"bridge"},"addr_info":[]}]
                """);

        assertThat(links.skipped()).isZero();
        assertThat(links.interfaces()).extracting(Interface::name).containsExactly("lo", "eth0", "veth1a2b");
        Interface eth0 = links.interfaces().get(1);
        assertThat(eth0.addresses()).containsExactly("10.129.0.4/23", "fe80::d0c8:ecff:fe7a:4049/64");
        assertThat(eth0.otherEnd()).isEqualTo(10);
        assertThat(eth0.linkNetnsid()).contains(0);
        assertThat(eth0.leadsElsewhere()).isTrue();
        Interface veth = links.interfaces().get(2);
        assertThat(veth.master()).contains("br0");
        assertThat(veth.type()).contains("veth");
        assertThat(veth.linkNetns()).contains("blue");
    }

    @Test
    void anEndWhoseIndexIsLeftOutHasTheOtherOnesIndex() {
        Links links = read("[{\"ifindex\":7,\"ifname\":\"eth0\",\"link_netnsid\":0,\"addr_info\":[]}]");

        assertThat(links.interfaces().getFirst().otherEnd()).isEqualTo(7);
    }

    @Test
    void readsNamesNoJsonMayHold() {
        Links links = read("[{\"ifindex\":4,\"ifname\":\"it\\'s\u001b[31m\",\"operstate\":\"DOWN\",\"addr_info\":[]}]");

        assertThat(links.interfaces().getFirst().name()).isEqualTo("it's\u001b[31m");
    }

    @Test
    void keepsWhatStandsBeforeAFlaw() {
        Links links = read("[{\"ifindex\":1,\"ifname\":\"lo\"},{},{\"ifindex\":2,\"ifname\":\"eth");

        assertThat(links.interfaces()).extracting(Interface::name).containsExactly("lo");
        assertThat(links.skipped()).isEqualTo(2);
    }

    @Test
    void readsTheTextOfIproute2On() {
        Links links = read("""
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
                    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0 numtxqueues 1
                    inet 127.0.0.1/8 scope host lo
                       valid_lft forever preferred_lft forever
                    inet6 ::1/128 scope host\s
                       valid_lft forever preferred_lft forever
                3: eth0@if10: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 8951 qdisc noqueue state UP group default\s
                    link/ether 0a:58:0a:81:00:04 brd ff:ff:ff:ff:ff:ff link-netnsid 0 promiscuity 0\s
                    veth numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535\s
                    inet 10.129.0.4/23 brd 10.129.1.255 scope global eth0
                       valid_lft forever preferred_lft forever
                4: vxlan_sys_4789: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 65000 qdisc noqueue master ovs-system state UNKNOWN
                    link/ether 7a:0b:31:e4:a4:eb brd ff:ff:ff:ff:ff:ff
                5: tunl0@NONE: <NOARP> mtu 1480 qdisc noop state DOWN group default qlen 1
                    link/ipip 0.0.0.0 brd 0.0.0.0
                6: a@b@veth1: <BROADCAST> mtu 1500 qdisc noop state DOWN
                    link/ether 7a:0b:31:e4:a4:ec brd ff:ff:ff:ff:ff:ff
                """);

        assertThat(links.skipped()).isZero();
        assertThat(links.interfaces()).extracting(Interface::name)
                .containsExactly("lo", "eth0", "vxlan_sys_4789", "tunl0", "a@b");
        Interface eth0 = links.interfaces().get(1);
        assertThat(eth0.link()).contains(10);
        assertThat(eth0.linkNetnsid()).contains(0);
        assertThat(eth0.type()).contains("veth");
        assertThat(eth0.state()).contains("UP");
        assertThat(eth0.mac()).contains("0a:58:0a:81:00:04");
        assertThat(eth0.addresses()).containsExactly("10.129.0.4/23");
        assertThat(links.interfaces().get(2).master()).contains("ovs-system");
        assertThat(links.interfaces().get(3).linkName()).isEmpty();
        assertThat(links.interfaces().get(4).linkName()).contains("veth1");
    }

    @Test
    void readsBusyboxsText() {
        Links links = read("""
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000
                    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                    inet 127.0.0.1/8 scope host lo
                       valid_lft forever preferred_lft forever
                2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue\s
                    link/ether 02:42:ac:11:00:02 brd ff:ff:ff:ff:ff:ff
                    inet 172.17.0.2/16 brd 172.17.255.255 scope global eth0
                """);

        assertThat(links.interfaces()).extracting(Interface::ifindex).containsExactly(1, 2);
        assertThat(links.interfaces().get(1).link()).contains(5);
        assertThat(links.interfaces().get(1).state()).isEmpty();
        assertThat(links.interfaces().get(1).leadsElsewhere()).isFalse();
    }

    @Test
    void readsWhatAnInterfaceIsMadeOn() {
        Links json = read("""
                [{"ifindex":4,"link_index":3,"ifname":"mac0","mtu":1500,"link_netnsid":0,
                  "linkinfo":{"info_kind":"macvlan","info_data":{"mode":"bridge"}}},
                 {"ifindex":6,"link":"ens3","ifname":"ens3.7","mtu":9000,"linkinfo":{"info_kind":"vlan"}}]
                """);
        Links text = read("""
                4: mac0@if3: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN mode DEFAULT group default qlen 1000
                    link/ether b2:ef:ae:77:e4:73 brd ff:ff:ff:ff:ff:ff link-netnsid 0 promiscuity 0
                    macvlan mode bridge bcqueuelen 1000 usedbcqueuelen 1000 addrgenmode eui64 numtxqueues 1
                6: ens3.7@ens3: <BROADCAST,MULTICAST> mtu 9000 qdisc noop state DOWN mode DEFAULT group default qlen 1000
                    link/ether b2:ef:ae:77:e4:74 brd ff:ff:ff:ff:ff:ff promiscuity 0
                    vlan protocol 802.1Q id 7 <REORDER_HDR> addrgenmode eui64 numtxqueues 1
                """);

        for (Links links : List.of(json, text)) {
            assertThat(links.interfaces()).extracting(each -> each.type().orElse(""), each -> each.mtu().orElse(0),
                            Interface::paired, Interface::leadsElsewhere)
                    .containsExactly(tuple("macvlan", 1500, false, true), tuple("vlan", 9000, false, false));
            assertThat(links.interfaces().getFirst().link()).contains(3);
            assertThat(links.interfaces().getLast().linkName()).contains("ens3");
        }
    }

    @Test
    void readsTheNumbersOfNetNamespaces() {
        assertThat(NetIds.read(Answers.of("4026531833 unassigned\n4026532177 0\n4026532249 17\nnonsense\n4026532318 \n"
                        + "nsid 3 (iproute2 netns name: blue) \nnsid 4 current-nsid 5 (iproute2 netns name: a (b))\nnsid 6 \n")))
                .isEqualTo(new NetIds.Numbers(Map.of(0, 4026532177L, 17, 4026532249L), Map.of(3, "blue", 4, "a (b)")));
    }

    @Test
    void skipsAndCountsWhatIsNoInterface() {
        Links links = read("Object \"addr\" is unknown, try \"ip help\".\n");

        assertThat(links).isEqualTo(new Links(List.of(), 1));
    }

    @Test
    void bothFormsOfTheSameInterfacesAgree() throws Exception {
        Links json = read(run("ip -d -j addr"));
        Links text = read(run("ip -d addr"));

        assertThat(json.interfaces()).isNotEmpty();
        assertThat(text.skipped()).isZero();
        assertThat(text.interfaces().stream().map(InterfacesTest::comparable).toList())
                .isEqualTo(json.interfaces().stream().map(InterfacesTest::comparable).toList());
    }

    /** The text names only the types that matter for pairs. */
    private static Interface comparable(Interface end) {
        return new Interface(end.ifindex(), end.name(), end.state(), end.mac(), end.addresses(), Optional.empty(),
                end.link(), end.linkName(), end.linkNetnsid(), end.linkNetns(), end.master(), end.mtu());
    }

    private static Links read(String text) {
        return Interfaces.read(Answers.of(text));
    }

    private static String run(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        org.junit.jupiter.api.Assumptions.assumeTrue(process.waitFor() == 0, "no ip with -j on this computer");
        return text;
    }
}
