package nsmirror.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import nsmirror.node.SshSetting;
import nsmirror.node.SshSetting.Effect;

/** The SSH settings of the servers on the way to a node, for a person or a script. */
record SettingsText(List<SshSetting> settings) {
    /** A part for each server: what counts, then what was configured and does not. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String server : settings.stream().map(SshSetting::server).distinct().toList()) {
            lines.add("Server " + server);
            of(server, setting -> setting.effect() == Effect.HONOURED)
                    .forEach(setting -> lines.add("  " + setting.keyword() + " " + setting.value()
                            + (setting.why().isEmpty() ? "" : " (" + setting.why() + ")")));
            lines.add("  not honoured");
            List<SshSetting> others = of(server, setting -> setting.effect() == Effect.NOT_HONOURED && setting.own());
            others.forEach(setting ->
                    lines.add("    " + setting.keyword() + " " + setting.value() + ": " + setting.why()));
            if (others.isEmpty()) {
                lines.add("    nothing that is configured");
            }
        }
        return lines;
    }

    private List<SshSetting> of(String server, Predicate<SshSetting> which) {
        return settings.stream().filter(setting -> setting.server().equals(server)).filter(which).toList();
    }

    /** An object a setting. */
    JsonNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        settings.forEach(setting -> array.addObject()
                .put("server", setting.server())
                .put("keyword", setting.keyword())
                .put("value", setting.value())
                .put("own", setting.own())
                .put("effect", setting.effect().name().toLowerCase(Locale.ROOT))
                .put("why", setting.why().isEmpty() ? null : setting.why()));
        return array;
    }
}
