package nsmirror.probe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.node.Command;

/**
 * What Docker and the runtimes of Kubernetes answer when they are asked for names: where they keep their files elsewhere
 * than {@link RuntimeFiles} looks. Both only read, and only over the socket of a daemon that runs: behind a socket nobody
 * has opened yet systemd may wait to start one. So a command first holds the daemon's PID against what it is said to be:
 * a process of root's that runs the node's own program of that name; anybody may give a process that name. Podman, which
 * has no daemon, is never asked: it writes as it starts.
 */
public final class RuntimeTools {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /**
     * The package podman-docker has a docker that is a script, or another name, of podman: Docker's is a program, and
     * called docker where its links end. The usual socket, for what root's settings name may be another machine.
     */
    private static final String PS = "docker=$(readlink -f \"$(command -v docker)\") && [ \"${docker##*/}\" = docker ]"
            + " && [ \"$(head -c 4 \"$docker\" | tail -c 3)\" = ELF ]"
            + " && \"$docker\" -H unix:///var/run/docker.sock ps --no-trunc --format \"{{json .}}\"";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RuntimeTools() {}

    /** A daemon that can be asked. */
    public enum Daemon {
        DOCKER("dockerd", ""),
        CONTAINERD("containerd", "unix:///run/containerd/containerd.sock"),
        CRIO("crio", "unix:///run/crio/crio.sock");

        private final String program;
        private final String socket;

        Daemon(String program, String socket) {
            this.program = program;
            this.socket = socket;
        }

        /** What its process is called. */
        public String program() {
            return program;
        }

        /** Asks for its containers' names, if that PID is this daemon. */
        public List<Command> commands(int pid) {
            return asks().stream()
                    .map(ask -> Command.asRoot("[ -O /proc/%1$d ] && [ /proc/%1$d/exe -ef \"$(command -v %2$s)\" ] && "
                            .formatted(pid, program) + ask).within(LIMIT))
                    .toList();
        }

        private List<String> asks() {
            return this == DOCKER
                    ? List.of(PS)
                    : List.of("crictl -r " + socket + " ps -o json", "crictl -r " + socket + " pods -o json");
        }

        /** Names by id, of what those commands printed. */
        public Map<String, RuntimeName> read(String text) {
            return this == DOCKER ? readDocker(text) : readCrictl(text);
        }
    }

    /** Names by id; {@code docker ps} prints an object a line. */
    static Map<String, RuntimeName> readDocker(String text) {
        Map<String, RuntimeName> names = new HashMap<>();
        for (String line : text.split("\n")) {
            parsed(line).ifPresent(container -> RuntimeName
                    .of(container.path("Names").asText("").split(",", 2)[0])
                    .ifPresent(name -> names.put(container.path("ID").asText(""), name)));
        }
        return names;
    }

    /** Names by id, of what {@code crictl ps} or {@code crictl pods} printed. */
    static Map<String, RuntimeName> readCrictl(String text) {
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
