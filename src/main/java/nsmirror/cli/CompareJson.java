package nsmirror.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.Trap;
import nsmirror.mirror.View;

/**
 * A mirror as JSON, the form others script against: keys stay, more may come, what is not known is null. Text is as the
 * node gave it. A pair holds the index of the host's row and of the container's, null where a side has none.
 *
 * <p>Written row by row: a directory can have a hundred thousand entries, and a tree of them needs more memory than the
 * mirror itself.
 */
final class CompareJson {
    private final JsonGenerator json;

    private CompareJson(JsonGenerator json) {
        this.json = json;
    }

    /** All facets, the files of that directory, and what else is to stand beside them. */
    static JsonText.Part of(Mirror mirror, String directory, SequencedMap<String, JsonText.Part> more) {
        return json -> {
            json.writeStartObject();
            new CompareJson(json).mirror(mirror, directory);
            for (Map.Entry<String, JsonText.Part> each : more.entrySet()) {
                json.writeFieldName(each.getKey());
                each.getValue().write(json);
            }
            json.writeEndObject();
        };
    }

    /** What would be shown, were it run; null where there is none. */
    static JsonText.Part trap(Optional<Trap> trap) {
        return json -> new CompareJson(json).write(trap);
    }

    private void mirror(Mirror mirror, String directory) throws IOException {
        json.writeFieldName("who");
        json.writeTree(SnapshotJson.container(mirror.who()));
        json.writeFieldName("with");
        if (mirror.with().isPresent()) {
            json.writeTree(SnapshotJson.container(mirror.with().get()));
        } else {
            json.writeNull();
        }
        json.writeObjectFieldStart("facets");
        for (Map.Entry<Facet, FacetView> each : mirror.facets().entrySet()) {
            json.writeObjectFieldStart(each.getKey().label());
            facet(each.getValue());
            if (each.getKey() == Facet.FILES) {
                json.writeStringField("directory", directory);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(Optional<Trap> trap) throws IOException {
        if (trap.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("command", trap.get().command());
        json.writeStringField("why", trap.get().why());
        json.writeBooleanField("ran", false);
        rows(trap.get().rows());
        json.writeEndObject();
    }

    private void facet(FacetView view) throws IOException {
        cell("shared", switch (view.together()) {
            case SHARED -> Boolean.TRUE;
            case APART -> Boolean.FALSE;
            case UNKNOWN -> null;
        });
        side("host", view.host());
        side("container", view.container());
        json.writeArrayFieldStart("pairs");
        for (Pair pair : view.pairs()) {
            json.writeStartArray();
            index(pair.host());
            index(pair.container());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("same");
        for (Pair pair : view.pairs()) {
            json.writeBoolean(pair.same());
        }
        json.writeEndArray();
    }

    private void index(OptionalInt index) throws IOException {
        if (index.isPresent()) {
            json.writeNumber(index.getAsInt());
        } else {
            json.writeNull();
        }
    }

    private void side(String name, View view) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("command", view.command());
        cell("labCommand", view.labCommand().orElse(null));
        rows(view.rows());
        cell("notes", view.notes());
        cell("trouble", view.trouble().orElse(null));
        json.writeEndObject();
    }

    private void rows(List<Row> rows) throws IOException {
        json.writeArrayFieldStart("rows");
        for (Row row : rows) {
            json.writeStartObject();
            for (Map.Entry<String, Object> cell : row.cells().entrySet()) {
                cell(cell.getKey(), cell.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cell(String column, Object value) throws IOException {
        json.writeFieldName(column);
        value(value);
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case List<?> list -> {
                json.writeStartArray();
                for (Object each : list) {
                    value(each);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }
}
