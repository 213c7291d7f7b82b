package nsmirror.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nsmirror.node.RootAccess.Gained;
import nsmirror.node.SshOptions.Sudo;
import nsmirror.text.Shown;

/**
 * A machine read through one sh, which is root's where the login gets root.
 *
 * <p>Commands that do not need root run in the same sh as those that do: they answer the same to both, and a second sh
 * would cost another login channel, where a server may allow one.
 */
final class ShellNode implements Node {
    /**
     * What the login runs: sh, with nothing in its environment that changes a tool's output. In single quotes every
     * login shell in use reads it alike.
     */
    static final String START = "exec env -i HOME=\"$HOME\" PATH=\"$PATH\" " + SystemPath.SH;

    private final FramedShell shell;
    private final NamedTools tools;
    private final Login login;

    private ShellNode(Gained gained, Login login) {
        this.shell = gained.shell();
        this.tools = gained.tools();
        this.login = login;
    }

    /**
     * What opening one needs.
     *
     * @param target the node as it was asked for
     * @param heartbeat for a transport that may be cut
     * @param begun when connecting began, on the clock of {@link System#nanoTime}
     */
    record Opening(
            Target target, Sudo sudo, Optional<Heartbeat> heartbeat, Prompts prompts, Progress progress, long begun) {}

    /** Starts the sh, and becomes root if that is wanted and allowed. Closes the transport if it fails. */
    static ShellNode open(Transport transport, Opening how) throws NodeException {
        String host = Shown.line(how.target().text());
        try {
            FramedShell shell = new FramedShell(transport, host);
            shell.start();
            how.progress().step("starting sh");
            Greeting greeting = Greeting.of(shell);
            Gained gained = gained(transport, how, shell, greeting);
            if (how.heartbeat().isPresent()) {
                gained.shell().watchBy(how.heartbeat().get());
            }
            Duration connecting = Duration.ofNanos(System.nanoTime() - how.begun());
            Login login = new Login(how.target().text(), greeting.user(), gained.whyNotRoot().isEmpty(),
                    gained.whyNotRoot(), gained.tools().names(), connecting, gained.shell().pid());
            return new ShellNode(gained, login);
        } catch (NodeException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static Gained gained(Transport transport, Opening how, FramedShell shell, Greeting greeting)
            throws NodeException {
        if (greeting.root()) {
            return new Gained(shell, NamedTools.NONE, Optional.empty());
        }
        if (how.sudo() == Sudo.NEVER) {
            return new Gained(shell, NamedTools.NONE,
                    Optional.of("sudo was not asked (--sudo=never): leave that out, or log in as root"));
        }
        String node = Shown.line(how.target() instanceof Target.Ssh(var _, String host, var _) ? host : how.target().text());
        return new RootAccess(greeting, node, () -> {
            FramedShell another = new FramedShell(transport, Shown.line(how.target().text()));
            another.start();
            Greeting.of(another);
            return another;
        }, how.heartbeat(), how.prompts(), how.progress()).gain(shell);
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        return shell.run(commands.stream().map(tools::with).toList());
    }

    @Override
    public void whenLost(Consumer<NodeException> told) {
        shell.whenLost(told);
    }

    @Override
    public void close() {
        shell.close();
    }
}
