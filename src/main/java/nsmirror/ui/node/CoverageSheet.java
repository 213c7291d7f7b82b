package nsmirror.ui.node;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.model.Coverage;
import nsmirror.model.Gap;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/** What could not be seen: what, why, and what it means. */
final class CoverageSheet {
    private static final int LONGEST = 600;

    private CoverageSheet() {}

    static Node of(Coverage coverage) {
        VBox list = new VBox();
        list.setId("coverage-list");
        list.getStyleClass().add("coverage-list");
        if (coverage.complete()) {
            list.getChildren().add(line(Text.of("coverage.complete.long"), "text"));
        }
        coverage.kept().ifPresent(age -> list.getChildren().add(
                line(Text.of("coverage.kept", Math.max(1, age.toSeconds())), "quiet")));
        for (Gap gap : coverage.gaps()) {
            VBox item = new VBox(
                    line(Shown.line(gap.missing(), LONGEST), "gap-missing"),
                    line(Shown.line(gap.why(), LONGEST), "gap-why"),
                    line(Shown.line(gap.effect(), LONGEST), "quiet"));
            item.getStyleClass().add("gap");
            list.getChildren().add(item);
        }
        return list;
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
