package nsmirror.mirror;

import java.util.List;
import java.util.Optional;

/**
 * One side of a facet.
 *
 * @param command what a person types on the node to see the same
 * @param labCommand how a course would do it, where nsmirror looks in another way to be safe
 * @param rows the answer
 * @param notes what a reader should know: why it looks in another way, what the tool itself added
 * @param trouble why it could not be read, with what would help; the rows are then empty or incomplete
 */
public record View(
        String command, Optional<String> labCommand, List<Row> rows, List<String> notes, Optional<String> trouble) {
    public View {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
