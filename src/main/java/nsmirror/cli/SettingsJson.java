package nsmirror.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import nsmirror.node.EffectiveSettings;

/** The SSH settings of the servers on the way to a node, for a script. */
record SettingsJson(EffectiveSettings effective) {
    /** An object a setting. */
    JsonNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        effective.settings().forEach(setting -> array.addObject()
                .put("server", setting.server())
                .put("keyword", setting.keyword())
                .put("value", setting.value())
                .put("own", setting.own())
                .put("effect", setting.effect().name().toLowerCase(Locale.ROOT))
                .put("why", setting.why().isEmpty() ? null : setting.why())
                .put("source", effective.ssh().isPresent() ? "ssh -G" : "nsmirror"));
        return array;
    }
}
