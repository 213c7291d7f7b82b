package nsmirror.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * JSON as it is printed: indented, so that a person can read it too, and on a terminal, so nothing in it is a terminal's
 * command. Other signs than ASCII stay as they are.
 */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    /** JSON that is written piece by piece; one value in the end. */
    interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    static String of(JsonNode json) {
        return of(generator -> generator.writeTree(json));
    }

    static String of(Part part) {
        try (StringWriter text = new StringWriter()) {
            write(part, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
    }

    /** Prints it in UTF-8, with a line end; the stream stays open. */
    static void print(Part part, OutputStream to) throws IOException {
        // Outlives this call: closing the writer would close what it writes to.
        Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        write(part, text);
        text.write(System.lineSeparator());
        text.flush();
    }

    private static void write(Part part, Writer to) throws IOException {
        JsonGenerator json = MAPPER.getFactory().createGenerator(new Harmless(to))
                .useDefaultPrettyPrinter()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        part.write(json);
        json.close();
    }

    /**
     * Writes what a terminal obeys or does not show as {@code \\uXXXX}. Such signs are in strings alone, where that means
     * the same; Jackson itself escapes those below U+0020, and outside of strings writes but line ends. Half a surrogate
     * pair stays, for readers of JSON refuse its escape; UTF-8 has none.
     */
    private static final class Harmless extends FilterWriter {
        /** The first half of a pair whose other half comes with the next write; NUL, which Jackson escapes, for none. */
        private char half;

        Harmless(Writer to) {
            super(to);
        }

        @Override
        public void write(int unit) throws IOException {
            write(new char[] {(char) unit}, 0, 1);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            StringBuilder safe = new StringBuilder(length + 1);
            for (int at = from; at < from + length; at++) {
                add(text[at], safe);
            }
            out.append(safe);
        }

        /** What has been kept goes too. */
        @Override
        public void flush() throws IOException {
            if (half != 0) {
                out.write(half);
                half = 0;
            }
            out.flush();
        }

        private void add(char unit, StringBuilder safe) {
            if (half != 0) {
                char first = half;
                half = 0;
                if (Character.isLowSurrogate(unit)) {
                    add(Character.toCodePoint(first, unit), safe);
                    return;
                }
                safe.append(first);
            }
            if (Character.isHighSurrogate(unit)) {
                half = unit;
            } else {
                add((int) unit, safe);
            }
        }

        private static void add(int point, StringBuilder safe) {
            if (point != '\n' && point != '\r' && unseen(point)) {
                for (char unit : Character.toChars(point)) {
                    safe.append("\\u%04x".formatted((int) unit));
                }
            } else {
                safe.appendCodePoint(point);
            }
        }
    }

    private static boolean unseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
