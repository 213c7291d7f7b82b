package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nsmirror.probe.RuntimeTools.Daemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom sh asks, run for real: with programs of those names first in its PATH. */
class RuntimeToolsTest {
    @TempDir
    private Path bin;

    private Process daemon;

    @BeforeEach
    void aDaemonRuns() throws IOException {
        daemon = new ProcessBuilder(copy("sleep", "dockerd").toString(), "600").start();
    }

    @AfterEach
    void itEnds() {
        daemon.destroyForcibly();
    }

    private Path copy(String program, String as) throws IOException {
        return Files.copy(Path.of("/usr/bin", program).toRealPath(), bin.resolve(as));
    }

    private Path script(String name) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\necho ran\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String printed(Daemon asked, long pid) throws IOException {
        ProcessBuilder sh = new ProcessBuilder("sh", "-c", asked.commands((int) pid).getFirst().shell());
        sh.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        return new String(sh.redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** echo stands for Docker's client: it tells what it was given. */
    @Test
    void dockerIsAskedWhereItsDaemonRuns() throws IOException {
        copy("echo", "docker");
        assertThat(printed(Daemon.DOCKER, daemon.pid()))
                .isEqualTo("-H unix:///var/run/docker.sock ps --no-trunc --format {{json .}}\n");
    }

    @Test
    void notWhereThatPidRunsAnotherProgram() throws IOException {
        copy("echo", "docker");
        assertThat(printed(Daemon.DOCKER, ProcessHandle.current().pid())).isEmpty();
        assertThat(printed(Daemon.DOCKER, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void notWhereDockerIsAScriptOrALinkToPodman() throws IOException {
        script("docker");
        assertThat(printed(Daemon.DOCKER, daemon.pid())).isEmpty();
        Files.delete(bin.resolve("docker"));
        Files.createSymbolicLink(bin.resolve("docker"), copy("echo", "podman"));
        assertThat(printed(Daemon.DOCKER, daemon.pid())).isEmpty();
    }

    @Test
    void crictlIsAskedOnlyWhereARuntimeRuns() throws IOException {
        script("crictl");
        assertThat(printed(Daemon.CONTAINERD, daemon.pid())).isEmpty();
        Process containerd = new ProcessBuilder(copy("sleep", "containerd").toString(), "600").start();
        try {
            assertThat(printed(Daemon.CONTAINERD, containerd.pid())).isEqualTo("ran\n");
        } finally {
            containerd.destroyForcibly();
        }
    }
}
