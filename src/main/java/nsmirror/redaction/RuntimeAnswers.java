package nsmirror.redaction;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/** What container runtimes print of their containers as JSON, without all that is not read: labels, images, mounts. */
final class RuntimeAnswers {
    private static final Set<String> READ =
            Set.of("id", "ID", "names", "Names", "name", "metadata", "labels", "containers", "items", "io.kubernetes.pod.name");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuntimeAnswers() {}

    /** Whether a command prints such whole objects. */
    static boolean whole(String shell) {
        return shell.contains("/containers.json") || shell.contains("{{json .}}") || shell.contains("crictl -r ");
    }

    /** One object or array a line; what is no JSON is left out. */
    static String read(String text) {
        StringBuilder kept = new StringBuilder();
        try (JsonParser values = JSON.createParser(text)) {
            for (JsonNode value = JSON.readTree(values); value != null; value = JSON.readTree(values)) {
                prune(value);
                kept.append(value).append('\n');
            }
        } catch (IOException e) {
            // The rest is no JSON: nothing of it is read.
        }
        return kept.toString();
    }

    private static void prune(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.retain(READ);
        }
        value.forEach(RuntimeAnswers::prune);
    }
}
