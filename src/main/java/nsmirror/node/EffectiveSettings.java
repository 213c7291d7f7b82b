package nsmirror.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nsmirror.node.SshSetting.Effect;
import nsmirror.text.Shown;

/**
 * How a node would be reached: every setting of every server on the way, the node's last.
 *
 * @param ssh the client that was asked for them; empty where there is none, and nsmirror read the files itself
 * @param settings none for what is not reached by SSH
 */
public record EffectiveSettings(Optional<Path> ssh, List<SshSetting> settings) {
    public EffectiveSettings {
        settings = List.copyOf(settings);
    }

    /** Who said so, in a sentence; safe to show. */
    public String source() {
        return ssh.map(program -> "As " + Shown.line(program.toString()) + " -G says")
                .orElse("As nsmirror reads ~/.ssh/config: there is no ssh here to ask");
    }

    /** The servers on the way. */
    public List<String> servers() {
        return settings.stream().map(SshSetting::server).distinct().toList();
    }

    /** For a person: who said so, then a part for each server, of what counts and what was configured and does not. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!settings.isEmpty()) {
            lines.add(source());
        }
        for (String server : servers()) {
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
}
