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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsmirror.text.Shown;

/** OpenSSH's client on this computer, asked what its configuration says of a server: {@code ssh -G}. */
record SshClient(Path program) {
    private static final long SECONDS_TO_ANSWER = 10;

    /** The one a person would get by typing ssh. */
    static Optional<SshClient> find(Map<String, String> environment) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, "ssh"), Path.of(folder, "ssh.exe")))
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(SshClient::new);
    }

    /** The settings of a server: keywords in lower case, each with its values in order. */
    Map<String, List<String>> settings(Target.Ssh target, SshOptions options) throws NodeException {
        List<String> words = new ArrayList<>(List.of(program.toString(), "-G", "-T"));
        options.configFile().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
        options.options().forEach(option -> words.addAll(List.of("-o", option)));
        options.identities().forEach(file -> words.addAll(List.of("-i", file.toString())));
        options.jump().ifPresent(jump -> words.addAll(List.of("-o", "ProxyJump=" + jump)));
        options.port(target).ifPresent(port -> words.addAll(List.of("-p", Integer.toString(port))));
        target.user().or(options::user).ifPresent(user -> words.addAll(List.of("-l", user)));
        words.addAll(List.of("--", target.host()));
        return SshSettingsReader.printed(output(words, target));
    }

    /** What holds for a server where nothing is configured. */
    Map<String, List<String>> defaults(Target.Ssh target) throws NodeException {
        return SshSettingsReader.printed(
                output(List.of(program.toString(), "-G", "-T", "-F", "none", "--", target.host()), target));
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
}
