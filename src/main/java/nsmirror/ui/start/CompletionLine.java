package nsmirror.ui.start;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nsmirror.node.KnownNames.Completion;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/** A node a person may mean: what was typed of it is marked, and beside it stands where it is from. */
final class CompletionLine extends ListCell<Completion> {
    private static final int LONGEST_PART = 60;

    private final Label before = part("completion-name");
    private final Label match = part("completion-match");
    private final Label after = part("completion-name");
    private final Label from = part("quiet");
    private final HBox line;

    CompletionLine(Consumer<Completion> chosen) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        gap.setMinWidth(12);
        from.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(before, match, after, gap, from);
        line.getStyleClass().add("completion");
        // As wide as the list, and not as its text.
        setPrefWidth(0);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setOnMouseClicked(event -> {
            if (!isEmpty()) {
                chosen.accept(getItem());
            }
        });
    }

    private static Label part(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(Completion completion, boolean empty) {
        super.updateItem(completion, empty);
        setGraphic(empty ? null : line);
        setAccessibleText(empty ? null : show(completion));
    }

    private String show(Completion completion) {
        String target = completion.target();
        int end = completion.match() + completion.length();
        before.setText(Shown.line(target.substring(0, completion.match()), LONGEST_PART));
        match.setText(Shown.line(target.substring(completion.match(), end), LONGEST_PART));
        after.setText(Shown.line(target.substring(end), LONGEST_PART));
        from.setText(Text.of("completions." + completion.from().name().toLowerCase(Locale.ROOT)));
        return Text.of("completions.spoken", Shown.line(target), from.getText());
    }
}
