package nsmirror.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
 */
final class CompareJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CompareJson() {}

    /** With the files of that directory. */
    static ObjectNode of(Mirror mirror, String directory) {
        ObjectNode json = of(mirror);
        if (json.path("facets").path(Facet.FILES.label()) instanceof ObjectNode files) {
            files.put("directory", directory);
        }
        return json;
    }

    static ObjectNode of(Mirror mirror) {
        ObjectNode facets = JSON.objectNode();
        mirror.facets().forEach((facet, view) -> facets.set(facet.label(), facet(view)));
        ObjectNode json = JSON.objectNode();
        json.set("who", SnapshotJson.container(mirror.who()));
        json.set("with", mirror.with().<JsonNode>map(SnapshotJson::container).orElse(JSON.nullNode()));
        json.set("facets", facets);
        return json;
    }

    /** What would be shown, were it run; null where there is none. */
    static JsonNode trap(Optional<Trap> trap) {
        return trap.<JsonNode>map(each -> {
            ObjectNode json = JSON.objectNode().put("command", each.command()).put("why", each.why()).put("ran", false);
            json.set("rows", rows(each.rows()));
            return json;
        }).orElse(JSON.nullNode());
    }

    private static ArrayNode rows(List<Row> rows) {
        ArrayNode array = JSON.arrayNode();
        rows.forEach(row -> array.add(row(row)));
        return array;
    }

    private static ObjectNode facet(FacetView view) {
        ArrayNode pairs = JSON.arrayNode();
        ArrayNode same = JSON.arrayNode();
        for (Pair pair : view.pairs()) {
            pairs.add(JSON.arrayNode().add(index(pair.host())).add(index(pair.container())));
            same.add(pair.same());
        }
        ObjectNode json = JSON.objectNode().put("shared", switch (view.together()) {
            case SHARED -> Boolean.TRUE;
            case APART -> Boolean.FALSE;
            case UNKNOWN -> null;
        });
        json.set("host", side(view.host()));
        json.set("container", side(view.container()));
        json.set("pairs", pairs);
        json.set("same", same);
        return json;
    }

    private static JsonNode index(OptionalInt index) {
        return index.isPresent() ? JSON.numberNode(index.getAsInt()) : JSON.nullNode();
    }

    private static ObjectNode side(View view) {
        ArrayNode notes = JSON.arrayNode();
        view.notes().forEach(notes::add);
        ObjectNode json = JSON.objectNode()
                .put("command", view.command())
                .put("labCommand", view.labCommand().orElse(null));
        json.set("rows", rows(view.rows()));
        json.set("notes", notes);
        return json.put("trouble", view.trouble().orElse(null));
    }

    private static ObjectNode row(Row row) {
        ObjectNode json = JSON.objectNode();
        row.cells().forEach((column, value) -> json.set(column, value(value)));
        return json;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case BigInteger number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(each -> array.add(value(each)));
                yield array;
            }
            default -> JSON.textNode(value.toString());
        };
    }
}
