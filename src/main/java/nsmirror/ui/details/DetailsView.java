package nsmirror.ui.details;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import nsmirror.diagram.Subject;
import nsmirror.model.ProcessKey;
import nsmirror.ui.details.Details.Belonging;
import nsmirror.ui.details.Details.Fact;
import nsmirror.ui.details.Details.Member;
import nsmirror.ui.parts.CopyButton;
import nsmirror.ui.parts.Keyboard;
import nsmirror.ui.parts.Text;

/** Shows the details of one thing. Its namespaces and members are buttons that lead to them. */
public final class DetailsView extends ScrollPane {
    private final VBox content = new VBox();
    private final Consumer<Subject> follow;
    private Object shown = "";
    private String name = "";

    /** An empty view; {@code follow} hears of what a person wants to go to. */
    public DetailsView(Consumer<Subject> follow) {
        this.follow = follow;
        setId("details");
        getStyleClass().add("details");
        content.getStyleClass().add("details-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(60);
    }

    /** Shows two things side by side. */
    public void show(Comparison comparison) {
        replace(comparison, comparison.sentence(), () -> fill(comparison));
    }

    private void fill(Comparison comparison) {
        Label sentence = new Label(comparison.sentence());
        sentence.setId("comparison");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("comparison");
        content.getChildren().setAll(
                head(Text.of("compare.title"), Text.of("compare.what")),
                sentence, ComparisonGrid.of(comparison, follow));
    }

    /** Shows them. */
    public void show(Details details) {
        replace(details, details.what() + " " + details.title(), () -> fill(details));
    }

    /** What is shown already stays as it is; newer of the same keeps its place, and so does the keyboard. */
    private void replace(Object next, String called, Runnable fill) {
        if (next.equals(shown)) {
            return;
        }
        Keyboard.keptThrough(this, fill, this::requestFocus);
        if (!called.equals(name)) {
            setVvalue(0);
        }
        shown = next;
        name = called;
        setAccessibleText(called);
    }

    private void fill(Details details) {
        content.getChildren().clear();
        content.getChildren().add(head(details.what(), details.title()));
        details.command().ifPresent(command -> content.getChildren().add(command(command)));
        if (!details.namespaces().isEmpty()) {
            content.getChildren().add(namespaces(details));
        }
        content.getChildren().add(facts(details));
        if (!details.members().isEmpty()) {
            content.getChildren().add(members(details));
        }
    }

    private static Node head(String whatItIs, String name) {
        Label what = new Label(whatItIs);
        what.getStyleClass().add("details-what");
        what.setMinWidth(Region.USE_PREF_SIZE);
        Label title = new Label(name);
        title.setId("details-title");
        title.getStyleClass().add("details-title");
        title.setTooltip(new Tooltip(name));
        title.setWrapText(true);
        HBox head = new HBox(title, what);
        head.getStyleClass().add("details-head");
        return head;
    }

    private static Node command(String text) {
        Label command = new Label(text);
        command.setId("details-command");
        command.setWrapText(true);
        command.setMaxWidth(Double.MAX_VALUE);
        command.getStyleClass().add("command");
        HBox.setHgrow(command, Priority.ALWAYS);
        HBox line = new HBox(command, new CopyButton(Text.of("details.copy"), text));
        line.getStyleClass().add("command-line");
        return line;
    }

    private Node namespaces(Details details) {
        return new Chips(details.namespaces().stream().map(this::belonging).toList());
    }

    private Node belonging(Belonging belonging) {
        String inode = belonging.inode().map(String::valueOf).orElse(belonging.slot().sign(belonging.kind()));
        Label kind = new Label(belonging.kind().label());
        kind.getStyleClass().add("belonging-kind");
        Label whose = new Label(belonging.words());
        whose.getStyleClass().add("belonging-whose");
        HBox first = new HBox(kind, whose);
        first.getStyleClass().add("belonging-line");
        Label number = new Label(inode);
        number.getStyleClass().add("belonging-inode");
        Button chip = new Button(null, new VBox(first, number));
        chip.setId("namespace-" + belonging.kind().label());
        chip.getStyleClass().addAll("belonging", "belonging-" + belonging.slot().name().toLowerCase(Locale.ROOT));
        chip.setMaxWidth(Double.MAX_VALUE);
        String words = Text.of("belonging.accessible", belonging.kind().label(), inode, belonging.words());
        chip.setAccessibleText(words);
        chip.setTooltip(new Tooltip(words));
        chip.setDisable(belonging.inode().isEmpty());
        belonging.inode().ifPresent(number2 ->
                chip.setOnAction(event -> follow.accept(new Subject.OfNamespace(belonging.kind(), number2))));
        return chip;
    }

    private static Node facts(Details details) {
        GridPane grid = new GridPane();
        grid.setId("facts");
        grid.getStyleClass().add("facts");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, values);
        for (Fact fact : details.facts()) {
            Label label = new Label(fact.label());
            label.getStyleClass().add("quiet");
            Label value = new Label(fact.value());
            value.setWrapText(true);
            RowConstraints top = new RowConstraints();
            top.setValignment(VPos.TOP);
            grid.getRowConstraints().add(top);
            grid.addRow(grid.getRowConstraints().size() - 1, label, value);
        }
        return grid;
    }

    private Node members(Details details) {
        FlowPane flow = new FlowPane();
        flow.setId("members");
        flow.getStyleClass().add("members");
        for (Member member : details.members()) {
            Button button = new Button(member.text());
            if (member.subject() instanceof Subject.OfProcess(ProcessKey key)) {
                button.setId("member-" + key.pid());
            }
            button.getStyleClass().addAll("small", "member");
            button.setOnAction(event -> follow.accept(member.subject()));
            flow.getChildren().add(button);
        }
        if (details.moreMembers() > 0) {
            Label more = new Label(Text.of("details.more", details.moreMembers()));
            more.getStyleClass().add("quiet");
            flow.getChildren().add(more);
        }
        return flow;
    }
}
