package nsmirror.ui.start;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import nsmirror.node.KnownNames;
import nsmirror.node.KnownNames.Completion;
import nsmirror.ui.parts.Text;

/** Nodes a person may mean, listed below the field in which one is typed. The keyboard stays in the field. */
final class Completions extends ListView<Completion> {
    private static final int ROWS = 8;
    private static final int LEAST_ROWS = 3;

    private final TextField field;
    private final Consumer<Completion> chosen;
    private KnownNames names = KnownNames.none();
    private List<String> recent = List.of();
    private boolean typing = true;

    /**
     * A list for that field, not shown yet.
     *
     * @param chosen told which one a person wants to go to
     */
    Completions(TextField field, Consumer<Completion> chosen) {
        this.field = field;
        this.chosen = chosen;
        setId("completions");
        getStyleClass().addAll("dense", "completions");
        setAccessibleText(Text.of("completions"));
        setFocusTraversable(false);
        setManaged(false);
        setVisible(false);
        setCellFactory(view -> new CompletionLine(this::go));
        field.setAccessibleHelp(Text.of("completions.help"));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        field.textProperty().addListener(any -> {
            if (typing && field.isFocused()) {
                offer(!field.getText().isEmpty());
            }
        });
        field.focusedProperty().addListener((any, before, now) -> offer(false));
    }

    /** From now on these are known. */
    void know(KnownNames now) {
        names = now;
        again();
    }

    /** From now on these are the targets opened before, the last one first. */
    void recent(List<String> targets) {
        recent = List.copyOf(targets);
        again();
    }

    private void again() {
        if (isVisible()) {
            offer(true);
        }
    }

    /** Puts a target into the field as if nobody had typed: nothing is offered for it. */
    void fill(String target) {
        typing = false;
        field.setText(target);
        field.end();
        typing = true;
        offer(false);
    }

    private void offer(boolean wanted) {
        getSelectionModel().clearSelection();
        getItems().setAll(wanted ? names.completions(field.getText().strip(), recent) : List.of());
        setVisible(!getItems().isEmpty());
        if (isVisible()) {
            scrollTo(0);
            getParent().requestLayout();
        }
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                event.consume();
                if (isVisible()) {
                    step(1);
                } else {
                    offer(true);
                }
            }
            case UP -> {
                event.consume();
                step(-1);
            }
            case ENTER -> {
                if (selected() >= 0) {
                    event.consume();
                    go(getItems().get(selected()));
                }
            }
            case TAB -> {
                if (isVisible() && !event.isShiftDown()) {
                    event.consume();
                    fill(getItems().get(Math.max(0, selected())).target());
                }
            }
            case ESCAPE -> {
                if (isVisible()) {
                    event.consume();
                    offer(false);
                }
            }
            default -> { }
        }
    }

    private int selected() {
        return getSelectionModel().getSelectedIndex();
    }

    /** Above the first is the field itself: nothing is selected then. */
    private void step(int rows) {
        int next = Math.min(selected() + rows, getItems().size() - 1);
        getSelectionModel().clearSelection();
        if (next >= 0) {
            getSelectionModel().select(next);
            scrollTo(Math.max(0, next - ROWS / 2));
        }
    }

    private void go(Completion completion) {
        fill(completion.target());
        chosen.accept(completion);
    }

    /**
     * Lies at that place, as high as its lines and the window allow.
     *
     * @param room how much there is to the window's end
     */
    void lie(double x, double y, double width, double room) {
        double row = getFixedCellSize();
        double edges = snappedTopInset() + snappedBottomInset();
        double rows = Math.clamp(Math.floor((room - edges) / row), LEAST_ROWS, ROWS);
        resizeRelocate(x, y, width, Math.min(getItems().size(), rows) * row + edges);
    }
}
