package nsmirror.ui.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import nsmirror.figure.FigureFile.Format;
import nsmirror.figure.Theme;
import nsmirror.ui.parts.Text;

/** What a person wishes of a picture, line by line. */
final class FigureForm extends GridPane {
    private static final Pattern SIZE = Pattern.compile("\\s*([0-9]{2,5})\\s*[x×*]\\s*([0-9]{2,5})\\s*");

    /** Whether the drawing is as large as on screen, or as somebody wants it. */
    private enum SizeChoice { SCREEN, OTHER }

    private final ObjectProperty<Wish.View> view;
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.PNG);
    private final ObjectProperty<SizeChoice> sizing = new SimpleObjectProperty<>(SizeChoice.SCREEN);
    private final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(2);
    private final ObjectProperty<Theme> theme;
    private final TextField size = new TextField("1920 × 1080");
    private final TextField caption = new TextField();
    private final CheckBox annotate = new CheckBox(Text.of("figure.annotate"));
    private final CheckBox redact = new CheckBox(Text.of("figure.redact"));
    private int line;

    /** The form for a picture of that; {@code changed} is told of every other wish. */
    FigureForm(Seen seen, Runnable changed) {
        view = new SimpleObjectProperty<>(seen.view());
        theme = new SimpleObjectProperty<>(seen.theme());
        setId("figure-form");
        getStyleClass().add("figure-form");
        row("figure.view", new Choice<>(Text.of("figure.view"), "figure-view", views(seen),
                each -> Text.of("figure.view." + label(each)), view));
        row("figure.format", new Choice<>(Text.of("figure.format"), "figure-format", List.of(Format.values()),
                Enum::name, format));
        size.setId("figure-size");
        size.setPrefColumnCount(8);
        size.setAccessibleText(Text.of("figure.size.accessible"));
        size.disableProperty().bind(sizing.isNotEqualTo(SizeChoice.OTHER));
        HBox sizes = new HBox(new Choice<>(Text.of("figure.size"), "figure-size", List.of(SizeChoice.values()),
                each -> Text.of("figure.size." + label(each)), sizing), size);
        sizes.getStyleClass().add("form-line");
        row("figure.size", sizes);
        row("figure.scale", new Choice<>(Text.of("figure.scale"), "figure-scale", List.of(1, 2, 3, 4),
                each -> each + "×", scale));
        row("figure.theme", new Choice<>(Text.of("figure.theme"), "figure-theme", Theme.ALL,
                each -> Text.of("figure.theme." + each.label()), theme));
        caption.setId("figure-caption");
        caption.setPromptText(Text.of("figure.caption.prompt"));
        row("figure.caption", caption);
        annotate.setId("figure-annotate");
        add(annotate, 1, line++);
        redact.setId("figure-redact");
        add(redact, 1, line++);
        List.of(view, sizing, scale, theme, size.textProperty(), caption.textProperty(), annotate.selectedProperty(),
                redact.selectedProperty()).forEach(each -> each.addListener((InvalidationListener) any -> changed.run()));
    }

    private static List<Wish.View> views(Seen seen) {
        List<Wish.View> views = new ArrayList<>();
        seen.sight().ifPresent(any -> views.add(Wish.View.MAP));
        views.add(Wish.View.MATRIX);
        seen.mirrored().ifPresent(any -> views.add(Wish.View.MIRROR));
        return views;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void row(String title, Node control) {
        Label label = new Label(Text.of(title));
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        addRow(line++, label, control);
    }

    /** What is wished now; empty if the size is none. */
    Optional<Wish> wish() {
        Optional<Wish.Size> other = sizing.get() == SizeChoice.OTHER ? size(size.getText()) : Optional.empty();
        if (sizing.get() == SizeChoice.OTHER && other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Wish(view.get(), other, scale.get(), theme.get(), caption.getText(),
                annotate.isSelected(), redact.isSelected()));
    }

    /** What a size says; empty if it is none, or out of bounds. */
    static Optional<Wish.Size> size(String text) {
        Matcher sides = SIZE.matcher(text);
        if (!sides.matches()) {
            return Optional.empty();
        }
        Wish.Size size = new Wish.Size(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
        return Optional.of(size).filter(each -> Math.min(each.width(), each.height()) >= Wish.Size.LEAST
                && Math.max(each.width(), each.height()) <= Wish.Size.MOST);
    }

    /** The kind of file. */
    Format format() {
        return format.get();
    }
}
