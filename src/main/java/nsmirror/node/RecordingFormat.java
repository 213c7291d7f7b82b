package nsmirror.node;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nsmirror.node.Answer.Ending;

/**
 * The lines of a recording: one JSON object each. The first says what it is, {@code {"nsmirror":1,"node":…,"at":…}},
 * each other what a command answered, {@code {"at":…,"command":…,"exit":…,"out":…,"err":…,"millis":…}}. Times are
 * milliseconds, since 1970 for "at". Output that is not UTF-8 is in out64 or err64 instead, as base64. Keys that are not
 * known are passed over.
 */
final class RecordingFormat {
    /** The version written, and the newest that can be read. */
    static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private RecordingFormat() {}

    /**
     * What the first line says.
     *
     * @param version 0 if the line is no recording's first
     */
    record Header(
            int version,
            String user,
            boolean root,
            Optional<String> whyNotRoot,
            List<String> rootTools,
            Optional<Integer> reader,
            Instant at) {
        private static final Header NONE =
                new Header(0, "", false, Optional.empty(), List.of(), Optional.empty(), Instant.EPOCH);
    }

    static byte[] header(Login login, Instant at) {
        return line(json -> {
            json.writeNumberField("nsmirror", VERSION);
            json.writeObjectFieldStart("node");
            json.writeStringField("target", login.target());
            json.writeStringField("user", login.user());
            json.writeBooleanField("root", login.root());
            if (login.whyNotRoot().isPresent()) {
                json.writeStringField("whyNotRoot", login.whyNotRoot().get());
            }
            if (!login.rootTools().isEmpty()) {
                json.writeStringField("rootTools", String.join(" ", login.rootTools()));
            }
            if (login.reader().isPresent()) {
                json.writeNumberField("reader", login.reader().get());
            }
            json.writeEndObject();
            json.writeNumberField("at", at.toEpochMilli());
        });
    }

    static byte[] line(Ran ran) {
        Answer answer = ran.answer();
        return line(json -> {
            json.writeNumberField("at", ran.at().toEpochMilli());
            json.writeStringField("command", ran.command().typed());
            json.writeNumberField("exit", answer.exit());
            output(json, "out", answer.out());
            output(json, "err", answer.err());
            json.writeNumberField("millis", answer.time().toMillis());
            if (answer.ending() == Ending.TIMED_OUT) {
                json.writeBooleanField("timedOut", true);
            }
            if (answer.cut()) {
                json.writeBooleanField("cut", true);
            }
        });
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] line(Fields fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line, JsonEncoding.UTF8)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void output(JsonGenerator json, String name, byte[] bytes) throws IOException {
        try {
            json.writeStringField(
                    name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            json.writeStringField(name + "64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    static Header header(byte[] line) {
        int version = 0;
        Header header = Header.NONE;
        Instant at = Instant.EPOCH;
        try (JsonParser json = JSON.createParser(line)) {
            for (String key = firstKey(json); key != null; key = nextKey(json)) {
                switch (key) {
                    case "nsmirror" -> version = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
                    case "node" -> header = node(json);
                    case "at" -> at = Instant.ofEpochMilli(json.getValueAsLong());
                    default -> {}
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            return Header.NONE;
        }
        return new Header(version, header.user(), header.root(), header.whyNotRoot(), header.rootTools(),
                header.reader(), at);
    }

    private static Header node(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Header.NONE;
        }
        String user = "";
        boolean root = false;
        Optional<String> whyNotRoot = Optional.empty();
        List<String> rootTools = List.of();
        Optional<Integer> reader = Optional.empty();
        for (String key = nextKey(json); key != null; key = nextKey(json)) {
            switch (key) {
                case "user" -> user = json.getValueAsString("");
                case "root" -> root = json.getValueAsBoolean();
                case "whyNotRoot" -> whyNotRoot = Optional.ofNullable(json.getValueAsString());
                case "rootTools" -> rootTools = List.of(json.getValueAsString("").split(" "));
                case "reader" -> reader = Optional.of(json.getValueAsInt(0)).filter(pid -> pid > 0);
                default -> {}
            }
            json.skipChildren();
        }
        return new Header(0, user, root, whyNotRoot, rootTools, reader, Instant.EPOCH);
    }

    /** The command a line holds the answer of, or nothing if it is no whole line of a recording. */
    static Optional<String> command(byte[] bytes, int from, int length) {
        String command = null;
        boolean exit = false;
        try (JsonParser json = JSON.createParser(bytes, from, length)) {
            for (String key = firstKey(json); key != null; key = nextKey(json)) {
                if (key.equals("command") && json.currentToken() == JsonToken.VALUE_STRING) {
                    command = json.getText();
                }
                exit |= key.equals("exit") && json.currentToken() == JsonToken.VALUE_NUMBER_INT;
                json.skipChildren();
            }
            return exit && json.nextToken() == null ? Optional.ofNullable(command) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The answer a line holds, or nothing if it is damaged. */
    static Optional<Answer> answer(byte[] line) {
        int exit = -1;
        byte[] out = {};
        byte[] err = {};
        boolean cut = false;
        boolean timedOut = false;
        long millis = 0;
        try (JsonParser json = JSON.createParser(line)) {
            for (String key = firstKey(json); key != null; key = nextKey(json)) {
                switch (key) {
                    case "exit" -> exit = json.getIntValue();
                    case "out" -> out = text(json).getBytes(StandardCharsets.UTF_8);
                    case "err" -> err = text(json).getBytes(StandardCharsets.UTF_8);
                    case "out64" -> out = Base64.getDecoder().decode(text(json));
                    case "err64" -> err = Base64.getDecoder().decode(text(json));
                    case "millis" -> millis = json.getValueAsLong();
                    case "cut" -> cut = json.getValueAsBoolean();
                    case "timedOut" -> timedOut = json.getValueAsBoolean();
                    default -> {}
                }
                json.skipChildren();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        Ending ending = timedOut ? Ending.TIMED_OUT : Ending.EXITED;
        return Optional.of(new Answer(ending, exit, out, err, cut, Duration.ofMillis(Math.max(0, millis))));
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("no text");
        }
        return json.getText();
    }

    /** The first key of the one object, with the parser at its value; null if it is empty. */
    private static String firstKey(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        return nextKey(json);
    }

    /** The next key of the object, with the parser at its value; null at the object's end. */
    private static String nextKey(JsonParser json) throws IOException {
        String key = json.nextFieldName();
        if (key == null && json.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("cut");
        }
        if (key != null) {
            json.nextToken();
        }
        return key;
    }
}
