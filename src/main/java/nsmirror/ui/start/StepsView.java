package nsmirror.ui.start;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.node.Target;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Connecting;

/** The way to a node: each step done, the one under way, and the way back. */
final class StepsView extends VBox {
    private final Connecting connecting;
    private final VBox steps = new VBox();
    private final Label title = new Label();
    private final Button cancel = new Button(Text.of("steps.cancel"));

    StepsView(Connecting connecting) {
        this.connecting = connecting;
        setId("steps");
        getStyleClass().add("steps");
        title.getStyleClass().add("steps-title");
        steps.getStyleClass().add("steps-list");
        cancel.setId("cancel");
        cancel.setOnAction(event -> connecting.cancel());
        cancel.disableProperty().bind(visibleProperty().not());
        getChildren().addAll(title, steps, cancel);
        visibleProperty().addListener((any, before, now) -> {
            if (now) {
                cancel.requestFocus();
            }
        });
        connecting.steps().addListener((ListChangeListener<String>) change -> showSteps());
        connecting.target().addListener((any, before, now) -> now.ifPresent(this::showTarget));
    }

    private void showTarget(Target target) {
        title.setText(Text.of("steps.title", Shown.line(target.text())));
        showSteps();
    }

    private void showSteps() {
        steps.getChildren().clear();
        for (int i = 0; i < connecting.steps().size(); i++) {
            boolean last = i == connecting.steps().size() - 1;
            steps.getChildren().add(line(connecting.steps().get(i), last));
        }
    }

    private static Node line(String step, boolean underWay) {
        Node sign = underWay ? new ProgressIndicator() : Icon.DONE.node();
        StackPane place = new StackPane(sign);
        place.getStyleClass().add("step-sign");
        Label words = new Label(step);
        words.setWrapText(true);
        HBox line = new HBox(place, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("step", underWay ? "step-under-way" : "step-done");
        return line;
    }
}
