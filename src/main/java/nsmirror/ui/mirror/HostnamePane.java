package nsmirror.ui.mirror;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/** The names of both sides, large enough to be read from the last row. */
final class HostnamePane {
    private HostnamePane() {}

    static Node of(FacetView view) {
        Node content = view.shared()
                ? side(view.host())
                : FacetPane.halves(side(view.host()), side(view.container()));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("hostname-pane");
        return scroll;
    }

    private static Node side(View view) {
        VBox side = new VBox();
        side.getStyleClass().add("hostname-side");
        Optional<Row> row = view.rows().stream().findFirst();
        row.ifPresent(names -> names.cells().forEach((key, value) -> {
            if (value != null) {
                side.getChildren().add(value(key, Shown.line(value.toString(), 1_000)));
            }
        }));
        return side;
    }

    private static Node value(String key, String text) {
        String titleKey = "column." + key.toLowerCase(Locale.ROOT);
        Label title = new Label(Text.has(titleKey) ? Text.of(titleKey) : key);
        title.getStyleClass().addAll("quiet", "value-title");
        Label value = new Label(text);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        value.getStyleClass().add(key.equals("hostname") ? "big-name" : "command");
        return new VBox(title, value);
    }
}
