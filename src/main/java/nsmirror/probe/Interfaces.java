package nsmirror.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * {@code ip addr}: the interfaces of a net namespace. As JSON where ip can (iproute2 4.14 on), else its text, read by
 * {@link IpText}.
 */
public final class Interfaces {
    private static final String ANY = "ip -d -j addr 2>/dev/null || ip -d addr 2>/dev/null || ip addr";
    /** Those that are made two at a time. */
    private static final Set<String> PAIRS = Set.of("veth", "netkit", "vxcan");

    private Interfaces() {}

    /**
     * A network interface.
     *
     * @param ifindex its number in its namespace
     * @param name without the {@code @if10} that ip appends
     * @param state {@code UP}, {@code DOWN}, {@code UNKNOWN}, … where ip says
     * @param mac its address on the link
     * @param addresses with prefix length, as {@code 10.0.0.2/24}
     * @param type what made it, {@code veth}, {@code bridge} or {@code macvlan}, where ip says
     * @param link the ifindex of its other end, or of the interface it is made on, where the kernel says: it is silent
     *     when both have the same number
     * @param linkName the name of that one in the same namespace
     * @param linkNetnsid the number by which this namespace knows the other end's; absent if that is this one
     * @param linkNetns the name under /run/netns of the other end's namespace
     * @param master the bridge it hangs on
     * @param mtu bytes of the largest packet it sends
     */
    public record Interface(
            int ifindex,
            String name,
            Optional<String> state,
            Optional<String> mac,
            List<String> addresses,
            Optional<String> type,
            Optional<Integer> link,
            Optional<String> linkName,
            Optional<Integer> linkNetnsid,
            Optional<String> linkNetns,
            Optional<String> master,
            Optional<Integer> mtu) {
        public Interface {
            addresses = List.copyOf(addresses);
        }

        /** Whether it is one of a pair, each the other's end; what ip does not say the type of may be. */
        public boolean paired() {
            return type.map(PAIRS::contains).orElse(true);
        }

        /** Whether its other end is in another namespace. */
        public boolean leadsElsewhere() {
            return linkNetnsid.isPresent() || linkNetns.isPresent();
        }

        /** The ifindex of its other end; its own where the kernel left it out because they are the same. */
        public int otherEnd() {
            return link.orElse(ifindex);
        }
    }

    /** The interfaces in the order ip prints them, and how much could not be read. */
    public record Links(List<Interface> interfaces, int skipped) {
        public Links {
            interfaces = List.copyOf(interfaces);
        }
    }

    /** Lists the interfaces of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asUser(ANY);
    }

    /** Lists the interfaces of the process's net namespace, with the node's own ip. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.NET, "sh -c " + ShellText.quoted(ANY)));
    }

    /** Reads what the command printed. */
    public static Links read(Answer answer) {
        String text = answer.text();
        return text.startsWith("[") ? json(text) : IpText.read(text);
    }

    /** One interface after another, so that what stands before a flaw is kept. */
    private static Links json(String text) {
        List<Interface> interfaces = new ArrayList<>();
        int skipped = 0;
        try (MappingIterator<JsonNode> nodes = IpJson.MAPPER.readerFor(JsonNode.class).readValues(text)) {
            while (nodes.hasNextValue()) {
                Optional<Interface> found = one(nodes.nextValue());
                found.ifPresent(interfaces::add);
                skipped += found.isPresent() ? 0 : 1;
            }
        } catch (IOException cut) {
            skipped++;
        }
        return new Links(interfaces, skipped);
    }

    /** With -d an interface that vanished meanwhile is an empty object. */
    private static Optional<Interface> one(JsonNode node) {
        Optional<Integer> index = IpJson.number(node, "ifindex");
        Optional<String> name = IpJson.text(node, "ifname");
        if (index.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Interface(index.get(), name.get(), IpJson.text(node, "operstate"), IpJson.text(node, "address"),
                addresses(node.path("addr_info")), IpJson.text(node.path("linkinfo"), "info_kind"),
                IpJson.number(node, "link_index"), IpJson.text(node, "link"), IpJson.number(node, "link_netnsid"),
                IpJson.text(node, "link_netns"), IpJson.text(node, "master"),
                IpJson.number(node, "mtu")));
    }

    private static List<String> addresses(JsonNode infos) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode info : infos) {
            IpJson.text(info, "local").ifPresent(local -> addresses.add(
                    IpJson.number(info, "prefixlen").map(length -> local + "/" + length).orElse(local)));
        }
        return addresses;
    }
}
