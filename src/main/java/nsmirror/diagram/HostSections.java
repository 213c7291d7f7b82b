package nsmirror.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nsmirror.model.Process;

/** The host's own processes by the first part of their cgroup path: {@code init.scope}, {@code system.slice}, … */
final class HostSections {
    private static final int MOST = 6;

    private HostSections() {}

    /** One section for each slice, at most six; without a caption if there is but one. */
    static List<Group> of(List<Process> processes) {
        Map<String, List<Process>> bySlice = new TreeMap<>(
                Comparator.comparing((String slice) -> !slice.equals("init.scope")).thenComparing(slice -> slice));
        processes.forEach(each -> bySlice.computeIfAbsent(slice(each), s -> new ArrayList<>()).add(each));
        if (bySlice.size() == 1) {
            return List.of(Group.section(Heading.NONE, processes));
        }
        List<Group> sections = new ArrayList<>();
        List<Process> others = new ArrayList<>();
        bySlice.forEach((slice, members) -> {
            if (slice.isEmpty() || sections.size() == MOST - 1 && bySlice.size() > MOST) {
                others.addAll(members);
            } else {
                sections.add(section(Words.label(slice), members));
            }
        });
        if (!others.isEmpty()) {
            sections.add(section("other", others.stream().sorted(Comparator.comparing(Process::pid)).toList()));
        }
        return sections;
    }

    private static Group section(String name, List<Process> members) {
        return Group.section(Heading.of(name, List.of(Words.number(members.size()))), members);
    }

    private static String slice(Process process) {
        String path = process.cgroup().orElse("");
        int from = path.startsWith("/") ? 1 : 0;
        int to = path.indexOf('/', from);
        return path.substring(from, to < 0 ? path.length() : to);
    }
}
