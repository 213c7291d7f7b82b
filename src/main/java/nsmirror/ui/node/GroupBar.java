package nsmirror.ui.node;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Pos;
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

/** By what processes are grouped: container or one of the eight kinds, one button each. */
final class GroupBar extends HBox {
    private final Map<Grouping, ToggleButton> buttons = new HashMap<>();
    private final ToggleGroup group = new ToggleGroup();

    GroupBar(Looking looking) {
        setId("group-bar");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("group-bar");
        Label title = new Label(Text.of("group.title"));
        title.getStyleClass().add("quiet");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        row.getChildren().add(button(looking, new Grouping.ByContainer(), Action.GROUP_CONTAINER,
                Text.of("group.container"), "left-pill"));
        Kind.ALL.forEach(kind -> row.getChildren().add(button(looking, new Grouping.ByKind(kind), Action.group(kind),
                kind.label(), kind == Kind.TIME ? "right-pill" : "center-pill")));
        getChildren().addAll(title, row);
        looking.grouping().addListener((any, before, now) -> buttons.get(now).setSelected(true));
        buttons.get(looking.grouping().get()).setSelected(true);
    }

    private ToggleButton button(Looking looking, Grouping grouping, Action action, String text, String pill) {
        ToggleButton button = new ToggleButton(text);
        button.setId(ActionButtons.id(action));
        button.getStyleClass().addAll(pill, "segment");
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(action.label());
        button.setTooltip(new Tooltip(action.label() + "  (" + action.key() + ")"));
        button.setOnAction(event -> {
            button.setSelected(true);
            looking.grouping().set(grouping);
        });
        buttons.put(grouping, button);
        return button;
    }
}
