package nsmirror.ui.mirror.drawn;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.ui.parts.Text;

/** The ids of a user namespace: each range inside joined to the range it is outside, and what that makes of root. */
public final class UserRanges {
    private static final int MOST = 8;

    private UserRanges() {}

    /** The ranges of the right side; nothing where both sides are one, or none could be read. */
    public static Optional<Node> of(FacetView view) {
        List<Row> ranges = view.container().rows();
        if (view.shared() || ranges.isEmpty()) {
            return Optional.empty();
        }
        VBox drawn = new VBox();
        drawn.setId("ranges");
        drawn.getStyleClass().add("chains");
        ranges.stream().filter(row -> row.text("kind").equals("uid") && number(row, "inside") == 0).findFirst()
                .ifPresent(row -> drawn.getChildren().add(root(number(row, "outside"))));
        ranges.stream().limit(MOST).forEach(row -> drawn.getChildren().add(range(row)));
        return Optional.of(drawn);
    }

    private static Label root(long outside) {
        Label root = new Label(Text.of(outside == 0 ? "ranges.root.same" : "ranges.root", outside));
        root.setId("root-outside");
        root.getStyleClass().add("big-name");
        return root;
    }

    private static Chain range(Row row) {
        long count = number(row, "count");
        return new Chain()
                .box("on-host", span(number(row, "outside"), count), Text.of("ranges.outside", row.text("kind")))
                .joint(Text.of("ranges.is"))
                .box("in-container", span(number(row, "inside"), count), Text.of("ranges.inside", row.text("kind")));
    }

    private static String span(long first, long count) {
        return count <= 1 ? Long.toString(first) : Text.of("ranges.span", first, first + count - 1);
    }

    private static long number(Row row, String column) {
        return row.cells().get(column) instanceof Number number ? number.longValue() : -1;
    }
}
