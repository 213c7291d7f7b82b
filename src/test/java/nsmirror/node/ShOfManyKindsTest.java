package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol with every sh that is installed here: its text has to mean the same to all of them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShOfManyKindsTest {
    private static final Heartbeat QUICK = new Heartbeat(1, 4);

    /** A real sh in a session of its own; what is written to it after the cut goes nowhere, and its input stays open. */
    private static final class CutOff implements Transport {
        private final Process process;
        private volatile boolean cut;

        CutOff(String sh) throws IOException {
            List<String> words = Stream.concat(Stream.of("setsid"), Stream.of(sh.split(" "))).toList();
            process = new ProcessBuilder(words).start();
        }

        @Override
        public void start(Sink out, Sink err) {
            pump(process.getInputStream(), out);
            pump(process.getErrorStream(), err);
        }

        private static void pump(InputStream from, Sink to) {
            Thread.ofVirtual().start(() -> {
                byte[] block = new byte[4096];
                try (from) {
                    for (int length = from.read(block); length >= 0; length = from.read(block)) {
                        to.accept(block, 0, length);
                    }
                } catch (IOException e) {
                    // The end.
                } finally {
                    to.end();
                }
            });
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (!cut) {
                process.getOutputStream().write(bytes);
                process.getOutputStream().flush();
            }
        }

        @Override
        public void close() {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It had ended before.
            }
        }

        /** Processes of the session, by the sixth field of their stat; none of them has a blank in its name. */
        long processes() {
            try (Stream<Path> all = Files.list(Path.of("/proc"))) {
                return all.filter(path -> path.getFileName().toString().matches("\\d+")).filter(this::ofSession).count();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private boolean ofSession(Path of) {
            try {
                String[] fields = Files.readString(of.resolve("stat")).split(" ");
                return fields.length > 5 && fields[5].equals(Long.toString(process.pid())) && !fields[2].equals("Z");
            } catch (IOException e) {
                return false;
            }
        }
    }

    private static CutOff transport(String sh) throws IOException {
        assumeTrue(installed(sh), sh + " or setsid is not installed on this computer");
        return new CutOff(sh);
    }

    private static boolean installed(String sh) {
        return Stream.of("setsid", sh.split(" ")[0]).allMatch(program -> Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    private static FramedShell shell(Transport transport) throws NodeException {
        FramedShell shell = new FramedShell(transport, "node1");
        shell.start();
        Greeting.of(shell);
        return shell;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "mksh", "busybox sh"})
    void outputsAndStatusesComeApart(String sh) throws Exception {
        CutOff transport = transport(sh);
        try (FramedShell shell = shell(transport)) {
            List<Answer> answers = shell.run(List.of(
                    Command.asUser("printf 'a\\n\\nb'; echo c >&2; exit 3"),
                    Command.asUser("(sleep 60 & echo d)"),
                    Command.asUser("kill -9 $$"),
                    Command.asUser("cat; echo e")));

            assertThat(answers).extracting(Answer::text).containsExactly("a\n\nb", "d\n", "", "e\n");
            assertThat(answers).extracting(Answer::exit).containsExactly(3, 0, 137, 0);
            assertThat(answers.getFirst().errorText()).isEqualTo("c\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "mksh", "busybox sh"})
    void theEndOfItsInputEndsEverything(String sh) throws Exception {
        CutOff transport = transport(sh);
        FramedShell shell = shell(transport);
        shell.watchBy(QUICK);
        CompletableFuture<NodeException> call = waiting(shell);
        Eventually.is("the command runs", () -> transport.processes() >= 4);

        shell.close();

        assertThat(call.join().reason()).isEqualTo(Reason.CANCELLED);
        Eventually.is("the session is empty", () -> transport.processes() == 0);
    }

    /** All of them at once, for it takes the seconds the watch counts. */
    @Test
    void eachEndsWhenItIsCutOffAndNotBefore() {
        Stream.of("dash", "bash", "mksh", "busybox sh")
                .filter(ShOfManyKindsTest::installed)
                .map(sh -> CompletableFuture.runAsync(() -> livesUntilItIsCutOff(sh), ShOfManyKindsTest::onAThread))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void livesUntilItIsCutOff(String sh) {
        try {
            CutOff transport = new CutOff(sh);
            FramedShell shell = shell(transport);
            shell.watchBy(QUICK);
            Answer late = shell.run(List.of(Command.asUser("sleep " + (QUICK.pause() * QUICK.most() + 3) + "; echo alive")))
                    .getFirst();
            assertThat(late.text()).as(sh).isEqualTo("alive\n");
            CompletableFuture<NodeException> call = waiting(shell);
            Eventually.is(sh + " runs the command", () -> transport.processes() >= 4);

            transport.cut = true;

            Eventually.is(sh + " has left nothing", () -> transport.processes() == 0);
            assertThat(call.join().reason()).isEqualTo(Reason.UNREADABLE);
        } catch (IOException | NodeException e) {
            throw new AssertionError(sh, e);
        }
    }

    private static void onAThread(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private static CompletableFuture<NodeException> waiting(FramedShell shell) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(
                        NodeException.class, () -> shell.run(List.of(Command.asUser("sleep 59 | sleep 58")))),
                ShOfManyKindsTest::onAThread);
    }
}
