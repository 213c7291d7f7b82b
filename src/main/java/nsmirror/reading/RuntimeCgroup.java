package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container runtime wrote into a cgroup's path: its own name, the container's id, the pod's UID.
 *
 * @param runtime {@code docker}, {@code podman}, {@code cri-o}, {@code containerd}, {@code lxc}, {@code
 *     systemd-nspawn}, or another's own prefix; empty where the path does not tell
 * @param id the container's: 64 hexadecimal digits for most, a name for LXC and systemd-nspawn
 * @param podUid UID of the Kubernetes pod
 * @param monitor whether these are not the container's processes but those that watch it
 * @param path the cgroup of the container itself; its processes may be in cgroups below
 */
record RuntimeCgroup(Optional<String> runtime, String id, Optional<String> podUid, boolean monitor, String path) {
    private static final String HEX = "[0-9a-f]{64}";

    /** {@code kubepods-burstable-pod1234_5678.slice}, {@code pod1234-5678}; static pods have 32 digits, no dashes. */
    private static final Pattern POD =
            Pattern.compile("(?:kubepods(?:-[a-z]+)?-)?pod([0-9a-f_-]{32,36})(?:\\.slice.*)?");

    private static final List<Form> FORMS = List.of(
            new Form("libpod-conmon-(" + HEX + ")(?:\\.scope)?", Optional.of("podman"), true),
            new Form("crio-conmon-(" + HEX + ")(?:\\.scope)?", Optional.of("cri-o"), true),
            new Form("lxc\\.monitor\\.(.+)", Optional.of("lxc"), true),
            new Form("libpod(?:-payload)?-(" + HEX + ")(?:\\.scope)?", Optional.of("podman"), false),
            new Form("crio-(" + HEX + ")(?:\\.scope)?", Optional.of("cri-o"), false),
            new Form("cri-containerd-(" + HEX + ")(?:\\.scope)?", Optional.of("containerd"), false),
            new Form("lxc\\.payload\\.(.+)", Optional.of("lxc"), false),
            new Form("systemd-nspawn@(.+)\\.service", Optional.of("systemd-nspawn"), false),
            new Form("machine-(.+)\\.scope", Optional.of("machine"), false));

    /** {@code docker-ID.scope}, {@code kubepods-….slice:cri-containerd:ID}, {@code nerdctl-ID.scope}. */
    private static final Pattern PREFIXED =
            Pattern.compile("(?:.*:)?([A-Za-z][A-Za-z0-9_.-]{0,40}?)[-:](" + HEX + ")(?:\\.scope)?");

    private static final Pattern PLAIN_HEX = Pattern.compile(HEX);

    private record Form(Pattern segment, Optional<String> runtime, boolean monitor) {
        private Form(String segment, Optional<String> runtime, boolean monitor) {
            this(Pattern.compile(segment, Pattern.DOTALL), runtime, monitor);
        }
    }

    /** Whether the id is one a runtime made up: whoever makes a cgroup of LXC's may give it any name. */
    boolean numbered() {
        return isNumber(id);
    }

    /** Whether that is an id of 64 hexadecimal digits and no name. */
    static boolean isNumber(String id) {
        return PLAIN_HEX.matcher(id).matches();
    }

    /** The innermost container of the path: a container may run a runtime itself. */
    static Optional<RuntimeCgroup> of(String path) {
        if (!mayHold(path)) {
            return Optional.empty();
        }
        RuntimeCgroup last = null;
        String pod = null;
        String parent = "";
        int at = 0;
        for (String segment : segments(path)) {
            at = path.indexOf(segment, at) + segment.length();
            pod = podUid(segment).orElse(pod);
            last = container(segment, parent, Optional.ofNullable(pod), path.substring(0, at)).orElse(last);
            parent = segment;
        }
        return Optional.ofNullable(last);
    }

    /** Most paths of a host name no container: those are not searched. */
    private static boolean mayHold(String path) {
        return path.length() > 64 || path.contains("lxc") || path.contains("machine") || path.contains("nspawn");
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/")));
        segments.removeIf(String::isEmpty);
        return segments;
    }

    private static Optional<String> podUid(String segment) {
        Matcher pod = POD.matcher(segment);
        return pod.matches() ? Optional.of(pod.group(1).replace('_', '-')) : Optional.empty();
    }

    private static Optional<RuntimeCgroup> container(
            String segment, String parent, Optional<String> pod, String path) {
        for (Form form : FORMS) {
            Matcher matcher = form.segment.matcher(segment);
            if (matcher.matches()) {
                String id = matcher.group(1).replace("\\x2d", "-");
                return Optional.of(new RuntimeCgroup(form.runtime, id, pod, form.monitor, path));
            }
        }
        Matcher prefixed = PREFIXED.matcher(segment);
        if (prefixed.matches()) {
            String runtime = prefixed.group(1).equals("cri-containerd") ? "containerd" : prefixed.group(1);
            return Optional.of(new RuntimeCgroup(Optional.of(runtime), prefixed.group(2), pod, false, path));
        }
        if (PLAIN_HEX.matcher(segment).matches()) {
            Optional<String> runtime = parent.equals("docker") ? Optional.of("docker") : Optional.empty();
            return Optional.of(new RuntimeCgroup(runtime, segment, pod, false, path));
        }
        return parent.equals("lxc")
                ? Optional.of(new RuntimeCgroup(Optional.of("lxc"), segment, pod, false, path))
                : Optional.empty();
    }
}
