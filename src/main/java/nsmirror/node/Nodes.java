package nsmirror.node;

import static nsmirror.node.NodeException.Reason.UNREADABLE;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nsmirror.node.ShellNode.Opening;
import nsmirror.text.Shown;

/** Opens nodes: the one way in for the other rooms. */
public final class Nodes {
    private final URL sample;

    /** @param sample the recording that ships with the program, or null in a build that holds none */
    public Nodes(URL sample) {
        this.sample = sample;
    }

    /**
     * Connects. Waits for the network, the node and the person; interrupting the thread gives up.
     *
     * @param options for a node by SSH; {@code sudo} counts for this computer too
     * @throws NodeException USAGE, REFUSED (host key, login), UNREADABLE or CANCELLED, with its one line
     */
    public Node open(Target target, SshOptions options, Prompts prompts, Progress progress) throws NodeException {
        long begun = System.nanoTime();
        return switch (target) {
            case Target.Local local -> ShellNode.open(new LocalTransport(),
                    new Opening(local, options.sudo(), Optional.empty(), prompts, progress, begun));
            case Target.Sample _ -> sample();
            case Target.RecordingFile(var file) -> RecordedNode.open(file);
            case Target.Ssh ssh -> overSsh(ssh, options, prompts, progress, begun);
        };
    }

    /**
     * How a node would be reached, without connecting. Reads files and may start programs, so away from the window's thread.
     *
     * @throws NodeException if the settings lead nowhere
     */
    public EffectiveSettings settings(Target target, SshOptions options) throws NodeException {
        return target instanceof Target.Ssh ssh
                ? config().effective(ssh, options)
                : new EffectiveSettings(Optional.empty(), List.of());
    }

    /** Nodes a person may mean, out of their SSH configuration; reads files, so away from the window's thread. */
    public KnownNames names(SshOptions options) {
        return new KnownNamesReader(home()).read(options, SshConfig.systemFolder(System.getenv()));
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    private static SshConfig config() {
        return new SshConfig(home(), System.getenv());
    }

    private static Node overSsh(
            Target.Ssh target, SshOptions options, Prompts prompts, Progress progress, long begun)
            throws NodeException {
        progress.step("reading the SSH settings");
        Connecting connecting = new Connecting(Shown.line(target.text()), prompts, progress);
        Transport transport =
                new SshTransport(config().route(target, options), connecting.prompts(), connecting.progress());
        return connecting.run(
                () -> ShellNode.open(transport, new Opening(target, options.sudo(), Optional.of(Heartbeat.USUAL),
                        connecting.prompts(), connecting.progress(), begun)),
                transport::close);
    }

    private Node sample() throws NodeException {
        if (sample == null) {
            throw new NodeException(UNREADABLE, "sample: this build holds none; name a recording or a node");
        }
        try (InputStream stream = sample.openStream()) {
            return RecordedNode.open("sample", "sample", RecordingSource.memory(stream.readAllBytes()));
        } catch (IOException e) {
            throw new NodeException(UNREADABLE, "sample: could not be read; install nsmirror again", e);
        }
    }
}
