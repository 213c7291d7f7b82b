package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.probe.Interfaces.Interface;
import nsmirror.probe.Interfaces.Links;

/**
 * The text of {@code ip -d addr} and {@code ip addr}, for iproute2 before 4.14 (RHEL 7) and busybox. The kernel allows
 * neither blanks nor colons in an interface's name; the other end follows the last {@code @}.
 */
final class IpText {
    private static final Pattern HEAD = Pattern.compile("(\\d+): ([^:\\s]+):? <([^>]*)>(.*)");
    private static final Pattern OTHER_INDEX = Pattern.compile("if(\\d+)");

    /** Those people meet; see ip-link(8). */
    private static final Set<String> TYPES = Set.of("veth", "netkit", "vxcan", "bridge", "bond", "team", "vrf", "dummy",
            "macvlan", "macvtap", "ipvlan", "ipvtap", "vlan", "macsec", "vxlan", "geneve", "wireguard", "tun", "ipip",
            "sit", "gre", "gretap", "ip6tnl", "openvswitch");

    private IpText() {}

    static Links read(String text) {
        List<Interface> interfaces = new ArrayList<>();
        List<String> block = new ArrayList<>();
        int skipped = 0;
        for (String line : text.split("\n")) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                block.add(line.strip());
                continue;
            }
            skipped += add(block, interfaces);
            block.clear();
            block.add(line);
        }
        return new Links(interfaces, skipped + add(block, interfaces));
    }

    /** Adds the interface of that block; 1 if it is none. */
    private static int add(List<String> block, List<Interface> interfaces) {
        if (block.isEmpty() || block.getFirst().isBlank()) {
            return 0;
        }
        Matcher head = HEAD.matcher(block.getFirst());
        Optional<Integer> index = head.matches() ? Digits.small(head.group(1)) : Optional.empty();
        index.ifPresent(number -> interfaces.add(one(number, head.group(2), head.group(4), block)));
        return index.isPresent() ? 0 : 1;
    }

    private static Interface one(int index, String shown, String rest, List<String> block) {
        int at = shown.lastIndexOf('@');
        String name = at > 0 ? shown.substring(0, at) : shown;
        Optional<String> other = at > 0 && !shown.endsWith("@NONE")
                ? Optional.of(shown.substring(at + 1))
                : Optional.empty();
        Optional<Integer> otherIndex = other.map(OTHER_INDEX::matcher).filter(Matcher::matches)
                .flatMap(number -> Digits.small(number.group(1)));
        Optional<String> state = after(rest, "state");
        // busybox, which prints no state, names its own interface of that number even if the other end is elsewhere.
        Optional<String> otherName = otherIndex.isPresent() || state.isEmpty() ? Optional.empty() : other;
        String link = block.stream().filter(line -> line.startsWith("link/")).findFirst().orElse("");
        return new Interface(index, name, state, mac(link), addresses(block), type(block), otherIndex, otherName,
                after(link, "link-netnsid").flatMap(Digits::small), after(link, "link-netns"),
                after(rest, "master"), after(rest, "mtu").flatMap(Digits::small));
    }

    private static Optional<String> mac(String link) {
        String[] words = link.split(" ");
        return words.length > 1 && !words[1].equals("brd") ? Optional.of(words[1]) : Optional.empty();
    }

    private static List<String> addresses(List<String> block) {
        return block.stream()
                .filter(line -> line.startsWith("inet ") || line.startsWith("inet6 "))
                .map(line -> line.split(" "))
                .filter(words -> words.length > 1)
                .map(words -> words[1])
                .toList();
    }

    /** With -d a line of its own begins with what made the interface. */
    private static Optional<String> type(List<String> block) {
        return block.stream()
                .map(line -> line.split(" ")[0])
                .filter(TYPES::contains)
                .findFirst();
    }

    private static Optional<String> after(String line, String word) {
        List<String> words = List.of(line.strip().split("\\s+"));
        int at = words.indexOf(word);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
