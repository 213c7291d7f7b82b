package nsmirror.ui.mirror;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.mirror.OwnWord;
import nsmirror.model.Container;
import nsmirror.reading.OwnTools;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.work.Background;

/** Asks whether a container's own tools shall run, with what they are and which rights they have; then what they said. */
public final class OwnToolsSheet {
    private static final int LONGEST = 400;
    private static final int MOST_LINES = 200;

    private final VBox content = new VBox();
    private final OpenNode node;
    private final Container who;
    private Background.Job underWay = () -> {};
    private Runnable away = () -> {};

    private OwnToolsSheet(OpenNode node, Container who) {
        this.node = node;
        this.who = who;
        content.setId("own-tools");
        content.getStyleClass().add("question");
    }

    /** Lays the question over the page; nothing runs unless a person says so, and no longer than the sheet lies there. */
    public static void lay(Sheets sheets, OpenNode node, Container who) {
        OwnToolsSheet sheet = new OwnToolsSheet(node, who);
        sheet.offer();
        sheet.away = sheets.lay(Text.of("own.title", Shown.line(who.name(), 60)), sheet.content,
                () -> sheet.underWay.cancel());
    }

    private void offer() {
        content.getChildren().setAll(wrapping(Text.of("own.what", Shown.line(who.name(), 60))));
        node.ownTools(who).forEach(word -> content.getChildren().add(command(word)));
        Button no = new Button(Text.of("own.no"));
        no.setId("own-no");
        no.getStyleClass().add("focus-first");
        no.setOnAction(event -> away.run());
        Button yes = new Button(Text.of("own.yes"));
        yes.setId("own-yes");
        yes.setOnAction(event -> ask());
        HBox buttons = new HBox(no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("buttons");
        content.getChildren().addAll(wrapping(Text.of("own.rights", OwnTools.RIGHTS)), buttons);
    }

    private void ask() {
        content.getChildren().setAll(wrapping(Text.of("own.asking")));
        underWay = node.askOwnTools(who, Background.Outcome.of(this::show,
                failure -> content.getChildren().setAll(wrapping(Failure.line(failure)))));
    }

    private void show(List<OwnWord> words) {
        content.getChildren().setAll(wrapping(Text.of("own.said", Shown.line(who.name(), 60))));
        words.forEach(word -> {
            content.getChildren().add(command(word));
            word.trouble().ifPresent(trouble -> content.getChildren().add(wrapping(Shown.line(trouble, LONGEST))));
            if (!word.said().isBlank()) {
                content.getChildren().add(answer(word.said()));
            }
        });
    }

    private static Node command(OwnWord word) {
        return SideHead.command(word.command(), Optional.of(word.tool()));
    }

    private static Label answer(String said) {
        Label answer = wrapping(String.join("\n",
                said.lines().limit(MOST_LINES).map(line -> Shown.line(line, LONGEST)).toList()));
        answer.getStyleClass().add("command");
        return answer;
    }

    private static Label wrapping(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
