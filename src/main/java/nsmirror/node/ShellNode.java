package nsmirror.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    static final String START = "exec env -i HOME=\"$HOME\" PATH=\"$PATH\" sh";

    /** One sudo for the whole connection: one line in its log. */
    private static final Command BECOME_ROOT = Command.asUser("sudo -n sh").within(Duration.ofSeconds(10));

    /** Who the sh runs as, and what it has to hold commands to their limits. */
    private static final Command HELLO = Command.asUser("id -u; id -un || id -u; " + Limiter.PROBE)
            .within(Duration.ofSeconds(10));

    private static final int COMMAND_NOT_FOUND = 127;

    private final FramedShell shell;
    private final Login login;

    private ShellNode(FramedShell shell, Login login) {
        this.shell = shell;
        this.login = login;
    }

    private record Hello(boolean root, String user) {}

    /**
     * Starts the sh, and becomes root if that is wanted and allowed. Closes the transport if it fails.
     *
     * @param target the node as it was asked for
     * @param begun when connecting began, on the clock of {@link System#nanoTime}
     */
    static ShellNode open(Transport transport, Target target, Sudo sudo, Progress progress, long begun)
            throws NodeException {
        FramedShell shell = new FramedShell(transport, Shown.line(target.text()));
        try {
            shell.start();
            progress.step("starting sh");
            Hello hello = hello(shell);
            Optional<String> whyNotRoot = Optional.empty();
            boolean root = hello.root();
            if (!root) {
                progress.step("asking sudo for root");
                whyNotRoot = becomeRoot(shell, sudo, hello.user());
                root = whyNotRoot.isEmpty();
            }
            Duration connecting = Duration.ofNanos(System.nanoTime() - begun);
            return new ShellNode(shell, new Login(target.text(), hello.user(), root, whyNotRoot, connecting));
        } catch (NodeException | RuntimeException e) {
            shell.close();
            throw e;
        }
    }

    private static Hello hello(FramedShell shell) throws NodeException {
        List<String> lines = shell.run(List.of(HELLO)).getFirst().text().lines().toList();
        shell.limitBy(Limiter.of(Set.copyOf(lines)));
        String user = lines.size() > 1 ? lines.get(1) : "";
        return new Hello(!lines.isEmpty() && lines.getFirst().equals("0"), user);
    }

    /** Becomes root, or says in one line why not and what would help. */
    private static Optional<String> becomeRoot(FramedShell shell, Sudo sudo, String user) throws NodeException {
        String who = Shown.line(user);
        if (sudo == Sudo.NEVER) {
            return Optional.of("sudo was not asked (--sudo=never): leave that out, or log in as root");
        }
        Answer answer = shell.handOver(BECOME_ROOT);
        if (answer.exit() == COMMAND_NOT_FOUND) {
            return Optional.of("there is no sudo for " + who + ": log in as root");
        }
        if (answer.exit() != 0) {
            String said = answer.errorText().strip().lines().findFirst().orElse("");
            return Optional.of("sudo -n refused " + who + " (" + Shown.line(said) + "): allow it with NOPASSWD in "
                    + "sudoers, or log in as root");
        }
        return hello(shell).root()
                ? Optional.empty()
                : Optional.of("sudo gave " + who + " another user's rights than root's: log in as root");
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        return shell.run(commands);
    }

    @Override
    public void close() {
        shell.close();
    }
}
