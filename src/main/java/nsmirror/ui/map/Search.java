package nsmirror.ui.map;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;

/**
 * Finds processes by words: plain ones, and those that ask for one thing, {@code user:root}, {@code net:host},
 * {@code container:web}, {@code is:kernel}. Every word must hold; a minus before it turns
 * it round, and then asks for those it is known not to be true of.
 */
public final class Search {
    private Search() {}

    /** The processes for which every word holds. Empty if there is no word. */
    public static Optional<Set<ProcessKey>> matches(Snapshot snapshot, String text) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty() && !word.equals("-"))
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        SearchWords known = new SearchWords(snapshot);
        Predicate<Process> all = words.stream().map(word -> holds(known, word)).reduce(Predicate::and).orElseThrow();
        return Optional.of(snapshot.processes().stream().filter(all).map(Process::key).collect(Collectors.toSet()));
    }

    private static Predicate<Process> holds(SearchWords known, String word) {
        return word.startsWith("-") ? known.not(word.substring(1)) : known.of(word);
    }
}
