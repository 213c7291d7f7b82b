package nsmirror.ui.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.application.Platform;
import nsmirror.ui.work.Background.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(20)
class LaneTest {
    private final Lane lane = new Lane("test");
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void workIsDoneElsewhereAndItsOutcomeArrivesInTheWindowsThread() throws InterruptedException {
        lane.run(() -> Platform.isFxApplicationThread(),
                Outcome.of(inWindow -> heard.add(List.of(inWindow, Platform.isFxApplicationThread())), heard::add));

        assertThat(heard.poll(10, SECONDS)).isEqualTo(List.of(false, true));
    }

    @Test
    void aFailureArrivesToo() throws InterruptedException {
        lane.run(() -> {
            throw new IllegalStateException("no");
        }, Outcome.of(heard::add, failure -> heard.add(failure.getMessage())));

        assertThat(heard.poll(10, SECONDS)).isEqualTo("no");
    }

    @Test
    void anErrorIsAFailureAndTheLaneGoesOn() throws InterruptedException {
        lane.run(() -> {
            throw new StackOverflowError("deep");
        }, Outcome.of(heard::add, failure -> heard.add(failure.getCause().getMessage())));
        lane.run(() -> "next", Outcome.of(heard::add, heard::add));

        assertThat(heard.poll(10, SECONDS)).isEqualTo("deep");
        assertThat(heard.poll(10, SECONDS)).isEqualTo("next");
    }

    @Test
    void aJobCancelledBeforeItsTurnNeverBegins() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<String> begun = new CopyOnWriteArrayList<>();
        lane.run(() -> {
            go.await();
            return begun.add("first");
        }, Outcome.of(done -> {}, heard::add));
        Background.Job second = lane.run(() -> begun.add("second"), Outcome.of(heard::add, heard::add));
        lane.run(() -> begun.add("third"), Outcome.of(heard::add, heard::add));

        second.cancel();
        go.countDown();

        assertThat(heard.poll(10, SECONDS)).isEqualTo(true);
        assertThat(begun).containsExactly("first", "third");
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsDoneAfterItWasCancelledIsHandedOverToBeClosed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Background.Job job = lane.run(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException givenUp) {
                return "late";
            }
            return "never";
        }, new Outcome<>(heard::add, heard::add, late -> heard.add("unwanted " + late)));

        begun.await();
        job.cancel();

        assertThat(heard.poll(10, SECONDS)).isEqualTo("unwanted late");
    }

    @Test
    void whatWaitsForTheWindowsThreadIsGivenUpWithItsLane() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Platform.runLater(() -> {
            held.countDown();
            await(closed);
        });
        held.await();
        CountDownLatch ended = new CountDownLatch(1);
        lane.run(() -> "late", new Outcome<>(heard::add, heard::add, late -> heard.add("unwanted " + late)));
        lane.run(() -> {
            ended.countDown();
            return "next";
        }, Outcome.of(done -> {}, failure -> {}));
        ended.await();

        lane.close();
        closed.countDown();

        assertThat(heard.poll(10, SECONDS)).isEqualTo("unwanted late");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aClosedLaneTakesNothingMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        lane.run(() -> {
            begun.countDown();
            try {
                return new CountDownLatch(1).await(1, SECONDS);
            } finally {
                ended.countDown();
            }
        }, Outcome.of(heard::add, heard::add));
        begun.await();

        lane.close();
        lane.run(() -> heard.add("after"), Outcome.of(heard::add, heard::add));

        assertThat(ended.await(10, SECONDS)).isTrue();
        assertThat(heard).isEmpty();
    }
}
