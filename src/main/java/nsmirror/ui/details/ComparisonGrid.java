package nsmirror.ui.details;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import nsmirror.diagram.Subject;
import nsmirror.ui.details.Comparison.Line;
import nsmirror.ui.parts.Text;

/** The eight kinds of a comparison: a frame around both where they share one, and what lives there one step away. */
final class ComparisonGrid {
    private static final int MOST_INODES = 4;

    private ComparisonGrid() {}

    static Node of(Comparison comparison, Consumer<Subject> follow) {
        return new Chips(comparison.lines().stream().map(line -> chip(line, follow)).toList());
    }

    private static Node chip(Line line, Consumer<Subject> follow) {
        Label kind = new Label(line.kind().label());
        kind.getStyleClass().add("belonging-kind");
        String words = Text.of("shares." + line.relation().name().toLowerCase(Locale.ROOT));
        Label relation = new Label(words);
        relation.getStyleClass().add("belonging-whose");
        Button chip = new Button(null, new VBox(kind, relation));
        chip.setId("compared-" + line.kind().label());
        chip.getStyleClass().addAll("belonging", switch (line.relation()) {
            case HOST -> "belonging-host";
            case SHARED -> "belonging-shared";
            case APART -> "belonging-own";
            case PARTLY, UNKNOWN, NONE -> "belonging-unknown";
        });
        chip.setMaxWidth(Double.MAX_VALUE);
        String all = Text.of("shares.accessible", line.kind().label(), words, inodes(line.one()), inodes(line.other()));
        chip.setAccessibleText(all);
        chip.setTooltip(new Tooltip(all));
        line.other().stream().findFirst().ifPresent(inode ->
                chip.setOnAction(event -> follow.accept(new Subject.OfNamespace(line.kind(), inode))));
        chip.setDisable(line.other().isEmpty());
        return chip;
    }

    private static String inodes(Set<Long> inodes) {
        return inodes.isEmpty() ? "?"
                : KindWords.bounded(inodes.stream().map(String::valueOf).toList(), MOST_INODES);
    }
}
