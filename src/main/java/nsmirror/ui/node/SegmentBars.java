package nsmirror.ui.node;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import nsmirror.diagram.Grouping;
import nsmirror.model.Kind;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.parts.Text;

/** Rows of buttons of which one is chosen. */
final class SegmentBars {
    /** One of the buttons: what it chooses is the same as its action does. */
    private record Segment<T>(T value, String text, Action action) {}

    private SegmentBars() {}

    /** By what processes are grouped: container or one of the eight kinds. */
    static HBox grouping(Looking looking) {
        Label title = new Label(Text.of("group.title"));
        title.getStyleClass().add("quiet");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Stream<Segment<Grouping>> segments = Stream.concat(
                Stream.of(new Segment<>(new Grouping.ByContainer(), Text.of("group.container"), Action.GROUP_CONTAINER)),
                Kind.ALL.stream().map(kind ->
                        new Segment<>(new Grouping.ByKind(kind), kind.label(), Action.group(kind))));
        HBox bar = new HBox(title, row(segments, looking.grouping()));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("group-bar");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        return bar;
    }

    /** What is seen side by side. */
    static HBox arrangement(Looking looking) {
        return row(Stream.of(Arrangement.values()).map(each -> new Segment<>(each,
                Text.of("layout." + each.name().toLowerCase(Locale.ROOT)),
                Action.valueOf("LAYOUT_" + each.name()))), looking.arrangement());
    }

    private static <T> HBox row(Stream<Segment<T>> segments, ObjectProperty<T> chosen) {
        HBox row = new HBox();
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        Map<T, ToggleButton> buttons = new LinkedHashMap<>();
        segments.forEach(segment -> {
            ToggleButton button = button(segment);
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(segment.value());
            });
            buttons.put(segment.value(), button);
        });
        row.getChildren().setAll(buttons.values());
        for (Node each : row.getChildren()) {
            each.getStyleClass().add(each == row.getChildren().getFirst() ? "left-pill"
                    : each == row.getChildren().getLast() ? "right-pill" : "center-pill");
        }
        chosen.addListener((any, before, now) -> buttons.get(now).setSelected(true));
        buttons.get(chosen.get()).setSelected(true);
        return row;
    }

    private static <T> ToggleButton button(Segment<T> segment) {
        Action action = segment.action();
        ToggleButton button = new ToggleButton(segment.text());
        button.setId(ActionButtons.id(action));
        button.getStyleClass().add("segment");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(action.label());
        button.setTooltip(new Tooltip(action.tip()));
        return button;
    }
}
