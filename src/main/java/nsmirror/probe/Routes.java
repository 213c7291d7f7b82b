package nsmirror.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * {@code ip route}: where packets of a net namespace go, IPv4 and IPv6. As JSON where ip can (iproute2 4.14 on), else
 * its text. Of all tables but the main one only the number of routes is kept.
 */
public final class Routes {
    /** A node without IPv6 complains, which is no trouble. */
    private static final String ANY = "for f in 4 6; do echo IPv$f; ip -j -$f route show table all 2>/dev/null"
            + " || ip -$f route show table all || [ $f = 6 ] || exit; done";
    private static final String MAIN = "main";
    private static final List<String> TYPES = List.of("unicast", "local", "broadcast", "multicast", "throw",
            "unreachable", "prohibit", "blackhole", "nat", "anycast");

    private Routes() {}

    /**
     * A route of the main table.
     *
     * @param family {@code IPv4} or {@code IPv6}
     * @param type {@code unicast} for one that sends packets on
     * @param destination {@code default} or a network, as {@code 10.0.0.0/24}
     * @param via the routers, none where the destination is on the link itself
     * @param devices the interfaces, one each way
     * @param source the address packets get that have none yet
     * @param protocol who made it: {@code kernel}, {@code dhcp}, {@code static}, …
     */
    public record Route(
            String family,
            String type,
            String destination,
            List<String> via,
            List<String> devices,
            Optional<String> source,
            Optional<String> protocol,
            Optional<String> scope,
            Optional<Integer> metric) {
        public Route {
            via = List.copyOf(via);
            devices = List.copyOf(devices);
        }
    }

    /** The main table in ip's order, how many routes each other table has, and how much could not be read. */
    public record Table(List<Route> routes, Map<String, Integer> others, int skipped) {
        public Table {
            routes = List.copyOf(routes);
            others = new TreeMap<>(others);
        }
    }

    /** Lists the routes of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asUser(ANY);
    }

    /** Lists the routes of the process's net namespace, with the node's own ip. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.NET, "sh -c " + ShellText.quoted(ANY)));
    }

    /** Reads what the command printed. */
    public static Table read(Answer answer) {
        Reading reading = new Reading();
        for (String line : answer.text().split("\n")) {
            if (line.equals("IPv4") || line.equals("IPv6")) {
                reading.family = line;
            } else if (line.startsWith("[")) {
                reading.json(line);
            } else if (!line.isBlank()) {
                reading.text(line);
            }
        }
        return new Table(reading.routes, reading.others, reading.skipped);
    }

    /** What was read so far. */
    private static final class Reading {
        private final List<Route> routes = new ArrayList<>();
        private final Map<String, Integer> others = new TreeMap<>();
        private String family = "IPv4";
        private int skipped;
        private boolean inMain;

        private void json(String line) {
            try (MappingIterator<JsonNode> nodes = IpJson.MAPPER.readerFor(JsonNode.class).readValues(line)) {
                while (nodes.hasNextValue()) {
                    object(nodes.nextValue());
                }
            } catch (IOException cut) {
                skipped++;
            }
        }

        private void object(JsonNode node) {
            Optional<String> destination = IpJson.text(node, "dst");
            if (destination.isEmpty()) {
                skipped++;
                return;
            }
            List<String> via = new ArrayList<>();
            List<String> devices = new ArrayList<>();
            hop(node, via, devices);
            node.path("nexthops").forEach(hop -> hop(hop, via, devices));
            add(IpJson.text(node, "table").orElse(MAIN), new Route(family,
                    IpJson.text(node, "type").orElse("unicast"), destination.get(), via, devices,
                    IpJson.text(node, "prefsrc"), IpJson.text(node, "protocol"), IpJson.text(node, "scope"),
                    IpJson.number(node, "metric")));
        }

        private static void hop(JsonNode node, List<String> via, List<String> devices) {
            IpJson.text(node, "gateway").or(() -> IpJson.text(node.path("via"), "host")).ifPresent(via::add);
            IpJson.text(node, "dev").ifPresent(devices::add);
        }

        private void text(String line) {
            List<String> words = List.of(line.strip().split("\\s+"));
            if (words.getFirst().equals("nexthop")) {
                nextHop(words);
                return;
            }
            boolean typed = TYPES.contains(words.getFirst()) && words.size() > 1;
            add(after(words, "table").orElse(MAIN), new Route(family,
                    typed ? words.getFirst() : "unicast", words.get(typed ? 1 : 0),
                    gateway(words).stream().toList(), after(words, "dev").stream().toList(), after(words, "src"),
                    after(words, "proto"), after(words, "scope"), after(words, "metric").flatMap(Digits::small)));
        }

        /** A route with several ways has them on lines of their own. */
        private void nextHop(List<String> words) {
            if (!inMain) {
                return;
            }
            Route route = routes.removeLast();
            List<String> via = new ArrayList<>(route.via());
            List<String> devices = new ArrayList<>(route.devices());
            gateway(words).ifPresent(via::add);
            after(words, "dev").ifPresent(devices::add);
            routes.add(new Route(route.family(), route.type(), route.destination(), via, devices, route.source(),
                    route.protocol(), route.scope(), route.metric()));
        }

        private static Optional<String> gateway(List<String> words) {
            return after(words, "via").flatMap(first -> first.startsWith("inet") ? after(words, first) : Optional.of(first));
        }

        private void add(String table, Route route) {
            inMain = table.equals(MAIN) || table.equals("254");
            if (inMain) {
                routes.add(route);
            } else {
                others.merge(table, 1, Integer::sum);
            }
        }

        private static Optional<String> after(List<String> words, String word) {
            int at = words.indexOf(word);
            return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
        }
    }
}
