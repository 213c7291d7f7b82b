package nsmirror.ui.start;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nsmirror.settings.RecentNode;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** A node opened before: open it again, or forget it. */
final class RecentLine extends HBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    RecentLine(RecentNode node, StartPage.Wishes wishes) {
        getStyleClass().add("recent-line");
        String target = Shown.line(node.target());
        Label name = new Label(target, (node.target().endsWith(".nsrec") ? Icon.RECORDING : Icon.NODE).node());
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label when = new Label(when(node));
        when.getStyleClass().add("quiet");
        when.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(name, gap, when);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("recent-content");
        Button open = new Button(null, content);
        open.getStyleClass().addAll("flat", "recent-open");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setAccessibleText(Text.of("recent.open", target));
        open.setOnAction(event -> wishes.reopen(node));
        content.prefWidthProperty().bind(open.widthProperty().subtract(24));
        HBox.setHgrow(open, Priority.ALWAYS);
        Button forget = new Button(null, Icon.CLEAR.node());
        forget.getStyleClass().addAll("button-icon", "flat");
        forget.setAccessibleText(Text.of("recent.forget", target));
        forget.setTooltip(new Tooltip(Text.of("recent.forget", target)));
        forget.setOnAction(event -> wishes.forget(node));
        getChildren().addAll(open, forget);
    }

    private static String when(RecentNode node) {
        var opened = node.opened().atZone(ZoneId.systemDefault());
        return opened.toLocalDate().equals(LocalDate.now())
                ? Text.of("recent.today", TIME.format(opened))
                : DAY.format(opened);
    }
}
