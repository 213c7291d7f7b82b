package nsmirror.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.text.Shown;

/** Which container a person means by WHO: its name, the start of its id, its hostname, or the PID of one in it. */
public final class Who {
    private static final int MOST_NAMED = 8;
    private static final int MOST_OF_A_NAME = 60;

    private Who() {}

    /**
     * Finds it. A name stands before a PID, a PID before the start of an id, that before a hostname.
     *
     * @param who as it was typed; a name that cannot be typed is also known as it is shown
     * @throws NodeException with {@link Reason#USAGE} if there is none, or several, naming what there is
     */
    public static Container find(Snapshot snapshot, String who) throws NodeException {
        Optional<Container> named = only(snapshot, who, container -> container.name().equals(who))
                .or(() -> snapshot.containers().stream()
                        .filter(container -> Shown.line(container.name()).equals(who))
                        .findFirst());
        if (named.isPresent()) {
            return named.get();
        }
        Optional<Process> process = process(snapshot, who);
        if (process.isPresent()) {
            return of(snapshot, process.get());
        }
        Optional<Container> found = only(snapshot, who, container -> !who.isEmpty()
                && container.id().filter(id -> id.startsWith(who)).isPresent());
        if (found.isEmpty()) {
            found = only(snapshot, who, container -> container.hostname().filter(who::equals).isPresent());
        }
        return found.orElseThrow(() -> unknown(snapshot, "no container or process \"" + shown(who) + "\""));
    }

    private static Optional<Process> process(Snapshot snapshot, String who) {
        try {
            return snapshot.process(Integer.parseInt(who));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Container of(Snapshot snapshot, Process process) throws NodeException {
        Optional<Container> container = process.container().flatMap(snapshot::container);
        if (container.isEmpty()) {
            throw unknown(snapshot, "PID " + process.pid() + " (" + shown(process.comm())
                    + ") is the host's, in no container");
        }
        return container.get();
    }

    private static Optional<Container> only(Snapshot snapshot, String who, Predicate<Container> fits)
            throws NodeException {
        List<Container> found = snapshot.containers().stream().filter(fits).toList();
        if (found.size() > 1) {
            throw new NodeException(Reason.USAGE, shown(snapshot.node().target()) + ": \"" + shown(who)
                    + "\" may be " + names(found) + "; say more of it");
        }
        return found.stream().findFirst();
    }

    private static NodeException unknown(Snapshot snapshot, String what) {
        String there = snapshot.containers().isEmpty()
                ? none(snapshot)
                : "its containers are " + names(snapshot.containers());
        return new NodeException(Reason.USAGE, shown(snapshot.node().target()) + ": " + what + "; " + there);
    }

    /** Whether there are none, or whether they cannot be seen. */
    private static String none(Snapshot snapshot) {
        long unread = snapshot.processes().stream()
                .filter(process -> process.namespace(Kind.PID).isEmpty() && process.namespace(Kind.MNT).isEmpty())
                .count();
        return unread > 0
                ? "no containers can be seen: the namespaces of %d of its %d processes could not be read%s"
                        .formatted(unread, snapshot.processes().size(), snapshot.node().root() ? "" : " without root")
                : snapshot.node().root() ? "there are no containers"
                : "no containers can be seen without root";
    }

    private static String names(List<Container> containers) {
        String named = String.join(", ", containers.stream()
                .limit(MOST_NAMED)
                .map(container -> shown(container.name()))
                .toList());
        int left = containers.size() - MOST_NAMED;
        return left > 0 ? named + " and " + left + " more" : named;
    }

    private static String shown(String text) {
        return Shown.line(text, MOST_OF_A_NAME);
    }
}
