package nsmirror.ui.start;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.node.HostKeyQuestion;
import nsmirror.ui.parts.Sheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Questions are asked by a thread that waits for the person. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class QuestionsTest {
    private static final HostKeyQuestion UNKNOWN = new HostKeyQuestion(
            "[node-3]:2222", "ssh-ed25519", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
            Path.of("known_hosts"), false);

    private final Sheets sheets = new Sheets();
    private final Questions questions = new Questions(sheets);

    @Start
    void open(Stage stage) {
        sheets.show(new Button("beneath"));
        stage.setScene(new Scene(sheets, 800, 600));
        stage.show();
    }

    @Test
    void anUnknownHostKeyIsShownWithItsFingerprintAndItsFile(FxRobot robot) throws Exception {
        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> questions.trust(UNKNOWN));
        waitFor(robot, "#hostkey-yes");

        assertThat(robot.lookup("#fingerprint").queryLabeled().getText()).contains(UNKNOWN.fingerprint());
        assertThat(robot.lookup(".question .label").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(text -> text.contains("[node-3]:2222"))
                .anyMatch(text -> text.contains("known_hosts"));
        robot.clickOn("#hostkey-yes");

        assertThat(answer.get(20, SECONDS)).isTrue();
        waitUntilGone(robot);
    }

    @Test
    void enterDoesNotTrust(FxRobot robot) throws Exception {
        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> questions.trust(UNKNOWN));
        waitFor(robot, "#hostkey-no");
        assertThat(robot.lookup("#hostkey-no").query().isFocused()).isTrue();

        robot.type(KeyCode.ENTER);

        assertThat(answer.get(20, SECONDS)).isFalse();
    }

    @Test
    void aQuestionStaysWhenAnotherPageComesBeneathAndWhatIsToReadGoes(FxRobot robot) throws Exception {
        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> questions.trust(UNKNOWN));
        waitFor(robot, "#hostkey-yes");

        robot.interact(() -> {
            sheets.lay("to read", new Label("long"));
            sheets.uncover();
        });

        assertThat(robot.lookup(".sheet-title").queryAllAs(Label.class)).extracting(Label::getText)
                .containsExactly("Is this the right node?");
        robot.clickOn("#hostkey-yes");
        assertThat(answer.get(20, SECONDS)).isTrue();
        waitUntilGone(robot);
    }

    @Test
    void aSecretIsTypedUnseen(FxRobot robot) throws Exception {
        CompletableFuture<Optional<char[]>> answer =
                CompletableFuture.supplyAsync(() -> questions.secret("Pass phrase of id_ed25519"));
        waitFor(robot, "#secret");

        robot.write("open sesame").type(KeyCode.ENTER);

        assertThat(answer.get(20, SECONDS)).hasValueSatisfying(secret ->
                assertThat(new String(secret)).isEqualTo("open sesame"));
        waitUntilGone(robot);
    }

    @Test
    void escapeGoesOnWithoutASecret(FxRobot robot) throws Exception {
        CompletableFuture<Optional<char[]>> answer =
                CompletableFuture.supplyAsync(() -> questions.secret("Password of student"));
        waitFor(robot, "#secret");

        robot.type(KeyCode.ESCAPE);

        assertThat(answer.get(20, SECONDS)).isEmpty();
    }

    @Test
    void whenTheAttemptIsGivenUpTheQuestionGoesAway(FxRobot robot) throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread asking = Thread.ofPlatform().start(() -> answer.complete(questions.trust(UNKNOWN)));
        waitFor(robot, "#hostkey-yes");

        asking.interrupt();

        assertThat(answer.get(20, SECONDS)).isFalse();
        waitUntilGone(robot);
    }

    private static void waitFor(FxRobot robot, String query) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void waitUntilGone(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, SECONDS, () -> robot.lookup(".question").tryQuery().isEmpty());
        assertThat(sheets.covered()).isFalse();
    }
}
