package nsmirror.ui.mirror.drawn;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Boxes on one line, each joined to the next. */
final class Chain extends HBox {
    Chain() {
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("chain");
    }

    /** One more box: what it is in large, what is known of it below; its style class says on which side it stands. */
    Chain box(String side, String name, String more) {
        Label title = new Label(name);
        title.getStyleClass().add("chain-name");
        title.setMinWidth(Region.USE_PREF_SIZE);
        VBox box = new VBox(title);
        if (!more.isEmpty()) {
            Label below = new Label(more);
            below.getStyleClass().add("chain-more");
            box.getChildren().add(below);
        }
        box.getStyleClass().addAll("chain-box", side);
        getChildren().add(box);
        return this;
    }

    /** How the box before is joined to the one after: a line, with the words in it if there are any. */
    Chain joint(String words) {
        Label joint = new Label(words.isEmpty() ? "───" : "── " + words + " ──");
        joint.getStyleClass().add("chain-joint");
        joint.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(joint);
        return this;
    }
}
