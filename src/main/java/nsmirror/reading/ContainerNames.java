package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.probe.RuntimeName;

/**
 * A name for each container that no other has: the runtime's, with the pod's before it in Kubernetes; else the id if that
 * is a name and no number, else its hostname if that is its own, else the start of its id, else its first command and PID. Where several would be called the same, as the
 * containers of a pod with one hostname, the command is added, then the PID.
 */
final class ContainerNames {
    private static final int MOST = 64;
    private static final int SHORT_ID = 12;

    private ContainerNames() {}

    /**
     * Names in the order of the containers.
     *
     * @param known what they are called
     */
    static List<String> of(List<ContainerGroup> groups, Names known) {
        List<String> plain = new ArrayList<>();
        for (ContainerGroup group : groups) {
            plain.add(bounded(known.given(group).map(RuntimeName::full).orElseGet(() -> plain(group, known))));
        }
        List<String> longer = new ArrayList<>();
        Map<String, Integer> plainCounts = counts(plain);
        for (int i = 0; i < groups.size(); i++) {
            String name = plain.get(i);
            longer.add(plainCounts.get(name) == 1 ? name : name + "/" + groups.get(i).leader().comm());
        }
        return numbered(groups, longer);
    }

    private static String plain(ContainerGroup group, Names known) {
        Optional<String> id = known.id(group);
        if (id.isPresent() && !RuntimeCgroup.isNumber(id.get())) {
            return id.get();
        }
        return known.hostnameApart(group)
                .or(() -> id.map(text -> text.substring(0, SHORT_ID)))
                .orElseGet(() -> group.leader().comm() + "-" + group.leader().pid());
    }

    private static String bounded(String name) {
        return name.codePointCount(0, name.length()) <= MOST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST));
    }

    /** No two are left alike: a hostname may look like what is made up here. */
    private static List<String> numbered(List<ContainerGroup> groups, List<String> names) {
        Map<String, Integer> counts = counts(names);
        Set<String> taken = new HashSet<>();
        counts.forEach((name, count) -> {
            if (count == 1) {
                taken.add(name);
            }
        });
        List<String> all = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String name = names.get(i);
            if (counts.get(name) > 1) {
                do {
                    name += "/" + groups.get(i).leader().pid();
                } while (!taken.add(name));
            }
            all.add(name);
        }
        return List.copyOf(all);
    }

    private static Map<String, Integer> counts(List<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts;
    }
}
