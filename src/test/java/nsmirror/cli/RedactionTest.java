package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.SnapshotReader;
import nsmirror.redaction.Replacements;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed on holds nothing of whose it was, and still shows the same. */
class RedactionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The sample's names and addresses as a hostile or unlucky owner might have them. */
    private static final Map<String, String> OWNER = new LinkedHashMap<>(Map.of(
            "node1.example.com", "Zeus-7.intra.acme-corp.test",
            "student", "o.brien_42",
            "app-1", "päß \"q\\uote",
            "agent-1", "host-1",
            "cassandra-1", "proc",
            "heapster-1", "ip-10-20-30-40",
            "203.0.113.", "10.20.30.",
            "fe80::200:5eff:fe00:53f0", "2a02:8071:1:2::42",
            "00:00:5e:00:53:f1", "52:54:00:ab:cd:ef"));

    private static final List<String> SECRETS = List.of("--password=hunter2", "DB_URL=postgres://o.brien_42@db.acme-corp.test/x",
            "-psecret99", "/home/o.brien_42/plans.txt", "10.20.30.10", "deadbeef0123456789abcdef");

    @TempDir
    Path folder;

    @Test
    void aRecordingStillShowsTheSameProcessesInTheSameNamespaces() throws Exception {
        Path original = recording();
        Path redacted = redacted(original);

        Snapshot before = snapshot(original);
        Snapshot after = snapshot(redacted);
        assertThat(after.processes().stream().map(Process::key))
                .containsExactlyElementsOf(before.processes().stream().map(Process::key).toList());
        assertThat(after.processes().stream().map(Process::namespaces))
                .containsExactlyElementsOf(before.processes().stream().map(Process::namespaces).toList());
        assertThat(after.processes().stream().map(each -> each.command().size()))
                .containsExactlyElementsOf(before.processes().stream().map(each -> each.command().size()).toList());
        assertThat(after.containers().stream().map(RedactionTest::shape))
                .containsExactlyElementsOf(before.containers().stream().map(RedactionTest::shape).toList());
        assertThat(after.namespaces()).isEqualTo(before.namespaces());
        assertThat(after.coverage()).isEqualTo(before.coverage());
    }

    private static List<Object> shape(Container container) {
        return List.of(container.leader(), container.pids(), container.shares(), container.pod().isPresent());
    }

    @Test
    void nothingOfTheOriginalIsInIt() throws Exception {
        Path redacted = redacted(recording());
        String said = Files.readString(redacted);
        StringBuilder whole = new StringBuilder(said);
        for (String line : said.lines().skip(1).toList()) {
            JsonNode answer = JSON.readTree(line);
            whole.append(answer.path("command").asText()).append(answer.path("out").asText());
            assertThat(answer.has("out64")).isFalse();
        }

        searched(whole.toString(), redacted);
        assertThat(SECRETS).allSatisfy(secret -> assertThat(whole).doesNotContain(secret));
        assertThat(whole).doesNotContain("hunter2", "secret99", "plans.txt", "deadbeef0123456789abcdef");
    }

    @Test
    void nothingOfTheOriginalIsInAFigure() throws Exception {
        Path original = recording();
        for (List<String> view : List.of(List.of("--view", "map"), List.of("--view", "matrix"),
                List.of("--view", "mirror", "--select", "metrics", "--facet", "interfaces"),
                List.of("--view", "mirror", "--select", "rootless-1", "--facet", "processes"))) {
            for (String format : List.of("svg", "pdf")) {
                Path figure = folder.resolve("figure." + format);
                run(Stream.concat(Stream.of("figure", original.toString(), "--redact", "-o", figure.toString()),
                        view.stream()).toArray(String[]::new));
                searched(format.equals("svg") ? Files.readString(figure) : opened(figure), figure);
            }
        }
    }

    @Test
    void theSameHostIsTheSameStandInThroughABatch() throws Exception {
        Path list = folder.resolve("list.json");
        Path one = folder.resolve("one.nsrec");
        Path two = folder.resolve("two.nsrec");
        run("redact", "sample", "-o", one.toString(), "--replacements", list.toString());
        run("redact", recording().toString(), "-o", two.toString(), "--replacements", list.toString());

        Snapshot first = snapshot(one);
        Snapshot second = snapshot(two);
        assertThat(second.node().hostname()).isNotEqualTo(first.node().hostname());
        // A container the sample has, and the other recording by the same name, too.
        int leader = snapshot(Path.of("assets/sample.nsrec")).container("rootless-1").orElseThrow().leader();
        assertThat(second.process(leader).orElseThrow().container()).isNotEmpty()
                .isEqualTo(first.process(leader).orElseThrow().container());
    }

    /** Every original, in every way it could be written. */
    private void searched(String text, Path output) throws IOException {
        String lower = text.toLowerCase(Locale.ROOT);
        String joined = lower.replaceAll("\\s", "");
        Replacements replaced = Replacements.read(Files.readAllBytes(
                output.resolveSibling(output.getFileName() + ".replaced.json")));
        assertThat(replaced.originals()).isNotEmpty();
        List<String> originals = new ArrayList<>(replaced.originals());
        originals.addAll(List.of("Zeus-7", "acme-corp", "o.brien", "10.20.30.", "ip-10-20", "2a02:8071", "52:54:00"));
        // A word of the tools' own output stays, and the list says so.
        originals.remove("proc");
        for (String original : originals) {
            String small = original.toLowerCase(Locale.ROOT);
            byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
            for (String form : List.of(small, small.replaceAll("\\s", ""),
                    URLEncoder.encode(original, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
                    small.replace("\\", "\\\\").replace("\"", "\\\""))) {
                assertThat(lower.contains(form) || joined.contains(form)).as(form + " in " + output).isFalse();
            }
            assertThat(text).doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        }
    }

    /** Every stream of a PDF, unpacked, and its text. */
    private static String opened(Path pdf) throws IOException {
        StringBuilder whole = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            whole.append(new PDFTextStripper().getText(document));
            for (var key : document.getDocument().getXrefTable().keySet()) {
                COSObject object = document.getDocument().getObjectFromPool(key);
                whole.append(object.getObject());
                if (object.getObject() instanceof COSStream stream) {
                    whole.append(stream.toTextString());
                }
            }
        }
        return whole.toString();
    }

    private Path redacted(Path original) throws IOException {
        Path redacted = folder.resolve("redacted.nsrec");
        run("redact", original.toString(), "-o", redacted.toString());
        return redacted;
    }

    /** The sample as that owner's, with arguments that give everything away. */
    private Path recording() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readString(Path.of("assets/sample.nsrec")).lines().toList()) {
            ObjectNode answer = (ObjectNode) JSON.readTree(line);
            if (answer.path("out").isTextual()) {
                String out = answer.get("out").asText()
                        .replaceFirst("(\\d+)(/cmdline:/usr/sbin/webapp\0)", "$1$2" + SECRETS.stream()
                                .map(each -> "$1/cmdline:" + each + "\0").reduce("", String::concat));
                boolean json = out.startsWith("[{");
                for (Map.Entry<String, String> each : OWNER.entrySet()) {
                    String value = json ? each.getValue().replace("\\", "\\\\").replace("\"", "\\\"") : each.getValue();
                    out = out.replace(each.getKey(), value);
                }
                answer.put("out", out);
            } else if (answer.path("node").isObject()) {
                ((ObjectNode) answer.get("node")).put("target", "Zeus-7").put("user", "o.brien_42");
            }
            lines.append(JSON.writeValueAsString(answer)).append('\n');
        }
        return Files.writeString(folder.resolve("acme-corp.nsrec"), lines);
    }

    private static Snapshot snapshot(Path recording) throws NodeException {
        try (Node node = new Nodes(null).open(new Target.RecordingFile(recording), SshOptions.none(),
                Prompts.refusing(), step -> {})) {
            return new SnapshotReader().read(node);
        }
    }

    private static void run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(OnSample.commandLine(said).run(arguments)).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
}
