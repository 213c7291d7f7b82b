package nsmirror.ui.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.figure.FigureFile.Format;
import nsmirror.figure.PngFigure;
import nsmirror.redaction.Replacements;
import nsmirror.text.FileTrouble;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Notice;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Failure;
import nsmirror.ui.work.Background;

/** The dialog in which a picture is made: how it will look, what is wished of it, and where it goes. */
final class FigureSheet {
    private static final double PREVIEW_WIDTH = 600;
    private static final double LOWEST_PREVIEW = 160;
    private static final double HIGHEST_PREVIEW = 420;
    /** What the rest of the dialog takes in ordinary letters, with the air around it. */
    private static final double REST = 510;
    private static final int LONGEST = 300;

    private final FigureDesk desk;
    private final Seen seen;
    private final VBox content = new VBox();
    private final ImageView preview = new ImageView();
    private final Label told = new Label();
    private final Notice trouble = new Notice("figure-trouble");
    private final ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Button cancel = new Button(Text.of("figure.cancel"));
    private final Button copy = new Button(Text.of("figure.copy"));
    private final Button save = new Button(Text.of("figure.save"));
    private final FigureForm form;
    private Optional<FigureDesk.Disguised> disguised = Optional.empty();
    private Background.Job drawing = () -> {};
    private Background.Job working = () -> {};

    private FigureSheet(FigureDesk desk, Seen seen, double room) {
        this.desk = desk;
        this.seen = seen;
        form = new FigureForm(seen, this::changed);
        content.setId("figure-sheet");
        content.getStyleClass().add("figure-sheet");
        preview.setId("figure-preview");
        preview.setPreserveRatio(true);
        preview.setFitWidth(PREVIEW_WIDTH);
        double height = Math.clamp(room - REST, LOWEST_PREVIEW, HIGHEST_PREVIEW);
        preview.setFitHeight(height);
        StackPane frame = new StackPane(preview);
        frame.getStyleClass().add("figure-frame");
        frame.setMinSize(PREVIEW_WIDTH, height);
        content.getChildren().setAll(frame, form, trouble, foot());
    }

    /** Lays it over the page. What it is at ends when it is taken away. */
    static void lay(Sheets sheets, FigureDesk desk, Seen seen) {
        FigureSheet sheet = new FigureSheet(desk, seen, sheets.getHeight());
        sheets.lay(Text.of("figure.title"), sheet.content, sheet::leave);
        sheet.changed();
    }

    private Node foot() {
        told.setId("figure-told");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        busy.setId("figure-busy");
        cancel.setId("figure-cancel");
        cancel.setOnAction(event -> {
            working.cancel();
            busy(false);
            told.setText(Text.of("figure.cancelled"));
        });
        copy.setId("figure-copy");
        copy.setOnAction(event -> ready((wish, from) -> working = desk.copy(from, wish,
                outcome("figure.drawing", image -> told.setText(Text.of("figure.copied"))))));
        save.setId("figure-save");
        save.getStyleClass().addAll("accent", "focus-first");
        save.setDefaultButton(true);
        save.setOnAction(event -> ready(this::save));
        HBox buttons = new HBox(busy, cancel, copy, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("buttons");
        busy(false);
        return new VBox(told, buttons);
    }

    /** What is wished, and of what; with stand-ins if so wished. */
    private interface Making {
        void of(Wish wish, Seen from);
    }

    /** Does it with the wish, if that makes sense; first the node is asked again if stand-ins are to be drawn. */
    private void ready(Making making) {
        Optional<Wish> wish = form.wish();
        if (wish.isEmpty()) {
            told.setText("");
            trouble.say(Text.of("figure.size.wrong", Wish.Size.LEAST, Wish.Size.MOST));
        } else if (wish.get().redact() && disguised.isEmpty()) {
            preview.setImage(null);
            working = desk.disguise(seen, outcome("figure.redacting", done -> {
                disguised = Optional.of(done);
                told.setText("");
                making.of(wish.get(), done.seen());
            }));
        } else {
            trouble.clear();
            making.of(wish.get(), wish.get().redact() ? disguised.orElseThrow().seen() : seen);
        }
    }

    private void changed() {
        drawing.cancel();
        told.setText("");
        ready((wish, from) -> drawing = desk.preview(from, wish,
                Background.Outcome.of(this::show, this::failed)));
    }

    private void show(Image image) {
        preview.setImage(image);
        preview.setAccessibleText(Text.of("figure.preview"));
    }

    private void save(Wish wish, Seen from) {
        long pixels = (long) from.page().width() * from.page().height();
        long wanted = wish.size().map(size -> (long) size.width() * size.height()).orElse(pixels)
                * wish.scale() * wish.scale();
        if (form.format() == Format.PNG && wanted > PngFigure.MOST_PIXELS) {
            trouble.say(Text.of("figure.toolarge"));
            return;
        }
        desk.choose(name(wish)).ifPresent(chosen -> {
            Path file = withEnding(chosen, form.format());
            Optional<Replacements> list = disguised.filter(any -> wish.redact()).map(FigureDesk.Disguised::list);
            working = desk.save(from, wish, list, file, outcome("figure.saving", written -> told.setText(
                    list.isEmpty() ? Text.of("figure.saved", Shown.line(written.toString(), LONGEST))
                            : Text.of("figure.saved.list", Shown.line(written.toString(), LONGEST),
                                    Shown.line(FigureDesk.listBeside(written).getFileName().toString(), LONGEST)))));
        });
    }

    /** A name that says what it shows; of whom only where that is not to be hidden. */
    private String name(Wish wish) {
        String host = wish.redact() ? "nsmirror" : seen.snapshot().node().hostname().replaceAll("[^A-Za-z0-9._-]+", "-");
        return host + "-" + wish.view().name().toLowerCase(Locale.ROOT) + "."
                + form.format().name().toLowerCase(Locale.ROOT);
    }

    /** The file whose name says which kind it is: the name's own ending counts, if it is one. */
    private static Path withEnding(Path file, Format format) {
        return Format.of(file).isPresent() ? file
                : file.resolveSibling(file.getFileName() + "." + format.name().toLowerCase(Locale.ROOT));
    }

    /** From here on that is under way; until it has an outcome nothing else is begun. */
    private <T> Background.Outcome<T> outcome(String words, Consumer<T> done) {
        trouble.clear();
        told.setText(Text.of(words));
        busy(true);
        return Background.Outcome.of(result -> {
            busy(false);
            done.accept(result);
        }, this::failed);
    }

    private void failed(Exception failure) {
        busy(false);
        told.setText("");
        trouble.say(line(failure));
    }

    private static String line(Exception failure) {
        return failure instanceof IOException file
                ? Text.of("figure.failed", FileTrouble.line(file)) : Failure.line(failure);
    }

    private void busy(boolean now) {
        busy.setVisible(now);
        cancel.setVisible(now);
        form.setDisable(now);
        copy.setDisable(now);
        save.setDisable(now);
    }

    private void leave() {
        drawing.cancel();
        working.cancel();
    }
}
