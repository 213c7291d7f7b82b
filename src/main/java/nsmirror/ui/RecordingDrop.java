package nsmirror.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** A recording dropped anywhere on the window is opened. */
final class RecordingDrop {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private RecordingDrop() {}

    /** Has what is dropped on the scene opened. */
    static void listen(Scene scene, Consumer<Path> open) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (files(event).size() == 1) {
                event.acceptTransferModes(TransferMode.COPY);
                scene.getRoot().pseudoClassStateChanged(DROPPING, true);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_EXITED,
                event -> scene.getRoot().pseudoClassStateChanged(DROPPING, false));
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<File> files = files(event);
            event.setDropCompleted(files.size() == 1);
            event.consume();
            scene.getRoot().pseudoClassStateChanged(DROPPING, false);
            if (files.size() == 1) {
                open.accept(files.getFirst().toPath());
            }
        });
    }

    private static List<File> files(DragEvent event) {
        return event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
    }
}
