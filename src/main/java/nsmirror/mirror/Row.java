package nsmirror.mirror;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One row of a view: values by column name, in column order. A value is text, a whole number, a truth value, a list of
 * text, or null where it is not known. Text is as the node gave it, not yet escaped.
 */
public record Row(SequencedMap<String, Object> cells) {
    public Row {
        cells = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cells));
    }

    /** The value in that column as text, empty where it is not known. */
    public String text(String column) {
        Object value = cells.get(column);
        return value == null ? "" : value.toString();
    }
}
