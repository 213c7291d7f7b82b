package nsmirror.ui.parts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A page with sheets that are laid over it: lists to read, questions to answer. While one lies there the page beneath
 * is out of reach, also for the keyboard; Escape takes it away.
 */
public final class Sheets extends StackPane {
    private final StackPane page = new StackPane();
    private final Deque<Laid> laid = new ArrayDeque<>();

    private record Laid(StackPane layer, Node before, boolean question, Runnable dismissed) {}

    public Sheets() {
        getStyleClass().add("sheets");
        getChildren().add(page);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !laid.isEmpty()) {
                event.consume();
                dismiss();
            }
        });
    }

    /** Puts that page beneath. */
    public void show(Node content) {
        page.getChildren().setAll(content);
    }

    /** Takes away what lies there to read, for another page is beneath it now; whoever asked still wants an answer. */
    public void uncover() {
        List.copyOf(laid).stream().filter(each -> !each.question()).forEach(this::dismiss);
    }

    /** Whether a sheet lies over the page. */
    public boolean covered() {
        return !laid.isEmpty();
    }

    /** Lays a sheet to read over the page. */
    public Runnable lay(String title, Node content) {
        return lay(title, content, () -> {});
    }

    /**
     * Lays a sheet over the page.
     *
     * @param dismissed told when a person takes it away without an answer
     * @return takes it away, if it still lies there
     */
    public Runnable lay(String title, Node content, Runnable dismissed) {
        return lay(title, content, false, dismissed);
    }

    /** The same with a question, which stays until it has an answer. */
    public Runnable ask(String title, Node content, Runnable dismissed) {
        return lay(title, content, true, dismissed);
    }

    private Runnable lay(String title, Node content, boolean question, Runnable dismissed) {
        BorderPane sheet = new BorderPane(scrolling(title, content));
        sheet.getStyleClass().add("sheet");
        sheet.setTop(head(title));
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleText(title);
        StackPane layer = new StackPane(sheet);
        layer.getStyleClass().add("sheet-layer");
        layer.setOnMousePressed(event -> {
            if (event.getTarget() == layer) {
                dismiss();
            }
        });
        Laid lying = new Laid(layer, getScene() == null ? null : getScene().getFocusOwner(),
                question, dismissed);
        laid.push(lying);
        getChildren().add(layer);
        reach();
        Platform.runLater(() -> focusFirst(sheet));
        return () -> take(lying);
    }

    private Node head(String title) {
        Label heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, Icon.CLEAR.node());
        close.setId("close-sheet");
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText(Text.of("sheet.close"));
        close.setTooltip(new Tooltip(Text.of("sheet.close")));
        close.setOnAction(event -> dismiss());
        HBox head = new HBox(heading, gap, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("sheet-head");
        return head;
    }

    /** Takes the keyboard, so that what is longer than the window can be read without a mouse. */
    private static Node scrolling(String title, Node content) {
        Body scroll = new Body(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(title);
        scroll.getStyleClass().add("sheet-body");
        return scroll;
    }

    /** As high as its content at its own width: a scroll pane asks without a width, and lines that wrap say one line. */
    private static final class Body extends ScrollPane {
        Body(Node content) {
            super(content);
        }

        @Override
        protected double computePrefHeight(double width) {
            double edges = snappedTopInset() + snappedBottomInset();
            return edges + getContent().prefHeight(getContent().prefWidth(-1));
        }
    }

    private void dismiss() {
        if (!laid.isEmpty()) {
            dismiss(laid.peek());
        }
    }

    private void dismiss(Laid lying) {
        take(lying);
        lying.dismissed().run();
    }

    private void take(Laid lying) {
        if (laid.remove(lying)) {
            getChildren().remove(lying.layer());
            reach();
            if (lying.before() != null) {
                lying.before().requestFocus();
            }
        }
    }

    /** Only the uppermost layer can be reached. */
    private void reach() {
        Node uppermost = laid.isEmpty() ? page : laid.peek().layer();
        getChildren().forEach(child -> child.setDisable(child != uppermost));
    }

    /** A scroll pane takes its content into the scene only once it has its skin. */
    private static void focusFirst(BorderPane sheet) {
        sheet.applyCss();
        sheet.lookupAll(".focus-first").stream()
                .findFirst()
                .or(() -> Optional.ofNullable(sheet.lookup(".sheet-body")))
                .ifPresent(Node::requestFocus);
    }
}
