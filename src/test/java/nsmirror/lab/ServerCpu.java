package nsmirror.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The CPU time a machine's SSH server and everything started through it uses, as the kernel counts it for a cgroup v2:
 * to the microsecond, with what has ended. See {@code cpu.stat} in the kernel's Documentation/admin-guide/cgroup-v2.rst.
 */
public final class ServerCpu implements AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    private final Path cgroup;
    private final int server;

    private ServerCpu(Path cgroup, int server) {
        this.cgroup = cgroup;
        this.server = server;
    }

    /** From now on counts for that machine. */
    public static ServerCpu of(Machine machine) throws IOException {
        SeenProcess server = machine.processes().stream()
                .filter(each -> each.comm().equals("sshd") && each.ppid() == 1)
                .findFirst().orElseThrow();
        Path cgroup = Files.createTempDirectory(cgroups(), "nsmirror-cost");
        ServerCpu cpu = new ServerCpu(cgroup, server.outerPid());
        cpu.moveServerTo(cgroup);
        return cpu;
    }

    private static Path cgroups() throws IOException {
        try (var mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            return mounts.map(line -> line.split(" "))
                    .filter(fields -> fields[2].equals("cgroup2"))
                    .map(fields -> Path.of(fields[1]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("CPU time is counted by a cgroup v2, and none is mounted here"));
        }
    }

    private void moveServerTo(Path to) throws IOException {
        Files.writeString(to.resolve("cgroup.procs"), Integer.toString(server));
    }

    /** Microseconds so far, user and system. */
    public long micros() {
        return lines("cpu.stat").stream()
                .filter(line -> line.startsWith("usage_usec "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .findFirst().orElseThrow();
    }

    /** How many processes it counts for. */
    public int processes() {
        return lines("cgroup.procs").size();
    }

    /** Waits until it counts for no more than that many, then tells the microseconds so far. */
    public long microsOnceDownTo(int most) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        while (processes() > most) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("more than " + most + " processes stay behind on the machine");
            }
            Thread.sleep(5);
        }
        return micros();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(cgroup.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the server where it was before. */
    @Override
    public void close() throws IOException {
        moveServerTo(cgroup.getParent());
        try {
            microsOnceDownTo(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.delete(cgroup);
    }
}
