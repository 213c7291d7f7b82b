package nsmirror.node;

import static nsmirror.node.NodeException.Reason.UNREADABLE;
import static nsmirror.node.NodeException.Reason.USAGE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.text.Shown;

/**
 * Finds out how a node is reached. Where the OpenSSH client is installed it is asked ({@code ssh -G}), so that aliases,
 * Match, Include and defaults mean what they mean to ssh; elsewhere a plain reader refuses what it does not understand.
 */
final class SshConfig {
    private static final int MOST_HOPS = 8;

    private final Path home;
    private final Map<String, String> environment;
    private final Optional<SshClient> ssh;

    /**
     * @param home the person's home, where .ssh is
     * @param environment for PATH, where the ssh client is looked for, and SSH_AUTH_SOCK
     */
    SshConfig(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.ssh = SshClient.find(environment);
    }

    /** One server on the way, as it was asked for and as it is reached. */
    private record Server(Target.Ssh target, Map<String, List<String>> values, SshSettings settings) {}

    /** The servers to go through, the node last. */
    List<SshSettings> route(Target.Ssh target, SshOptions options) throws NodeException {
        return servers(target, options).stream().map(Server::settings).toList();
    }

    /** Every setting of every server on the way, and who said so. */
    EffectiveSettings effective(Target.Ssh target, SshOptions options) throws NodeException {
        List<SshSetting> rows = new ArrayList<>();
        for (Server server : servers(target, options)) {
            Map<String, List<String>> defaults = ssh.isPresent() ? ssh.get().defaults(server.target()) : Map.of();
            rows.addAll(SettingsTable.of(server.settings().shown(), server.values(), defaults));
        }
        return new EffectiveSettings(ssh.map(SshClient::program), rows);
    }

    private List<Server> servers(Target.Ssh target, SshOptions options) throws NodeException {
        for (Path identity : options.identities()) {
            if (!Files.isRegularFile(identity)) {
                throw new NodeException(USAGE, "-i " + Shown.line(identity.toString()) + ": there is no such key file");
            }
        }
        List<Server> servers = new ArrayList<>();
        follow(target, options, servers, 0);
        return servers;
    }

    private void follow(Target.Ssh target, SshOptions options, List<Server> servers, int depth) throws NodeException {
        Server server = server(target, options);
        List<Target.Ssh> jumps = jumps(server.settings());
        if (depth + jumps.size() > MOST_HOPS) {
            throw new NodeException(
                    UNREADABLE,
                    server.settings().shown() + ": more than " + MOST_HOPS + " jumps on the way; check ProxyJump");
        }
        // As ssh does it: a jump host has its own settings and none of the node's but where known hosts are, and its
        // own way counts only for the first, which nothing else leads to.
        SshOptions own = new SshOptions(
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                options.configFile(),
                List.of(),
                options.knownHosts(),
                options.sudo());
        SshOptions led = own.withJump("none");
        for (Target.Ssh jump : jumps) {
            follow(jump, jump == jumps.getFirst() ? own : led, servers, depth + jumps.size());
        }
        servers.add(server);
    }

    private static List<Target.Ssh> jumps(SshSettings settings) throws NodeException {
        List<Target.Ssh> jumps = new ArrayList<>();
        for (String jump : settings.way().jump().map(text -> text.split(",")).orElse(new String[0])) {
            String text = jump.startsWith("ssh://") ? jump : "ssh://" + jump;
            if (!(Target.parse(text) instanceof Target.Ssh ssh)) {
                throw new NodeException(USAGE, settings.shown() + ": no jump host: " + Shown.line(jump));
            }
            jumps.add(ssh);
        }
        return jumps;
    }

    private Server server(Target.Ssh target, SshOptions options) throws NodeException {
        Map<String, List<String>> values =
                ssh.isPresent() ? ssh.get().settings(target, options) : plain(target, options);
        options.knownHosts().ifPresent(file -> {
            values.put("userknownhostsfile", List.of(file.toAbsolutePath().toString()));
            values.remove("globalknownhostsfile");
        });
        return new Server(target, values, SshSettingsReader.read(target.host(), values, home, environment));
    }

    /** What is given counts before the person's file, and that before the system's. */
    private Map<String, List<String>> plain(Target.Ssh target, SshOptions options) throws NodeException {
        PlainConfig config = new PlainConfig(target.host());
        for (String option : options.options()) {
            config.option(option);
        }
        options.identities().forEach(file -> config.set("identityfile", file.toString()));
        options.jump().ifPresent(jump -> config.set("proxyjump", jump));
        options.port(target).ifPresent(port -> config.set("port", Integer.toString(port)));
        target.user().or(options::user).ifPresent(user -> config.set("user", user));
        if (options.configFile().isPresent()) {
            if (!options.configFile().get().toString().equals("none")) {
                config.file(options.configFile().get());
            }
        } else {
            config.file(home.resolve(".ssh/config"));
            config.file(systemFolder(environment).resolve("ssh_config"));
        }
        Map<String, List<String>> values = config.values();
        // As ssh does, so that names in known_hosts are the same.
        values.putIfAbsent("hostname", List.of(target.host().toLowerCase(Locale.ROOT)));
        values.putIfAbsent("identityfile", List.of("~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ed25519"));
        values.putIfAbsent("globalknownhostsfile", List.of(systemFolder(environment).resolve("ssh_known_hosts").toString()));
        return values;
    }

    /** Where the system's own settings and known hosts are. */
    static Path systemFolder(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("PROGRAMDATA")).map(data -> Path.of(data, "ssh"))
                .orElse(Path.of("/etc/ssh"));
    }
}
