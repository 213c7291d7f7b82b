package nsmirror.node;

import static nsmirror.node.NodeException.Reason.UNREADABLE;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nsmirror.text.Shown;

/** An sh on this computer. */
final class LocalTransport implements Transport {
    private static final int BLOCK = 64 << 10;
    private static final long SECONDS_TO_END = 2;

    private Process process;

    @Override
    public void start(Sink out, Sink err) throws NodeException {
        close();
        try {
            process = new ProcessBuilder(words()).start();
        } catch (IOException e) {
            throw new NodeException(
                    UNREADABLE, "local: this computer has no sh to ask: " + Shown.line(e.getMessage()), e);
        }
        pump("local out", process.getInputStream(), out);
        pump("local err", process.getErrorStream(), err);
    }

    /** Without a terminal of its own: neither Ctrl+C there nor sudo's view of the terminal concerns it. */
    private static List<String> words() {
        List<String> sh = List.of("sh", "-c", ShellNode.START);
        boolean setsid = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
        return setsid ? List.of("setsid", "sh", "-c", ShellNode.START) : sh;
    }

    private static void pump(String name, InputStream from, Sink to) {
        Thread.ofPlatform().daemon().name("nsmirror " + name).start(() -> {
            byte[] block = new byte[BLOCK];
            try (from) {
                for (int length = from.read(block); length >= 0; length = from.read(block)) {
                    to.accept(block, 0, length);
                }
            } catch (IOException e) {
                // Closed under the reader: the end, as if it had been said.
            } finally {
                to.end();
            }
        });
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        // On a thread of its own, for it waits while another thread's write is blocked.
        Thread.ofVirtual().start(() -> {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It had ended before.
            }
        });
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
