package nsmirror.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** OpenSSH's own agent, for one test. */
record Agent(Process process, Path socket) implements AutoCloseable {
    static Agent start(Path socket) throws IOException {
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.is("the agent listens", () -> Files.exists(socket));
        return new Agent(agent, socket);
    }

    void add(Path key) {
        SshTrial.tool("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
    }

    void forget() {
        SshTrial.tool("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", "-D");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
