package nsmirror.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * JSON as it is printed: indented, so that a person can read it too, and on a terminal, so nothing in it is a terminal's
 * command. Other signs than ASCII stay as they are.
 */
final class JsonText {
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private JsonText() {}

    static String of(JsonNode json) {
        try {
            return harmless(WRITER.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    /**
     * The same JSON with what a terminal obeys or does not show as {@code \\uXXXX}. Such signs are in strings alone, where
     * that means the same; Jackson itself escapes those below U+0020, and outside of strings writes but line ends. Half a
     * surrogate pair stays, for readers of JSON refuse its escape; UTF-8 has none.
     */
    private static String harmless(String json) {
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point != '\n' && point != '\r' && unseen(point)) {
                for (char unit : Character.toChars(point)) {
                    text.append("\\u%04x".formatted((int) unit));
                }
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString();
    }

    private static boolean unseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
