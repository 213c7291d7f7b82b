package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;
import static nsmirror.node.NodeException.Reason.USAGE;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsmirror.text.Shown;

/**
 * Finds out how a node is reached. Where the OpenSSH client is installed it is asked ({@code ssh -G}), so that aliases,
 * Match, Include and defaults mean what they mean to ssh; elsewhere the options alone count.
 */
final class SshConfig {
    private static final int MOST_HOPS = 8;
    private static final long SECONDS_TO_ANSWER = 10;
    /** Keywords understood without ssh there to explain them. */
    private static final List<String> PLAIN = List.of(
            "batchmode", "connecttimeout", "globalknownhostsfile", "hashknownhosts", "hostkeyalias", "hostname",
            "identitiesonly", "identityagent", "identityfile", "kbdinteractiveauthentication", "passwordauthentication",
            "port", "preferredauthentications", "proxycommand", "proxyjump", "pubkeyauthentication",
            "serveraliveinterval", "stricthostkeychecking", "user", "userknownhostsfile");

    private final Path home;
    private final Map<String, String> environment;
    private final Optional<Path> ssh;

    /**
     * @param home the person's home, where .ssh is
     * @param environment for PATH, where the ssh client is looked for, and SSH_AUTH_SOCK
     */
    SshConfig(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.ssh = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, "ssh"), Path.of(folder, "ssh.exe")))
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** The servers to go through, the node last. */
    List<SshSettings> route(Target.Ssh target, SshOptions options) throws NodeException {
        for (Path identity : options.identities()) {
            if (!Files.isRegularFile(identity)) {
                throw new NodeException(USAGE, "-i " + Shown.line(identity.toString()) + ": there is no such key file");
            }
        }
        List<SshSettings> route = new ArrayList<>();
        follow(target, options, route, 0);
        return List.copyOf(route);
    }

    private void follow(Target.Ssh target, SshOptions options, List<SshSettings> route, int depth)
            throws NodeException {
        SshSettings settings = settings(target, options);
        List<Target.Ssh> jumps = jumps(settings);
        if (depth + jumps.size() > MOST_HOPS) {
            throw new NodeException(
                    UNREADABLE, settings.shown() + ": more than " + MOST_HOPS + " jumps on the way; check ProxyJump");
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
            follow(jump, jump == jumps.getFirst() ? own : led, route, depth + jumps.size());
        }
        route.add(settings);
    }

    private static List<Target.Ssh> jumps(SshSettings settings) throws NodeException {
        List<Target.Ssh> jumps = new ArrayList<>();
        for (String jump : settings.jump().map(text -> text.split(",")).orElse(new String[0])) {
            String text = jump.startsWith("ssh://") ? jump : "ssh://" + jump;
            if (!(Target.parse(text) instanceof Target.Ssh ssh)) {
                throw new NodeException(USAGE, settings.shown() + ": no jump host: " + Shown.line(jump));
            }
            jumps.add(ssh);
        }
        return jumps;
    }

    private SshSettings settings(Target.Ssh target, SshOptions options) throws NodeException {
        Map<String, List<String>> values = ssh.isPresent() ? asked(target, options) : plain(target, options);
        options.knownHosts().ifPresent(file -> {
            values.put("userknownhostsfile", List.of(file.toAbsolutePath().toString()));
            values.remove("globalknownhostsfile");
        });
        return SshSettingsReader.read(target.host(), values, home, environment);
    }

    private Map<String, List<String>> asked(Target.Ssh target, SshOptions options) throws NodeException {
        List<String> words = new ArrayList<>(List.of(ssh.orElseThrow().toString(), "-G", "-T"));
        options.configFile().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
        options.options().forEach(option -> words.addAll(List.of("-o", option)));
        options.identities().forEach(file -> words.addAll(List.of("-i", file.toString())));
        options.jump().ifPresent(jump -> words.addAll(List.of("-o", "ProxyJump=" + jump)));
        port(target, options).ifPresent(port -> words.addAll(List.of("-p", Integer.toString(port))));
        target.user().or(options::user).ifPresent(user -> words.addAll(List.of("-l", user)));
        words.addAll(List.of("--", target.host()));
        return SshSettingsReader.printed(output(words, target));
    }

    private static OptionalInt port(Target.Ssh target, SshOptions options) {
        return target.port().isPresent() ? target.port() : options.port();
    }

    /** What ssh prints; a configuration may make it run programs (Match exec), so not for long. */
    private static String output(List<String> words, Target.Ssh target) throws NodeException {
        Process process = null;
        try {
            process = new ProcessBuilder(words).start();
            process.getOutputStream().close();
            CompletableFuture<String> out = reading(process.getInputStream());
            CompletableFuture<String> err = reading(process.getErrorStream());
            if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                throw new NodeException(
                        UNREADABLE, target.text() + ": ssh -G did not answer; check the SSH configuration");
            }
            if (process.exitValue() != 0) {
                String said = Shown.line(err.join().strip().lines().findFirst().orElse(""));
                throw new NodeException(USAGE, target.text() + ": ssh does not take these settings: " + said);
            }
            return out.join();
        } catch (IOException e) {
            throw new NodeException(UNREADABLE, target.text() + ": ssh could not be asked for its settings", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException(CANCELLED, target.text() + ": cancelled", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        return "";
                    }
                },
                Thread::startVirtualThread);
    }

    private Map<String, List<String>> plain(Target.Ssh target, SshOptions options) throws NodeException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String option : options.options()) {
            String[] parts = option.split("[= ]", 2);
            String keyword = parts[0].strip().toLowerCase(Locale.ROOT);
            if (parts.length < 2 || !PLAIN.contains(keyword)) {
                throw new NodeException(
                        USAGE, "-o " + Shown.line(option) + ": not understood; install the ssh client or leave it out");
            }
            values.computeIfAbsent(keyword, _ -> new ArrayList<>()).add(parts[1].strip());
        }
        List<String> keys = new ArrayList<>(options.identities().stream().map(Path::toString).toList());
        keys.addAll(values.getOrDefault("identityfile", List.of()));
        values.put("identityfile", keys.isEmpty() ? List.of("~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa") : keys);
        target.user().or(options::user).ifPresent(user -> values.put("user", List.of(user)));
        port(target, options).ifPresent(port -> values.put("port", List.of(Integer.toString(port))));
        options.jump().ifPresent(jump -> values.put("proxyjump", List.of(jump)));
        if (options.configFile().isPresent()) {
            throw new NodeException(USAGE, "-F needs the ssh client to be installed; install it or leave -F out");
        }
        return values;
    }
}
