package nsmirror.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the arguments of a {@code conmon} tell: Podman and CRI-O start one beside each container, its parent, and give
 * it the container's id and name. See conmon(8).
 *
 * @param id the container's
 * @param runtime {@code podman} where it calls that when the container ends; the other one gives no such command
 */
public record Conmon(String id, RuntimeName name, Optional<String> runtime) {
    private static final String HEX = "[0-9a-f]{64}";

    /** What those arguments say, if they name a container. */
    public static Optional<Conmon> of(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < arguments.size(); i++) {
            options.putIfAbsent(arguments.get(i), arguments.get(i + 1));
        }
        String id = options.getOrDefault("-c", options.getOrDefault("--cid", ""));
        String name = options.getOrDefault("-n", options.getOrDefault("--name", ""));
        Optional<String> podman = Optional.ofNullable(options.get("--exit-command"))
                .filter(path -> path.substring(path.lastIndexOf('/') + 1).equals("podman"))
                .map(any -> "podman");
        return id.matches(HEX) ? RuntimeName.of(name).map(known -> new Conmon(id, known, podman)) : Optional.empty();
    }
}
