package nsmirror.reading;

import java.util.List;
import nsmirror.mirror.FacetView;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/** Reads one facet: which commands it asks, and what their answers mean. Its commands depend on the snapshot alone. */
interface FacetReader {
    /** What it asks on the host, the same for every container. */
    List<Command> host(Snapshot snapshot);

    /** What it asks about the container; nothing where the host's answer serves or where it cannot be asked. */
    List<Command> container(Asked asked);

    /** The two sides, from the answers in the order of the commands. */
    FacetView view(Asked asked, List<Answer> host, List<Answer> container);
}
