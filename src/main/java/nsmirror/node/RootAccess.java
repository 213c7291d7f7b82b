package nsmirror.node;

import static java.util.Optional.empty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nsmirror.text.Shown;

/**
 * Gets a login root, by the first way that is open to it: sudo without a password, on a terminal if it insists on one;
 * doas, where there is no sudo; the tools sudoers names, if those show all namespaces; sudo with a password, if a person
 * has one. Exit statuses decide, since every sudo words its refusals in its own way.
 */
final class RootAccess {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** One sudo for the whole connection: one line in its log. */
    private static final String SUDO = SystemPath.marked("sudo -n " + SystemPath.SH);
    private static final String DOAS = SystemPath.marked("doas -n " + SystemPath.SH);

    /**
     * What came of it.
     *
     * @param shell the sh to go on with
     * @param tools those that are run as root where the sh is not root's
     * @param whyNotRoot why it is not, in one line with what would help
     */
    record Gained(FramedShell shell, NamedTools tools, Optional<String> whyNotRoot) {}

    /** Starts an sh in the place of one that has ended, and greets it. */
    @FunctionalInterface
    interface FreshShell {
        FramedShell start() throws NodeException;
    }

    private final Greeting login;
    private final String host;
    private final String user;
    private final FreshShell fresh;
    private final Optional<Heartbeat> heartbeat;
    private final Prompts prompts;
    private final Progress progress;

    /**
     * @param login what the sh of the login answered
     * @param host the node, safe to show
     * @param heartbeat for the sh that waits while a person thinks
     */
    RootAccess(
            Greeting login,
            String host,
            FreshShell fresh,
            Optional<Heartbeat> heartbeat,
            Prompts prompts,
            Progress progress) {
        this.login = login;
        this.host = host;
        this.user = Shown.line(login.user());
        this.fresh = fresh;
        this.heartbeat = heartbeat;
        this.prompts = prompts;
        this.progress = progress;
    }

    Gained gain(FramedShell shell) throws NodeException {
        if (login.has("sudo")) {
            progress.step("asking sudo for root");
            return bySudo(shell);
        }
        if (login.has("doas")) {
            progress.step("asking doas for root");
            return byDoas(shell);
        }
        return without(shell, "there is neither sudo nor doas for " + user + ": log in as root");
    }

    private Gained bySudo(FramedShell shell) throws NodeException {
        Answer refused = shell.handOver(Command.asUser(SUDO).within(LIMIT));
        if (refused.ok()) {
            return checked(shell, "sudo");
        }
        // Only asked for where it is said to help: every refusal leaves a line in the node's log.
        boolean onTerminal = refused.errorText().contains("must have a tty");
        if (onTerminal) {
            if (!login.has("script")) {
                return without(shell, "sudo wants a terminal (requiretty) and there is no script to make one: allow it "
                        + "with Defaults:" + user + " !requiretty in sudoers, or log in as root");
            }
            refused = shell.handOver(Command.asUser(Terminal.around(SUDO)).within(LIMIT));
            if (refused.ok()) {
                return checked(shell, "sudo");
            }
        }
        NamedTools tools = onTerminal ? NamedTools.NONE : NamedTools.of(shell.run(List.of(NamedTools.PROBE)).getFirst());
        if (tools.showNamespaces()) {
            return named(shell, tools);
        }
        return byPassword(shell, onTerminal, tools, refused.errorText());
    }

    private Gained named(FramedShell shell, NamedTools tools) {
        return new Gained(shell, tools, Optional.of("sudo allows " + user + " only "
                + String.join(", ", tools.names()) + " as root: allow sh with NOPASSWD in sudoers, or log in as root"));
    }

    private Gained byPassword(FramedShell shell, boolean onTerminal, NamedTools tools, String refusal)
            throws NodeException {
        String question = "sudo password of " + user + " on " + host + " (leave empty to go on without root)";
        Optional<char[]> password = askFirst(shell, question);
        if (password.isEmpty()) {
            return tools.names().isEmpty()
                    ? without(shell, "sudo -n refused " + user + " (" + firstLine(refusal)
                            + "): give the password, allow it with NOPASSWD in sudoers, or log in as root")
                    : named(shell, tools);
        }
        progress.step("giving sudo the password");
        Optional<String> failed = shell.become(new PasswordProgram(
                onTerminal, password.get(), () -> ask("That was not accepted. " + question)));
        if (failed.isEmpty()) {
            return checked(shell, "sudo");
        }
        FramedShell another = fresh.start();
        return tools.names().isEmpty()
                ? without(another, "sudo refused " + user + " (" + lastLine(failed.get())
                        + "): give the right password, allow it in sudoers, or log in as root")
                : named(another, tools);
    }

    /** A person may take long, and the cable be cut meanwhile. */
    private Optional<char[]> askFirst(FramedShell shell, String question) throws NodeException {
        if (heartbeat.isEmpty()) {
            return ask(question);
        }
        shell.watchBy(heartbeat.get());
        try {
            return ask(question);
        } finally {
            shell.unwatch();
        }
    }

    private Optional<char[]> ask(String question) {
        return prompts.secret(question).filter(password -> password.length > 0);
    }

    private Gained byDoas(FramedShell shell) throws NodeException {
        Answer answer = shell.handOver(Command.asUser(DOAS).within(LIMIT));
        return answer.ok()
                ? checked(shell, "doas")
                : without(shell, "doas -n refused " + user + " (" + firstLine(answer.errorText())
                        + "): allow it with permit nopass in doas.conf, or log in as root");
    }

    private Gained checked(FramedShell shell, String by) throws NodeException {
        return Greeting.of(shell).root()
                ? new Gained(shell, NamedTools.NONE, empty())
                : without(shell, by + " gave " + user + " another user's rights than root's: log in as root");
    }

    private static Gained without(FramedShell shell, String why) {
        return new Gained(shell, NamedTools.NONE, Optional.of(why));
    }

    private static String firstLine(String said) {
        return Shown.line(said.strip().lines().findFirst().orElse(""));
    }

    private static String lastLine(String said) {
        return Shown.line(said.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((one, last) -> last)
                .orElse("without a word"));
    }
}
