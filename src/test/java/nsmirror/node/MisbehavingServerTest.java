package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that let one in and then do not do as servers should. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MisbehavingServerTest {
    @TempDir
    private Path folder;

    /** Opening fails in one line that names the server, and nothing of the connection is left on it. */
    private NodeException fails(OddServer.Behaviour behaviour) {
        try (OddServer server = OddServer.that(behaviour)) {
            NodeException failure = catchThrowableOfType(NodeException.class, () -> server.open(folder).close());
            assertThat(failure).isNotNull();
            assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(failure.getMessage()).startsWith("127.0.0.1: ").hasLineCount(1).hasSizeLessThan(1000);
            Eventually.is("the connection has ended", () -> server.sessions() == 0);
            return failure;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forEver(OutputStream to, byte[] what) throws IOException, InterruptedException {
        while (true) {
            to.write(what);
            to.flush();
            // Fast enough to fill every buffer there is, and no burden for whatever else runs here.
            Thread.sleep(1);
        }
    }

    private static void flood(OutputStream out, OutputStream err) throws IOException, InterruptedException {
        byte[] zeros = new byte[32 << 10];
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                forEver(err, zeros);
            } catch (IOException | InterruptedException e) {
                // Closed.
            }
        });
        forEver(out, zeros);
        other.join();
    }

    private static void repeat(InputStream in, OutputStream out, OutputStream err) throws IOException {
        byte[] block = new byte[8192];
        for (int length = in.read(block); length >= 0; length = in.read(block)) {
            out.write(block, 0, length);
            err.write(block, 0, length);
            out.flush();
            err.flush();
        }
    }

    /** All at the same time, for each takes as long as a node may take to answer. */
    @Test
    void whoeverNeverAnswersAsAShDoesIsGivenUp() {
        List<OddServer.Behaviour> behaviours = List.of(
                (_, _, _) -> Thread.sleep(Duration.ofMinutes(5)),
                (_, out, err) -> flood(out, err),
                (_, out, err) -> flood(err, out),
                MisbehavingServerTest::repeat);

        assertThat(behaviours.stream().map(each -> CompletableFuture.supplyAsync(() -> fails(each), Thread::startVirtualThread))
                        .toList().stream().map(CompletableFuture::join))
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("no answer for 20 s"));
    }

    @Test
    void oneThatSpeaksGarbageAndGoesIsQuotedHarmlessly() throws Exception {
        byte[] garbage = new byte[200_000];
        new Random(6).nextBytes(garbage);
        NodeException failure = fails((_, out, err) -> {
            out.write(garbage);
            err.write(garbage);
            out.flush();
            err.flush();
        });
        assertThat(failure.getMessage().chars()).noneMatch(Character::isISOControl);
        assertThat(failure).hasMessageContaining("gives no shell");
    }

    /** A true sh whose answers end in the middle. */
    @Test
    void oneThatClosesInTheMiddleOfAFrameIsLost() throws Exception {
        try (OddServer server = OddServer.that((in, out, err) -> sh(in, out, err, 100_000))) {
            Node node = server.open(folder);
            CompletableFuture<NodeException> told = new CompletableFuture<>();
            node.whenLost(told::complete);
            assertThat(node.run(Command.asUser("head -c 50000 /dev/zero")).out()).hasSize(50_000);

            NodeException failure = catchThrowableOfType(NodeException.class,
                    () -> node.run(Command.asUser("head -c 200000 /dev/zero")));

            assertThat(failure).hasMessage("127.0.0.1: the connection was lost; connect again");
            assertThat(told.get(5, TimeUnit.SECONDS)).hasMessage(failure.getMessage());
        }
    }

    private static void sh(InputStream in, OutputStream out, OutputStream err, int most)
            throws IOException, InterruptedException {
        // A process group of its own, as sshd gives it: what watches the sh ends its whole group, minutes later.
        Process sh = new ProcessBuilder("setsid", "sh").start();
        Thread input = Thread.ofVirtual().start(() -> pass(in, sh.getOutputStream(), Integer.MAX_VALUE));
        Thread errors = Thread.ofVirtual().start(() -> pass(sh.getErrorStream(), err, Integer.MAX_VALUE));
        try {
            pass(sh.getInputStream(), out, most);
        } finally {
            Stream.concat(Stream.of(sh.toHandle()), sh.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
            errors.join();
            input.interrupt();
        }
    }

    private static void pass(InputStream from, OutputStream to, int most) {
        byte[] block = new byte[4096];
        int left = most;
        try {
            for (int length = from.read(block); length >= 0 && left > 0; length = from.read(block)) {
                to.write(block, 0, Math.min(length, left));
                to.flush();
                left -= length;
            }
        } catch (IOException e) {
            // One of them has ended.
        }
    }

    /** Each read gets something in time, and never what is waited for. */
    @Test
    void oneThatTalksForEverBeforeItSaysWhoItIsIsGivenUp() throws Exception {
        try (ServerSocket talker = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = talker.accept()) {
                    forEver(client.getOutputStream(), "wait a moment\r\n".getBytes());
                } catch (IOException | InterruptedException e) {
                    // Given up.
                }
            });
            NodeException failure = catchThrowableOfType(NodeException.class,
                    () -> OddServer.open(talker.getLocalPort(), folder, "ConnectTimeout=1").close());

            assertThat(failure).hasMessageContaining("did not answer within 1 s");
        }
    }
}
