package nsmirror.ui.node;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Live;
import nsmirror.ui.session.OpenNode;

/** The node's name, how it was read, what could not be seen, and what one can do with it. */
final class NodeHeader extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final OpenNode node;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final Button coverage;

    NodeHeader(OpenNode node, Live live, ActionButtons buttons) {
        this.node = node;
        getStyleClass().add("node-header");
        name.setId("node-name");
        name.getStyleClass().add("node-name");
        facts.setId("node-facts");
        facts.getStyleClass().add("quiet");
        VBox words = new VBox(name, facts);
        words.setMinWidth(80);
        HBox.setHgrow(words, Priority.ALWAYS);
        coverage = buttons.named(Action.COVERAGE, Icon.COMPLETE);
        Button commands = buttons.named(Action.COMMANDS, Icon.COMMANDS);
        commands.textProperty().bind(Bindings.createStringBinding(
                () -> Text.count("commands.badge", node.log().total().get()), node.log().total()));
        Stream.of(coverage, commands).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        MenuButton again = buttons.choice("live-menu", live.every().map(every ->
                        every.map(time -> Text.of("live.on", time.toSeconds())).orElseGet(() -> Text.of("live.off"))),
                Action.LIVE, Action.LIVE_2, Action.LIVE_5, Action.LIVE_10, Action.LIVE_30);
        HBox line = new HBox(words, coverage, commands, again, buttons.iconOnly(Action.REFRESH, Icon.REFRESH),
                buttons.iconOnly(Action.KEYS, Icon.KEYS), buttons.menu(),
                buttons.iconOnly(Action.CLOSE_NODE, Icon.CLEAR));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("header-line");
        ProgressBar refreshing = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        refreshing.setId("refreshing");
        refreshing.getStyleClass().add("thin-progress");
        refreshing.setMaxWidth(Double.MAX_VALUE);
        refreshing.visibleProperty().bind(node.refreshing());
        getChildren().addAll(line, refreshing);
    }

    /** Shows the node's last snapshot. */
    void show() {
        Snapshot snapshot = node.snapshot().get();
        name.setText(Shown.line(snapshot.node().hostname(), 80));
        name.setTooltip(new Tooltip(Shown.line(snapshot.node().target())));
        String user = Shown.line(snapshot.node().user(), 40);
        String rights = user.equals("root") ? Text.of("header.isroot")
                : Text.of(snapshot.node().root() ? "header.root" : "header.noroot", user);
        String words = Stream.of(
                        snapshot.node().os().map(os -> Shown.line(os, 60)).orElse(""),
                        Text.of("header.kernel", Shown.line(snapshot.node().kernel(), 60)),
                        rights,
                        node.recording() ? Text.of("header.recording") : Text.of("header.read",
                                TIME.format(node.readAt().get().atZone(ZoneId.systemDefault()))))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("  ·  "));
        facts.setText(words);
        facts.setTooltip(new Tooltip(words));
        int gaps = snapshot.coverage().gaps().size();
        coverage.setText(Text.count("coverage.badge", gaps));
        coverage.setGraphic((gaps == 0 ? Icon.COMPLETE : Icon.WARNING).node());
        coverage.getStyleClass().remove("incomplete");
        if (gaps > 0) {
            coverage.getStyleClass().add("incomplete");
        }
    }
}
