package nsmirror.reading;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nsmirror.model.Kind;
import nsmirror.model.Pod;
import nsmirror.probe.RuntimeName;

/**
 * Containers by the net namespace they share, if it is not the host's: two or more, or one that Kubernetes says is in a
 * pod.
 *
 * @param pods by net inode
 * @param byContainer a pod's name, by name of its container
 */
record Pods(List<Pod> pods, Map<String, String> byContainer) {
    /**
     * Finds them.
     *
     * @param named the containers by name, in order
     * @param known what they are called
     */
    static Pods of(Map<String, ContainerGroup> named, Host host, Names known) {
        Map<Long, List<String>> byNet = new TreeMap<>();
        named.forEach((name, group) -> group.leader().namespace(Kind.NET)
                .filter(net -> host.lacks(Kind.NET, Optional.of(net)))
                .ifPresent(net -> byNet.computeIfAbsent(net, any -> new ArrayList<>()).add(name)));
        byNet.values().removeIf(members -> members.size() == 1
                && named.get(members.getFirst()).runtime().flatMap(RuntimeCgroup::podUid).isEmpty()
                && given(members, named, known).isEmpty());
        List<Pod> pods = new ArrayList<>();
        Map<String, String> byContainer = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        byNet.forEach((net, members) -> {
            String plain = name(members, named, known);
            String name = taken.merge(plain, 1, Integer::sum) == 1 ? plain : plain + "/" + net;
            pods.add(new Pod(name, net, members));
            members.forEach(member -> byContainer.put(member, name));
        });
        return new Pods(List.copyOf(pods), Map.copyOf(byContainer));
    }

    /** The names Kubernetes gives the pod of these, which are one. */
    private static List<String> given(List<String> members, Map<String, ContainerGroup> named, Names known) {
        return members.stream()
                .flatMap(member -> known.given(named.get(member)).flatMap(RuntimeName::pod).stream())
                .distinct()
                .toList();
    }

    /**
     * Kubernetes' name. Else the hostname of the container that only holds the namespaces for the others: a single
     * process, begun before theirs. Else the hostname they all have, else the name of the first.
     */
    private static String name(List<String> members, Map<String, ContainerGroup> named, Names known) {
        List<String> given = given(members, named, known);
        if (given.size() == 1) {
            return given.getFirst();
        }
        ContainerGroup oldest = members.stream()
                .map(named::get)
                .min(comparing(group -> group.leader().key().start()))
                .orElseThrow();
        Optional<String> its = known.hostname(oldest);
        if (oldest.members().size() == 1 && its.isPresent()) {
            return its.get();
        }
        List<String> different = members.stream()
                .flatMap(member -> known.hostname(named.get(member)).stream())
                .distinct()
                .toList();
        return different.size() == 1 ? different.getFirst() : members.getFirst();
    }
}
