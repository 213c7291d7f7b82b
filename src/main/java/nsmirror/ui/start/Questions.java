package nsmirror.ui.start;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.node.HostKeyQuestion;
import nsmirror.node.Prompts;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;

/** Asks on a sheet over the page. The connecting thread waits; if it is interrupted the question goes away. */
public final class Questions implements Prompts {
    private final Sheets sheets;

    /** Asks on these sheets. */
    public Questions(Sheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        return ask(false, answer -> hostKey(question, answer));
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return ask(Optional.empty(), answer -> secret(prompt, answer));
    }

    /** Lays the question and waits. Dismissed or interrupted, the answer is the other one. */
    private <T> T ask(T otherwise, Function<CompletableFuture<T>, Runnable> lay) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletableFuture<Runnable> laid = new CompletableFuture<>();
        Platform.runLater(() -> laid.complete(lay.apply(answer)));
        try {
            return answer.get();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException impossible) {
            return otherwise;
        } finally {
            laid.thenAccept(Platform::runLater);
        }
    }

    private Runnable hostKey(HostKeyQuestion question, CompletableFuture<Boolean> answer) {
        Label unknown = wrapping(Text.of(
                question.otherKeyKnown() ? "hostkey.other" : "hostkey.unknown", Shown.line(question.host())));
        Label fingerprint = wrapping(Shown.line(question.keyType()) + "\n" + Shown.line(question.fingerprint()));
        fingerprint.setId("fingerprint");
        fingerprint.setMaxWidth(Double.MAX_VALUE);
        fingerprint.getStyleClass().addAll("command", "fingerprint");
        Label advice = wrapping(Text.of("hostkey.advice"));
        Label file = wrapping(Text.of("hostkey.file", Shown.line(question.file().toString(), 400)));
        file.getStyleClass().add("quiet");
        Button no = button("hostkey-no", Text.of("hostkey.no"), () -> answer.complete(false));
        no.getStyleClass().add("focus-first");
        Button yes = button("hostkey-yes", Text.of("hostkey.yes"), () -> answer.complete(true));
        return sheets.ask(Text.of("hostkey.title"),
                question(unknown, fingerprint, advice, file, buttons(no, yes)), () -> answer.complete(false));
    }

    private Runnable secret(String prompt, CompletableFuture<Optional<char[]>> answer) {
        PasswordField field = new PasswordField();
        field.setId("secret");
        field.getStyleClass().add("focus-first");
        field.setAccessibleText(prompt);
        Label asked = wrapping(prompt);
        asked.setLabelFor(field);
        Label kept = wrapping(Text.of("secret.kept"));
        kept.getStyleClass().add("quiet");
        Button without = button("secret-without", Text.of("secret.without"), () -> answer.complete(Optional.empty()));
        Button use = button("secret-use", Text.of("secret.use"), () -> {
            answer.complete(Optional.of(field.getText().toCharArray()));
            field.clear();
        });
        field.setOnAction(event -> use.fire());
        use.getStyleClass().add("accent");
        return sheets.ask(Text.of("secret.title"), question(asked, field, kept, buttons(without, use)),
                () -> answer.complete(Optional.empty()));
    }

    private static VBox question(javafx.scene.Node... lines) {
        VBox box = new VBox(lines);
        box.getStyleClass().add("question");
        return box;
    }

    private static Label wrapping(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String text, Runnable does) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> does.run());
        return button;
    }

    private static HBox buttons(Button... buttons) {
        HBox row = new HBox(buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("buttons");
        return row;
    }
}
