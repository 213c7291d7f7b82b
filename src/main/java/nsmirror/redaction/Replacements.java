package nsmirror.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What was replaced by what: the author's list, which tells everything a redacted figure does not. As JSON an object a
 * sort, {@code {"host":{"original":"stand-in"},…,"kept":["word"]}}.
 */
public final class Replacements {
    private static final String KEPT = "kept";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<Sort, Map<String, String>> bySort;
    private final Set<String> kept;

    private Replacements(Map<Sort, Map<String, String>> bySort, Set<String> kept) {
        this.bySort = bySort;
        this.kept = kept;
    }

    /** Of nothing yet. */
    public static Replacements none() {
        return new Replacements(Map.of(), Set.of());
    }

    static Replacements of(StandIns standIns, Set<String> kept) {
        Map<Sort, Map<String, String>> copy = new EnumMap<>(Sort.class);
        standIns.all().forEach((sort, given) -> copy.put(sort, new LinkedHashMap<>(given)));
        return new Replacements(copy, new LinkedHashSet<>(kept));
    }

    /**
     * Reads a list that was written earlier.
     *
     * @throws IOException if it is none; the message is one line
     */
    public static Replacements read(byte[] json) throws IOException {
        JsonNode list = JSON.readTree(json);
        if (list == null || !list.isObject()) {
            throw new IOException("no list of replacements");
        }
        Map<Sort, Map<String, String>> bySort = new EnumMap<>(Sort.class);
        for (Sort sort : Sort.values()) {
            Map<String, String> given = new LinkedHashMap<>();
            list.path(label(sort)).properties().forEach(each -> given.put(each.getKey(), each.getValue().asText()));
            bySort.put(sort, given);
        }
        Set<String> kept = new LinkedHashSet<>();
        list.path(KEPT).forEach(each -> kept.add(each.asText()));
        return new Replacements(bySort, kept);
    }

    /** The list as JSON. */
    public byte[] json() throws IOException {
        ObjectNode list = JSON.createObjectNode();
        bySort.forEach((sort, given) -> {
            ObjectNode one = list.putObject(label(sort));
            given.forEach(one::put);
        });
        kept.forEach(list.putArray(KEPT)::add);
        return (JSON.writeValueAsString(list) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** How many originals have a stand-in. */
    public int count() {
        return bySort.values().stream().mapToInt(Map::size).sum();
    }

    /** Every original that has a stand-in. */
    public Set<String> originals() {
        Set<String> all = new LinkedHashSet<>();
        bySort.values().forEach(given -> all.addAll(given.keySet()));
        return all;
    }

    /** Names that stayed because they are words of the tools' output. */
    public Set<String> kept() {
        return Set.copyOf(kept);
    }

    void into(StandIns standIns) {
        bySort.forEach((sort, given) -> given.forEach((original, standIn) -> standIns.takeOver(sort, original, standIn)));
    }

    private static String label(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
