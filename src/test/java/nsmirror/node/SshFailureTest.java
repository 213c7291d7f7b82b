package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.SshOptions.Sudo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are none. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshFailureTest {
    private static Node open(String host, int port) throws NodeException {
        SshOptions options = new SshOptions(
                OptionalInt.of(port),
                List.of(),
                Optional.of("student"),
                Optional.empty(),
                Optional.empty(),
                List.of("ConnectTimeout=1"),
                Optional.of(Path.of("/nowhere/known_hosts")),
                Sudo.NEVER);
        return new Nodes(null).open(Target.parse(host), options, Prompts.refusing(), Progress.none());
    }

    private static NodeException refused(String host, int port) {
        NodeException refused = catchThrowableOfType(NodeException.class, () -> open(host, port).close());
        assertThat(refused.getMessage()).hasLineCount(1).startsWith(host + ": ");
        return refused;
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = listening()) {
            NodeException refused = refused("127.0.0.1", silent.getLocalPort());

            assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(refused).hasMessageContaining("did not answer within 1 s");
        }
    }

    @Test
    void aServerOfAnotherKindIsToldApart() throws Exception {
        try (ServerSocket web = listening()) {
            CompletableFuture.runAsync(() -> {
                try (Socket client = web.accept()) {
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            NodeException refused = refused("127.0.0.1", web.getLocalPort());

            assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(refused).hasMessageContaining("check that it is an SSH server");
        }
    }

    @Test
    void aPortWhereNothingListensIsSaid() throws Exception {
        int port;
        try (ServerSocket gone = listening()) {
            port = gone.getLocalPort();
        }
        assertThat(refused("localhost", port)).hasMessageContaining("port " + port + " does not take connections");
    }

    @Test
    void aNameThatIsNoHostIsSaid() {
        assertThat(refused("no-such-host.invalid", 22)).hasMessageContaining("no host no-such-host.invalid");
    }

    @Test
    void connectingIsGivenUpAtOnceWhenItIsInterrupted() throws Exception {
        try (ServerSocket silent = listening()) {
            CompletableFuture<NodeException> failure = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> failure.complete(
                    catchThrowableOfType(NodeException.class, () -> open("127.0.0.1", silent.getLocalPort()))));
            try (Socket connected = silent.accept()) {
                caller.interrupt();

                assertThat(failure.get(5, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
                byte[] greeting = connected.getInputStream().readAllBytes();
                assertThat(new String(greeting, StandardCharsets.US_ASCII)).doesNotContain("student");
            }
        }
    }
}
