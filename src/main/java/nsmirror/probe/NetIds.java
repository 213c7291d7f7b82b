package nsmirror.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * By which number a net namespace knows each of the others: {@code lsns} and {@code ip netns list-id}, asked in it. Every
 * net namespace has numbers of its own; {@code link-netnsid} of an interface is one of them. See RTM_GETNSID in
 * rtnetlink(7).
 *
 * <p>lsns has NETNSID since util-linux 2.32, for namespaces with a process; it may fail when a process ends meanwhile, so
 * it is asked twice. It costs a node of 2,600 processes 0.14 s. ip knows those with a name under /run/netns.
 */
public final class NetIds {
    private static final String LSNS = "lsns -n -r -t net -o NS,NETNSID 2>/dev/null";
    private static final String NAMES = "ip netns list-id 2>/dev/null; true";
    private static final Pattern NAMED = Pattern.compile("nsid (\\d+)(?: .*)? \\(iproute2 netns name: (.+)\\)\\s*");

    private NetIds() {}

    /**
     * The others by their number.
     *
     * @param inodes of those that are known by inode
     * @param names under /run/netns
     */
    public record Numbers(Map<Integer, Long> inodes, Map<Integer, String> names) {
        public Numbers {
            inodes = Map.copyOf(inodes);
            names = Map.copyOf(names);
        }
    }

    /** Asks for the names that the login's net namespace knows; what lsns tells is in the snapshot. */
    public static Command ofHost() {
        return Command.asUser(NAMES);
    }

    /** Asks in the process's net namespace, with the node's own tools. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.NET, "sh -c \"%1$s || %1$s; %2$s\"".formatted(LSNS, NAMES)));
    }

    /** Reads what either command printed; a namespace without a number is left out. */
    public static Numbers read(Answer answer) {
        Map<Integer, Long> inodes = new HashMap<>();
        Map<Integer, String> names = new HashMap<>();
        for (String line : answer.text().split("\n")) {
            Matcher named = NAMED.matcher(line);
            if (named.matches()) {
                Digits.small(named.group(1)).ifPresent(id -> names.put(id, named.group(2)));
                continue;
            }
            String[] fields = line.strip().split(" ");
            long inode = Digits.of(fields[0]);
            Optional<Integer> id = fields.length == 2 ? Digits.small(fields[1]) : Optional.empty();
            if (inode != Digits.NONE && id.isPresent()) {
                inodes.put(id.get(), inode);
            }
        }
        return new Numbers(inodes, names);
    }
}
