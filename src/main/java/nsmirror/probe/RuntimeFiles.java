package nsmirror.probe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.node.Command;

/**
 * The files in which container runtimes keep what they call their containers. They are read rather than the runtimes
 * asked: {@code podman ps} as root opens its databases and locks for writing, creates what is missing of them and
 * mounts its storage (seen with strace, 4.3.1); {@code docker ps} may start a daemon that waits behind its socket.
 *
 * <ul>
 *   <li>Docker: {@code config.v2.json} of each container. The image's labels stand in it as well, so its name is told by
 *       where it stands: the first that {@code Driver} follows (moby's container/container.go). Labels are written in the
 *       order of their keys, so that a label Driver stands before a label Name; mounts come later. Of Kubernetes'
 *       containers the name holds all parts, and no label is believed.
 *   <li>containerd: {@code config.json}, the OCI bundle's, with annotations by its CRI plugin (pkg/cri/annotations) or by
 *       nerdctl.
 *   <li>Podman and CRI-O, of root: {@code containers.json} of their common storage.
 * </ul>
 */
public final class RuntimeFiles {
    /** Names of containers Podman and CRI-O keep, those that do not run included. */
    public static final Command STORAGE =
            Command.asRoot("cat /var/lib/containers/storage/*-containers/containers.json").within(Duration.ofSeconds(5));

    /** What may stand in a command: whoever makes cgroups gives them any name, and with it what looks like an id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_AT_ONCE = 1_500;

    private static final String CRI_POD = "io.kubernetes.cri.sandbox-name";
    private static final String CRI_CONTAINER = "io.kubernetes.cri.container-name";
    private static final String CRI_TYPE = "io.kubernetes.cri.container-type";
    private static final String NERDCTL = "nerdctl/name";
    private static final String DOCKER = "Name";

    /** grep prints each pair alone: whole, the files of a big node are megabytes. A name of Docker's has a slash. */
    private static final String PAIRS = "'\"Name\":\"/([^\"\\\\]|\\\\.)*\",\"Driver\"|\"(nerdctl/name"
            + "|io\\.kubernetes\\.cri\\.(sandbox-name|container-name|container-type))\":\"([^\"\\\\]|\\\\.)*\"'";

    private static final String PATHS = "/var/lib/docker/containers/$id/config.v2.json"
            + " /run/containerd/io.containerd.runtime.v*/*/$id/config.json"
            + " /run/k3s/containerd/io.containerd.runtime.v*/*/$id/config.json";

    private static final Pattern LINE = Pattern.compile("/.*/([0-9a-f]{64})/(config(?:\\.v2)?\\.json):(.*)");
    private static final String OF_DOCKER = "config.v2.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RuntimeFiles() {}

    /**
     * Asks for the names of Docker's and containerd's containers.
     *
     * @param ids those that are not 64 hexadecimal digits are left out
     */
    public static List<Command> of(Collection<String> ids) {
        List<String> safe = ids.stream().filter(id -> ID.matcher(id).matches()).toList();
        return ProcFiles.chunks(safe, MOST_AT_ONCE, some -> Command.asRoot("for id in " + String.join(" ", some)
                + "; do printf \"%s\\0\" " + PATHS + "; done | xargs -0 grep -aosHE " + PAIRS)
                .within(Duration.ofSeconds(5)));
    }

    /** Names by id, of what the commands of {@link #of} printed. */
    public static Map<String, RuntimeName> read(String text) {
        Map<String, Map<String, String>> pairs = new HashMap<>();
        for (String line : text.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                boolean docker = matcher.group(2).equals(OF_DOCKER);
                parsed("{" + matcher.group(3) + (docker ? ":\"\"}" : "}")).ifPresent(json -> json.properties().stream()
                        .filter(pair -> docker == pair.getKey().equals(DOCKER))
                        .forEach(pair -> pairs.computeIfAbsent(matcher.group(1), any -> new HashMap<>())
                                .putIfAbsent(pair.getKey(), pair.getValue().asText())));
            }
        }
        Map<String, RuntimeName> names = new HashMap<>();
        pairs.forEach((id, found) -> name(found).ifPresent(name -> names.put(id, name)));
        return names;
    }

    private static Optional<RuntimeName> name(Map<String, String> pairs) {
        if (pairs.containsKey(CRI_POD)) {
            return RuntimeName.kubernetes(pairs.getOrDefault(CRI_CONTAINER, ""), pairs.get(CRI_POD),
                    "sandbox".equals(pairs.get(CRI_TYPE)));
        }
        return Optional.ofNullable(pairs.get(NERDCTL)).or(() -> Optional.ofNullable(pairs.get(DOCKER)))
                .flatMap(RuntimeName::of);
    }

    /** Names by id, of what {@link #STORAGE} printed: one array a storage driver. */
    public static Map<String, RuntimeName> readStorage(String text) {
        Map<String, RuntimeName> names = new HashMap<>();
        try (JsonParser arrays = JSON.createParser(text)) {
            for (JsonNode array = JSON.readTree(arrays); array != null; array = JSON.readTree(arrays)) {
                array.forEach(container -> RuntimeName.of(container.path("names").path(0).asText(""))
                        .ifPresent(name -> names.put(container.path("id").asText(""), name)));
            }
        } catch (IOException e) {
            // The rest is no JSON: what was read before it stands.
        }
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
