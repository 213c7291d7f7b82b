package nsmirror.probe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.node.Command;

/**
 * What Docker and the runtimes of Kubernetes answer when they are asked for names: where they keep their files elsewhere
 * than {@link RuntimeFiles} looks. Both only read, over the socket of a daemon that runs since its containers do.
 * Podman, which has no daemon, is never asked: it writes as it starts.
 */
public final class RuntimeTools {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** By the usual socket: what root's settings name may be another machine. */
    public static final Command DOCKER = Command.asRoot(
            "docker -H unix:///var/run/docker.sock ps --no-trunc --format \"{{json .}}\"").within(LIMIT);

    public static final Command CONTAINERS = Command.asRoot("crictl ps -o json").within(LIMIT);
    public static final Command PODS = Command.asRoot("crictl pods -o json").within(LIMIT);

    private static final ObjectMapper JSON = new ObjectMapper();

    private RuntimeTools() {}

    /** Names by id; {@code docker ps} prints an object a line. */
    public static Map<String, RuntimeName> readDocker(String text) {
        Map<String, RuntimeName> names = new HashMap<>();
        for (String line : text.split("\n")) {
            parsed(line).ifPresent(container -> RuntimeName
                    .of(container.path("Names").asText("").split(",", 2)[0])
                    .ifPresent(name -> names.put(container.path("ID").asText(""), name)));
        }
        return names;
    }

    /** Names by id, of what {@link #CONTAINERS} or {@link #PODS} printed. */
    public static Map<String, RuntimeName> readCrictl(String text) {
        Map<String, RuntimeName> names = new HashMap<>();
        parsed(text).ifPresent(json -> {
            json.path("containers").forEach(container -> RuntimeName
                    .kubernetes(container.path("metadata").path("name").asText(""),
                            container.path("labels").path("io.kubernetes.pod.name").asText(""), false)
                    .ifPresent(name -> names.put(container.path("id").asText(""), name)));
            json.path("items").forEach(pod -> RuntimeName
                    .kubernetes("", pod.path("metadata").path("name").asText(""), true)
                    .ifPresent(name -> names.put(pod.path("id").asText(""), name)));
        });
        return names;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
