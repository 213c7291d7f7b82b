package nsmirror.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings as JSON. Reading takes what makes sense and leaves the rest, so that an older program reads newer settings. */
final class SettingsJson {
    private SettingsJson() {}

    static Settings settings(JsonNode tree) {
        Settings defaults = Settings.defaults();
        return new Settings(recent(tree.path("recent")), window(tree.path("window")),
                tree.path("textSize").asInt(defaults.textSize()),
                ThemeChoice.of(tree.path("theme").asText("")).orElse(defaults.theme()),
                MotionChoice.of(tree.path("motion").asText("")).orElse(defaults.motion()),
                Optional.ofNullable(tree.path("pictures").textValue()).filter(folder -> !folder.isBlank()));
    }

    static ObjectNode tree(Settings settings) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (RecentNode node : settings.recent()) {
            ObjectNode each = tree.withArray("/recent").addObject();
            each.put("target", node.target());
            node.identity().ifPresent(path -> each.put("identity", path));
            each.put("opened", node.opened().toString());
        }
        settings.window().ifPresent(place -> tree.putObject("window")
                .put("x", place.x())
                .put("y", place.y())
                .put("width", place.width())
                .put("height", place.height())
                .put("maximized", place.maximized()));
        settings.pictures().ifPresent(folder -> tree.put("pictures", folder));
        return tree.put("textSize", settings.textSize()).put("theme", settings.theme().label())
                .put("motion", settings.motion().label());
    }

    private static List<RecentNode> recent(JsonNode array) {
        List<RecentNode> nodes = new ArrayList<>();
        for (JsonNode each : array) {
            String target = each.path("target").textValue();
            if (target != null && !target.isBlank()) {
                nodes.add(new RecentNode(target, Optional.ofNullable(each.path("identity").textValue()),
                        instant(each.path("opened").asText(""))));
            }
        }
        return nodes;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private static Optional<WindowPlace> window(JsonNode tree) {
        double width = tree.path("width").asDouble();
        double height = tree.path("height").asDouble();
        return width > 0 && height > 0
                ? Optional.of(new WindowPlace(tree.path("x").asDouble(), tree.path("y").asDouble(), width, height,
                        tree.path("maximized").asBoolean()))
                : Optional.empty();
    }
}
