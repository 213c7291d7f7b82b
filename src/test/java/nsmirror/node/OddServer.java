package nsmirror.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** An SSH server that lets everybody in, and then behaves as a test wants it to. */
final class OddServer implements AutoCloseable {
    /** What it does instead of running what a client wants run; ends when it is interrupted or its client is gone. */
    interface Behaviour {
        void to(InputStream in, OutputStream out, OutputStream err) throws IOException, InterruptedException;
    }

    private final SshServer server = SshServer.setUpDefaultServer();

    private OddServer(Behaviour behaviour) throws IOException {
        server.setHost("127.0.0.1");
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
        keys.setAlgorithm("EC");
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((_, _, _) -> true);
        server.setCommandFactory((_, _) -> new Instead(behaviour));
        server.start();
    }

    static OddServer that(Behaviour behaviour) throws IOException {
        return new OddServer(behaviour);
    }

    /** Logs in on a port of this computer as everybody may, without asking for root. */
    static Node open(int port, Path folder, String... options) throws NodeException {
        SshOptions how = new SshOptions(OptionalInt.of(port), List.of(), Optional.of("student"), Optional.empty(),
                Optional.of(Path.of("none")),
                List.of(concat(options, "StrictHostKeyChecking=accept-new", "PreferredAuthentications=password")),
                Optional.of(folder.resolve("known_hosts." + port)), SshOptions.Sudo.NEVER);
        return new Nodes(null).open(Target.parse("127.0.0.1"), how, Person.knowing("anything"), Progress.none());
    }

    private static String[] concat(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    Node open(Path folder, String... options) throws NodeException {
        return open(server.getPort(), folder, options);
    }

    int sessions() {
        return server.getActiveSessions().size();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** A "command" of the server's library. */
    private static final class Instead implements Command {
        private final Behaviour behaviour;
        private InputStream in;
        private OutputStream out;
        private OutputStream err;
        private ExitCallback exit;
        private Thread thread;

        Instead(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    behaviour.to(in, out, err);
                } catch (IOException | InterruptedException e) {
                    // Its client is gone.
                }
                exit.onExit(0);
            });
        }

        @Override
        public void destroy(ChannelSession channel) {
            thread.interrupt();
        }
    }
}
