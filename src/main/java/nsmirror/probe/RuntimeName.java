package nsmirror.probe;

import java.util.Optional;

/**
 * What a container's runtime calls it.
 *
 * @param name its own name; in Kubernetes unique in its pod alone. Empty for what is none but a pod's infrastructure
 * @param pod the name of its Kubernetes pod
 * @param sandbox whether it is the container that stands for the pod itself, as Kubernetes' pause does
 */
public record RuntimeName(Optional<String> name, Optional<String> pod, boolean sandbox) {
    /** Kubernetes' name for the sandbox in {@link #of}. */
    private static final String SANDBOX = "POD";

    private static final int PARTS = 6;

    /**
     * From the one name Docker, Podman and CRI-O know. For Kubernetes that is {@code k8s_CONTAINER_POD_NAMESPACE_UID_N}
     * (dockershim's naming.go, which CRI-O follows); none of these may hold an underscore.
     */
    public static Optional<RuntimeName> of(String text) {
        String name = text.startsWith("/") ? text.substring(1) : text;
        String[] parts = name.split("_", -1);
        if (parts.length == PARTS && parts[0].equals("k8s")) {
            return kubernetes(parts[1], parts[2], parts[1].equals(SANDBOX));
        }
        return name.isBlank() ? Optional.empty() : Optional.of(new RuntimeName(Optional.of(name), Optional.empty(), false));
    }

    /** One of Kubernetes, where the parts of its name are told apart. */
    static Optional<RuntimeName> kubernetes(String container, String pod, boolean sandbox) {
        Optional<String> inPod = Optional.of(pod).filter(text -> !text.isBlank());
        Optional<String> own = Optional.of(container).filter(text -> !text.isBlank() && !sandbox);
        return own.isEmpty() && inPod.isEmpty() ? Optional.empty() : Optional.of(new RuntimeName(own, inPod, sandbox));
    }

    /** {@code POD/CONTAINER}, the pod alone for its sandbox, the name alone where there is no pod. */
    public String full() {
        return name.map(own -> pod.map(inPod -> inPod + "/" + own).orElse(own)).or(() -> pod).orElse("");
    }
}
