package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsmirror.model.SampleSnapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed and written is what assets/schema says it is, read by a validator that knows nothing of ours. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void inspectOfTheSampleAndOfNodesThatLie() throws IOException {
        valid("inspect", JSON.readTree(said("inspect", "sample", "--json")));
        valid("inspect", written(SnapshotJson.of(SampleSnapshots.labWithoutRoot())));
        for (int seed = 0; seed < 5; seed++) {
            valid("inspect", written(SnapshotJson.of(SampleSnapshots.hostile(seed, 40))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cassandra-1", "app-1", "agent-1", "rootless-1"})
    void compare(String who) throws IOException {
        valid("compare", JSON.readTree(said("compare", "sample", who, "--json")));
    }

    @Test
    void everyLineOfARecording() throws IOException {
        Path redacted = folder.resolve("redacted.nsrec");
        said("redact", "sample", "-o", redacted.toString());
        for (Path recording : new Path[] {Path.of("assets/sample.nsrec"), redacted}) {
            for (String line : Files.readAllLines(recording)) {
                valid("recording-line", JSON.readTree(line));
            }
        }
    }

    @Test
    void theReadmesFiguresFile() throws IOException {
        valid("figures", JSON.readTree(Path.of("assets/readme/figures.json").toFile()));
    }

    @Test
    void aSchemaRefusesWhatIsNotSo() throws IOException {
        JsonNode inspect = JSON.readTree(said("inspect", "sample", "--json"));
        ((ObjectNode) inspect.at("/processes/0")).put("pid", "one");
        assertThat(schema("inspect").validate(inspect)).isNotEmpty();
        assertThat(schema("figures").validate(JSON.readTree("{\"figures\":[{\"output\":\"a.gif\"}]}"))).isNotEmpty();
    }

    private static void valid(String name, JsonNode json) throws IOException {
        assertThat(schema(name).validate(json)).isEmpty();
    }

    private static JsonNode written(JsonNode json) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(json));
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("assets/schema/" + name + ".schema.json")));
    }

    private static byte[] said(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(OnSample.commandLine(out).run(arguments)).isZero();
        return out.toByteArray();
    }
}
