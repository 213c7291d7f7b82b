package nsmirror.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.text.Shown;
import picocli.CommandLine;

/**
 * A figures file: JSON, described by assets/schema/figures.schema.json; comments are allowed. Paths are relative to the
 * file's folder.
 *
 * @param figures in the order they are made
 * @param replacements the list of what was replaced by what
 */
record FiguresFile(List<Entry> figures, Optional<Path> replacements) {
    /** Keys and the options of {@code figure} they are. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("view", "--view"), Map.entry("groupBy", "--group-by"), Map.entry("select", "--select"),
            Map.entry("facet", "--facet"), Map.entry("size", "--size"), Map.entry("scale", "--scale"),
            Map.entry("theme", "--theme"), Map.entry("redact", "--redact"), Map.entry("annotate", "--annotate"),
            Map.entry("caption", "--caption"), Map.entry("alt", "--alt"), Map.entry("beside", "--beside"));

    private static final Set<String> OF_FILE = Set.of("$schema", "source", "replacements", "figures", "defaults");
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();

    /**
     * A figure.
     *
     * @param source TARGET as on the command line; a recording's path is relative to the figures file
     */
    record Entry(String source, Path output, FigureOptions options) {}

    /**
     * Reads it.
     *
     * @throws UsageException if it is no figures file; the message says where
     */
    static FiguresFile read(Path file) throws IOException, UsageException {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new UsageException(Shown.line(file.toString()) + ": no JSON: line " + e.getLocation().getLineNr() + ": "
                    + Shown.line(e.getOriginalMessage()));
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return new Reader(Shown.line(file.toString()), folder).read(json);
    }

    private record Reader(String name, Path folder) {
        FiguresFile read(JsonNode json) throws UsageException {
            require(json.isObject() && json.path("figures").isArray(), "it has no list of figures");
            onlyKeys(json, OF_FILE, "");
            List<Entry> entries = new ArrayList<>();
            Set<Path> outputs = new HashSet<>();
            for (JsonNode each : json.get("figures")) {
                Entry entry = entry(each, json, "figure " + (entries.size() + 1));
                require(outputs.add(entry.output()), "two figures go to " + entry.output());
                entries.add(entry);
            }
            return new FiguresFile(List.copyOf(entries),
                    Optional.ofNullable(json.path("replacements").textValue()).map(folder::resolve));
        }

        private Entry entry(JsonNode figure, JsonNode file, String which) throws UsageException {
            require(figure.isObject(), which + ": no object");
            String output = figure.path("output").asText();
            String source = figure.path("source").asText(file.path("source").asText());
            require(!output.isEmpty(), which + ": output is missing");
            require(!source.isEmpty(), which + ": source is missing");
            List<String> arguments = new ArrayList<>();
            arguments(file.path("defaults"), figure, arguments, which);
            arguments(figure, null, arguments, which);
            FigureOptions options = new FigureOptions();
            try {
                new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
                options.format(folder.resolve(output));
            } catch (CommandLine.ParameterException | UsageException e) {
                throw new UsageException(name + ": " + which + ": " + Shown.line(String.valueOf(e.getMessage())));
            }
            return new Entry(recording(source), folder.resolve(output), options);
        }

        /** Those of the one object that the other does not have itself. */
        private void arguments(JsonNode from, JsonNode not, List<String> arguments, String which) throws UsageException {
            for (Map.Entry<String, JsonNode> each : from.properties()) {
                String option = OPTIONS.get(each.getKey());
                require(option != null || not == null && Set.of("output", "source").contains(each.getKey()),
                        which + ": there is no " + Shown.line(each.getKey()));
                if (option == null || not != null && not.has(each.getKey())) {
                    continue;
                }
                require(each.getValue().isValueNode(), which + ": " + each.getKey() + " takes one value");
                if (!each.getValue().isBoolean()) {
                    arguments.add(option + "=" + each.getValue().asText());
                } else if (each.getValue().booleanValue()) {
                    arguments.add(option);
                }
            }
        }

        private String recording(String source) {
            return source.endsWith(".nsrec") ? folder.resolve(source).toString() : source;
        }

        private void onlyKeys(JsonNode object, Set<String> known, String where) throws UsageException {
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                require(known.contains(each.getKey()), where + "there is no " + Shown.line(each.getKey()));
            }
        }

        private void require(boolean met, String otherwise) throws UsageException {
            if (!met) {
                throw new UsageException(name + ": " + otherwise);
            }
        }
    }
}
