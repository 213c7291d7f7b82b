package nsmirror.mirror;

import java.util.List;
import java.util.Optional;

/**
 * What entering a PID namespace alone would show: the host's processes, since ps reads {@code /proc} and that is still
 * the host's. It is explained, not run: nsmirror sends nothing into a container's PID namespace.
 *
 * @param command what a person may have typed
 * @param rows what it would print: the host's processes, and itself
 * @param why one sentence
 */
public record Trap(String command, List<Row> rows, String why) {
    public Trap {
        rows = List.copyOf(rows);
    }

    /** Of the processes of a container beside the host; empty where both are in one PID namespace, or may be. */
    public static Optional<Trap> of(Mirror mirror) {
        FacetView processes = mirror.facets().get(Facet.PROCESSES);
        return processes == null || mirror.with().isPresent() || processes.together() != Together.APART
                ? Optional.empty()
                : Optional.of(new Trap(
                        "sudo nsenter -t %d -p ps -e -o pid,ppid,user,args -ww".formatted(mirror.who().leader()),
                        processes.host().rows(),
                        "explained, not run: it is in the container's PID namespace, but ps reads /proc, and without a"
                                + " mount namespace of its own that is still the host's: it lists the host's"
                                + " processes under the host's PIDs (ps 4 may miss itself there and end with \"lookup self\");"
                                + " unshare --mount-proc gives ps a /proc of where it is"));
    }
}
