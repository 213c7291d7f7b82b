package nsmirror.ui.mirror.drawn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import nsmirror.mirror.Difference;
import nsmirror.mirror.Difference.Part;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.text.Shown;

/** The names of both sides, large enough to be read from the last row; what the other side says otherwise is marked. */
public final class HostnamePane {
    private static final int LONGEST = 1_000;
    private static final String DIFFERS = "differs";

    private HostnamePane() {}

    /** The pane of that facet. */
    public static Node of(FacetView view) {
        Node content = view.shared()
                ? side(view.host(), view.host())
                : new Halves(side(view.host(), view.container()), side(view.container(), view.host()));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("hostname-pane");
        return scroll;
    }

    private static Node side(View view, View other) {
        VBox side = new VBox();
        side.getStyleClass().add("hostname-side");
        Optional<Row> beside = other.rows().stream().findFirst();
        view.rows().stream().findFirst().ifPresent(names -> names.cells().forEach((key, value) -> {
            if (value != null) {
                String there = beside.map(row -> row.text(key)).orElse(value.toString());
                side.getChildren().add(value(key, Shown.line(value.toString(), LONGEST), Shown.line(there, LONGEST)));
            }
        }));
        return side;
    }

    private static Node value(String key, String text, String other) {
        String titleKey = "column." + key.toLowerCase(Locale.ROOT);
        Label title = new Label(nsmirror.ui.parts.Text.has(titleKey) ? nsmirror.ui.parts.Text.of(titleKey) : key);
        title.getStyleClass().addAll("quiet", "value-title");
        return new VBox(title, key.equals("hostname") ? name(text, !text.equals(other))
                : marked(Difference.of(text, other).left()));
    }

    private static Label name(String text, boolean differs) {
        Label name = new Label(text);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.getStyleClass().add("big-name");
        if (differs) {
            name.getStyleClass().add(DIFFERS);
        }
        return name;
    }

    private static Node marked(List<Part> parts) {
        TextFlow flow = new TextFlow();
        parts.forEach(part -> {
            Text text = new Text(part.text());
            text.getStyleClass().add(part.same() ? "like" : DIFFERS);
            flow.getChildren().add(text);
        });
        flow.getStyleClass().add("marked");
        return flow;
    }
}
