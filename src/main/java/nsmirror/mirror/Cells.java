package nsmirror.mirror;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Builds a row column by column. */
public final class Cells {
    private final SequencedMap<String, Object> values = new LinkedHashMap<>();

    /** A column with its value; null, or an empty Optional, where it is not known. */
    public Cells with(String column, Object value) {
        values.put(column, value instanceof Optional<?> known ? known.orElse(null) : value);
        return this;
    }

    /** All columns of another row. */
    public Cells with(Row row) {
        values.putAll(row.cells());
        return this;
    }

    /** The row so far. */
    public Row row() {
        return new Row(values);
    }
}
