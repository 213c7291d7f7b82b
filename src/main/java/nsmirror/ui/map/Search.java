package nsmirror.ui.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;

/** Finds processes by words. */
public final class Search {
    private Search() {}

    /**
     * The processes in which every word occurs: in the command, the user, the container or its pod, the cgroup, or as a
     * PID on any level or an inode. Empty if there is no word.
     */
    public static Optional<Set<ProcessKey>> matches(Snapshot snapshot, String text) {
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).filter(w -> !w.isEmpty()).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> pods = snapshot.containers().stream()
                .filter(container -> container.pod().isPresent())
                .collect(Collectors.toMap(Container::name, container -> container.pod().orElseThrow(), (a, b) -> a));
        return Optional.of(snapshot.processes().stream()
                .filter(process -> words.stream().allMatch(word -> has(process, pods, word)))
                .map(Process::key)
                .collect(Collectors.toSet()));
    }

    private static boolean has(Process process, Map<String, String> pods, String word) {
        return isNumber(word) && numbers(process).anyMatch(word::equals)
                || texts(process, pods).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Stream<String> numbers(Process process) {
        return Stream.concat(
                Stream.concat(Stream.of(process.pid()), process.nspid().stream()).map(String::valueOf),
                process.namespaces().values().stream().map(String::valueOf));
    }

    private static Stream<String> texts(Process process, Map<String, String> pods) {
        Stream<Optional<String>> names = Stream.of(
                process.container(),
                process.container().map(pods::get),
                process.cgroup());
        return Stream.concat(
                Stream.of(String.join(" ", process.command()), process.comm(), process.user()),
                names.flatMap(Optional::stream));
    }
}
