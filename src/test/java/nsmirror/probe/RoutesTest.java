package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.probe.Routes.Route;
import nsmirror.probe.Routes.Table;
import org.junit.jupiter.api.Test;

/** ip route, as JSON and as text. */
class RoutesTest {
    private static final Route DEFAULT = new Route("IPv4", "unicast", "default", List.of("10.0.0.1"), List.of("eth0"),
            Optional.of("10.0.0.2"), Optional.of("dhcp"), Optional.empty(), Optional.of(100));
    private static final Route SEVERAL = new Route("IPv4", "unicast", "10.9.0.0/16", List.of("10.0.0.3", "10.0.0.4"),
            List.of("eth0", "eth1"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Route NOWHERE = new Route("IPv6", "unreachable", "fd00::/8", List.of(), List.of("lo"),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1024));

    @Test
    void readsJson() {
        Table table = Routes.read(Answers.of("""
                IPv4
                [{"dst":"default","gateway":"10.0.0.1","dev":"eth0","protocol":"dhcp","prefsrc":"10.0.0.2","metric":100,"flags":[]},\
                {"dst":"10.9.0.0/16","flags":[],"nexthops":[{"gateway":"10.0.0.3","dev":"eth0","weight":1,"flags":[]},\
                {"gateway":"10.0.0.4","dev":"eth1","weight":1,"flags":[]}]},\
                {"type":"local","dst":"10.0.0.2","dev":"eth0","table":"local","protocol":"kernel","flags":[]}]
                IPv6
                [{"type":"unreachable","dst":"fd00::/8","dev":"lo","metric":1024,"flags":[]},{"gateway":"no destination"}]
                """));

        assertThat(table).isEqualTo(new Table(List.of(DEFAULT, SEVERAL, NOWHERE), Map.of("local", 1), 1));
    }

    @Test
    void readsTheTextOfOlderTools() {
        Table table = Routes.read(Answers.of("""
                IPv4
                default via 10.0.0.1 dev eth0 proto dhcp src 10.0.0.2 metric 100\s
                10.9.0.0/16\s
                \tnexthop via 10.0.0.3 dev eth0 weight 1\s
                \tnexthop via 10.0.0.4 dev eth1 weight 1\s
                10.7.0.0/16 table 100\s
                \tnexthop via 10.0.0.3 dev eth0 weight 1\s
                local 10.0.0.2 dev eth0 table local proto kernel scope host src 10.0.0.2\s
                IPv6
                unreachable fd00::/8 dev lo metric 1024 error -101 pref medium
                """));

        assertThat(table).isEqualTo(new Table(List.of(DEFAULT, SEVERAL, NOWHERE), Map.of("100", 1, "local", 1), 0));
    }

    @Test
    void aNextHopWithoutARouteIsNone() {
        assertThat(Routes.read(Answers.of("IPv4\n\tnexthop via 10.0.0.3\n")).routes()).isEmpty();
    }
}
