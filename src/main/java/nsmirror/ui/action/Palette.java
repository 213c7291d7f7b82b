package nsmirror.ui.action;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;

/** Finds an action by its name and does it: every action that means something now, also those without a key. */
public final class Palette extends VBox {
    private static final int ROWS = 12;

    private final List<Action> available;
    private final TextField field = new TextField();
    private final ListView<Action> list = new ListView<>();
    private Runnable takeAway = () -> {};

    private Palette(Actions actions) {
        available = Stream.of(Action.values())
                .filter(action -> action != Action.PALETTE && actions.available(action).get())
                .toList();
        getStyleClass().add("palette");
        field.setId("palette-field");
        field.getStyleClass().add("focus-first");
        field.setPromptText(Text.of("palette.prompt"));
        field.setAccessibleText(Text.of("palette.prompt"));
        list.setId("palette-list");
        list.getStyleClass().addAll("dense", "palette-list");
        list.setAccessibleText(Text.of("action.palette"));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Line(actions));
        field.textProperty().addListener(any -> find());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyPressed(event, actions));
        getChildren().addAll(field, list);
        find();
    }

    /** Lays it over the page. */
    public static void lay(Sheets sheets, Actions actions) {
        Palette palette = new Palette(actions);
        palette.takeAway = sheets.lay(Text.of("action.palette"), palette);
    }

    private void find() {
        String[] words = field.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        list.getItems().setAll(available.stream()
                .filter(action -> Stream.of(words).allMatch(name(action)::contains))
                .toList());
        list.getSelectionModel().selectFirst();
    }

    private static String name(Action action) {
        return (action.label() + " " + action.section().title()).toLowerCase(Locale.ROOT);
    }

    private void keyPressed(KeyEvent event, Actions actions) {
        switch (event.getCode()) {
            case UP -> step(event, -1);
            case DOWN -> step(event, 1);
            case PAGE_UP -> step(event, -ROWS);
            case PAGE_DOWN -> step(event, ROWS);
            case ENTER -> {
                event.consume();
                perform(actions, list.getSelectionModel().getSelectedItem());
            }
            default -> { }
        }
    }

    private void step(KeyEvent event, int rows) {
        event.consume();
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + rows, 0, last);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS / 2));
        }
    }

    private void perform(Actions actions, Action action) {
        if (action != null) {
            takeAway.run();
            actions.perform(action);
        }
    }

    /** An action with its key. */
    private final class Line extends ListCell<Action> {
        private final Label name = new Label();
        private final Label key = new Label();
        private final HBox line;

        Line(Actions actions) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            key.getStyleClass().add("menu-key");
            line = new HBox(name, gap, key);
            line.setAlignment(Pos.CENTER_LEFT);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    perform(actions, getItem());
                }
            });
        }

        @Override
        protected void updateItem(Action action, boolean empty) {
            super.updateItem(action, empty);
            setGraphic(empty ? null : line);
            if (!empty) {
                name.setText(action.label());
                key.setText(action.key().orElse(""));
                setAccessibleText(action.tip());
            }
        }
    }
}
