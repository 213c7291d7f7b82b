package nsmirror.ui.map;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Combination;
import nsmirror.diagram.Slot;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;

/** What a word of a search means in one snapshot. A word with a colon that asks for nothing known is plain text. */
final class SearchWords {
    private final Map<String, String> pods;
    private final Snapshot snapshot;

    SearchWords(Snapshot snapshot) {
        this.snapshot = snapshot;
        pods = snapshot.containers().stream()
                .filter(container -> container.pod().isPresent())
                .collect(Collectors.toMap(Container::name, container -> container.pod().orElseThrow(), (a, b) -> a));
    }

    /** Which processes that word, in lower case, is true of. */
    Predicate<Process> of(String word) {
        int colon = word.indexOf(':');
        String value = word.substring(colon + 1);
        if (colon < 1 || value.isEmpty()) {
            return anywhere(word);
        }
        return switch (word.substring(0, colon)) {
            case "user" -> process -> has(process.user(), value) || Shown.uid(process.uid()).equals(value);
            case "container" -> process -> process.container().filter(name -> has(name, value)).isPresent();
            case "pod" -> process -> pod(process).filter(name -> has(name, value)).isPresent();
            case "pid" -> process -> pids(process).anyMatch(value::equals);
            case "cgroup" -> process -> process.cgroup().filter(path -> has(path, value)).isPresent();
            case "command" -> process -> has(String.join(" ", process.command()), value) || has(process.comm(), value);
            case "is" -> such(value).orElseGet(() -> anywhere(word));
            case String label -> Kind.of(label).map(kind -> kind(kind, value)).orElseGet(() -> anywhere(word));
        };
    }

    /** Which processes that word is not true of. Where a link could not be read neither it nor its opposite is known. */
    Predicate<Process> not(String word) {
        Predicate<Process> others = of(word).negate();
        int colon = word.indexOf(':');
        Optional<Kind> kind = colon < 1 ? Optional.empty() : Kind.of(word.substring(0, colon));
        if (kind.isEmpty() || word.endsWith(":") || word.endsWith(":unread")) {
            return others;
        }
        return others.and(process -> process.namespace(kind.get()).isPresent() && snapshot.host().containsKey(kind.get()));
    }

    private static Optional<Predicate<Process>> such(String what) {
        return switch (what) {
            case "kernel" -> Optional.of(Process::kernel);
            case "contained" -> Optional.of(process -> process.container().isPresent());
            case "host" -> Optional.of(process -> process.container().isEmpty());
            default -> Optional.empty();
        };
    }

    /** {@code net:host}, {@code net:own}, {@code net:shared}, {@code net:unread}, or the inode. */
    private Predicate<Process> kind(Kind kind, String value) {
        Optional<Slot> wanted = switch (value) {
            case "host" -> Optional.of(Slot.HOST);
            case "own" -> Optional.of(Slot.OWN);
            case "shared", "pod" -> Optional.of(Slot.SHARED);
            case "unread" -> Optional.of(Slot.UNKNOWN);
            default -> Optional.empty();
        };
        if (wanted.isEmpty()) {
            return process -> process.namespace(kind).map(String::valueOf).filter(value::equals).isPresent();
        }
        Map<ProcessKey, Slot> slots = Combination.of(snapshot).stream()
                .flatMap(each -> each.members().stream().map(process -> Map.entry(process.key(), each.slots().get(kind))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, twice) -> one));
        return process -> slots.get(process.key()) == wanted.get();
    }

    private Predicate<Process> anywhere(String word) {
        boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
        return process -> number && numbers(process).anyMatch(word::equals)
                || texts(process).anyMatch(text -> has(text, word));
    }

    private static boolean has(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }

    private Optional<String> pod(Process process) {
        return process.container().map(pods::get);
    }

    private static Stream<String> pids(Process process) {
        return Stream.concat(Stream.of(process.pid()), process.nspid().stream()).map(String::valueOf);
    }

    private static Stream<String> numbers(Process process) {
        return Stream.concat(pids(process), process.namespaces().values().stream().map(String::valueOf));
    }

    private Stream<String> texts(Process process) {
        return Stream.concat(
                Stream.of(String.join(" ", process.command()), process.comm(), process.user()),
                Stream.of(process.container(), pod(process), process.cgroup()).flatMap(Optional::stream));
    }
}
