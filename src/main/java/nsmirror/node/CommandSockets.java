package nsmirror.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nsmirror.text.Shown;

/**
 * A "socket" that is a program of the person's own configuration (ProxyCommand): what it reads and writes is the
 * connection. It is started as ssh does, by the person's shell, and ends with the connection.
 */
final class CommandSockets extends HopSockets {
    private static final Logger LOG = System.getLogger(CommandSockets.class.getName());
    private static final int BLOCK = 32 << 10;
    private static final int MOST_SAID = 4096;
    private static final long MILLIS_TO_SPEAK = 500;
    private static final long SECONDS_TO_END = 1;

    private final String command;
    private final BoundedBytes said = new BoundedBytes(MOST_SAID);
    private Optional<Thread> listening = Optional.empty();

    CommandSockets(String server, String command, Progress progress) {
        super(server, progress);
        this.command = command;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        connecting();
        Process process = new ProcessBuilder(words()).start();
        Wire wire = new Wire();
        start("out", () -> pump(process.getInputStream(), wire.in()));
        listening = Optional.of(start("err", () -> listen(process.getErrorStream())));
        return held(new CommandSocket(process, wire));
    }

    private List<String> words() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return List.of("cmd.exe", "/c", command);
        }
        String shell = System.getenv("SHELL");
        return List.of(shell == null || shell.isEmpty() ? "/bin/sh" : shell, "-c", "exec " + command);
    }

    private static Thread start(String name, Runnable task) {
        return Thread.ofPlatform().daemon().name("nsmirror ProxyCommand " + name).start(task);
    }

    private static void pump(InputStream from, OutputStream to) {
        byte[] block = new byte[BLOCK];
        try (from; to) {
            for (int length = from.read(block); length >= 0; length = from.read(block)) {
                to.write(block, 0, length);
            }
        } catch (IOException e) {
            // One of them was closed: the end, as if it had been said.
        }
    }

    private void listen(InputStream from) {
        byte[] block = new byte[BLOCK];
        try (from) {
            for (int length = from.read(block); length >= 0; length = from.read(block)) {
                synchronized (said) {
                    said.add(block, 0, length);
                }
            }
        } catch (IOException e) {
            // Closed with the connection.
        }
        text().lines().forEach(line -> LOG.log(Level.DEBUG, "ProxyCommand: " + Shown.line(line)));
    }

    private String text() {
        synchronized (said) {
            return new String(said.bytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    Optional<String> lastWords() {
        listening.ifPresent(thread -> {
            try {
                thread.join(MILLIS_TO_SPEAK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return text().lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((one, last) -> last)
                .map(Shown::line);
    }

    private static final class CommandSocket extends WireSocket {
        private final Process process;

        CommandSocket(Process process, Wire wire) {
            super(wire, process.getOutputStream());
            this.process = process;
        }

        @Override
        public void close() {
            super.close();
            // All of them: a shell that did not understand exec is the program's parent still.
            List<ProcessHandle> all = process.descendants().toList();
            process.destroy();
            all.forEach(ProcessHandle::destroy);
            process.onExit().completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS).thenRun(() -> {
                process.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
            });
        }
    }
}
