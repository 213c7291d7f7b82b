package nsmirror.diagram;

import java.util.List;
import java.util.Optional;

/**
 * What is drawn where, before anything is measured.
 *
 * @param frame a group around all the others: the host's PID or user namespace, in which the others lie
 * @param host the host's own group, the first
 * @param hostMayGrow whether the host may have more than a third of the width: where a kind's box of the host holds
 *     containers as well, it is what the drawing is about
 * @param rest the other groups in order
 */
record Plan(Optional<Group> frame, Optional<Group> host, boolean hostMayGrow, List<Group> rest) {
    Plan {
        rest = List.copyOf(rest);
    }
}
