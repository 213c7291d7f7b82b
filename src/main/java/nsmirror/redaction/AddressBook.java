package nsmirror.redaction;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses of the ranges for documentation: 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 (RFC 5737), 2001:db8::/32
 * (RFC 3849), MAC 00-00-5E-00-53-xx (RFC 7042). What shared a network, of 24 bits or 64, shares one again as long as there
 * are networks. What is the same on every machine stays: loopback, unspecified, multicast, broadcast, a netmask.
 */
final class AddressBook {
    /** The last one is no documentation's but for tests of networks (RFC 2544): where a node has more than the others hold. */
    private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final String BEYOND = "198.18.";

    private final StandIns standIns;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> networks = new HashMap<>();
    private final Map<String, Integer> networks6 = new HashMap<>();

    AddressBook(StandIns standIns) {
        this.standIns = standIns;
    }

    void takeOver(Sort sort, String original, String standIn) {
        if (sort == Sort.ADDRESS || sort == Sort.MAC) {
            known.put(original, standIn);
            taken.add(standIn);
            // Numbers of networks go by how many there were.
            String[] parts = original.split("\\.");
            if (parts.length == 4) {
                networks.putIfAbsent(network(parts), Math.max(0, Arrays.asList(NETWORKS).indexOf(
                        standIn.substring(0, standIn.lastIndexOf('.') + 1))));
            } else if (sort == Sort.ADDRESS) {
                networks6.putIfAbsent(original, networks6.size());
            }
        }
    }

    /** What stands for an address of four numbers; empty if it stays or is none. */
    Optional<String> four(String address) {
        String[] parts = address.split("\\.");
        int[] numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
            if (numbers[i] > 255) {
                return Optional.empty();
            }
        }
        if (numbers[0] == 127 || numbers[0] == 0 || numbers[0] >= 224) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(address, each -> noted(Sort.ADDRESS, each, madeUp(parts, numbers[3]))));
    }

    private String madeUp(String[] parts, int last) {
        int network = networks.computeIfAbsent(network(parts), any -> networks.size());
        for (int turn = 0; turn < NETWORKS.length; turn++) {
            String prefix = NETWORKS[(network + turn) % NETWORKS.length];
            if ((last == 0 || last == 255) && free(prefix + last)) {
                return prefix + last;
            }
            for (int host = 1; host < 255; host++) {
                if (free(prefix + host)) {
                    return prefix + host;
                }
            }
        }
        int number = taken.size();
        while (!free(BEYOND + (number >> 8 & 0xff) + "." + (number & 0xff))) {
            number++;
        }
        return BEYOND + (number >> 8 & 0xff) + "." + (number & 0xff);
    }

    private boolean free(String address) {
        return !taken.contains(address) && !standIns.original(address);
    }

    private static String network(String[] parts) {
        return parts[0] + "." + parts[1] + "." + parts[2];
    }

    /** What stands for an address with colons; empty if it stays or is none. */
    Optional<String> six(String text) {
        if (text.chars().filter(c -> c == ':').count() < 2) {
            return Optional.empty();
        }
        try {
            InetAddress address = Inet6Address.ofLiteral(text);
            byte[] bytes = address.getAddress();
            if (bytes.length != 16 || address.isLoopbackAddress() || address.isAnyLocalAddress()
                    || address.isMulticastAddress() || bytes[0] == 0 && bytes[1] == 0) {
                return Optional.empty();
            }
            boolean prefix = Arrays.equals(bytes, 8, 16, new byte[8], 0, 8);
            if (prefix && address.isLinkLocalAddress()) {
                return Optional.empty();
            }
            String canonical = address.getHostAddress();
            String standIn = known.computeIfAbsent(canonical, any -> prefix ? network(bytes)
                    : madeUp(bytes, address.isLinkLocalAddress()));
            return Optional.of(noted(Sort.ADDRESS, text, standIn));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private String madeUp(byte[] bytes, boolean linkLocal) {
        String prefix = linkLocal ? "fe80::" : network(bytes);
        int host = 1;
        while (!free(prefix + Integer.toHexString(host))) {
            host++;
        }
        return prefix + Integer.toHexString(host);
    }

    /** The network of an address, 64 bits long. */
    private String network(byte[] bytes) {
        String net = Arrays.toString(Arrays.copyOf(bytes, 8));
        return "2001:db8:0:" + Integer.toHexString(networks6.computeIfAbsent(net, any -> networks6.size() + 1)) + "::";
    }

    /** What stands for six bytes with colons between, or more for other links; empty if it stays. */
    Optional<String> mac(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        // None, and those of groups: broadcast and what protocols fix.
        boolean group = (Character.digit(lower.charAt(1), 16) & 1) == 1;
        if (group || lower.matches("(00:)+00")) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(lower, each -> {
            int number = 1;
            while (!free(mac(number))) {
                number++;
            }
            return noted(Sort.MAC, each, mac(number));
        }));
    }

    /** Beyond 256 those anybody may give (locally administered). */
    private static String mac(int number) {
        return "%s:53:%02x".formatted(number < 256 ? "00:00:5e:00" : "02:00:5e:%02x".formatted(number >> 8), number & 0xff);
    }

    private String noted(Sort sort, String original, String standIn) {
        taken.add(standIn);
        standIns.note(sort, original, standIn);
        return standIn;
    }
}
