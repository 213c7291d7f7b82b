package nsmirror.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import nsmirror.node.SshOptions;
import picocli.CommandLine.Option;

/**
 * How to reach a node, letters as OpenSSH's.
 *
 * <p>OpenSSH's {@code -o Key=Value} meets {@code -o FILE} of capture and figure: what starts with letters and an equals
 * sign is a setting, anything else the file. A file of such a name is given as {@code ./Key=Value}.
 */
final class NodeOptions {
    private static final Pattern SETTING = Pattern.compile("[A-Za-z]+=.*", Pattern.DOTALL);

    @Option(names = "-p", paramLabel = "PORT", description = "port of the SSH server")
    private Integer port;

    @Option(names = "-i", paramLabel = "FILE", description = "private key; may be repeated")
    private List<Path> identities = List.of();

    @Option(names = "-l", paramLabel = "USER", description = "user to log in as")
    private String user;

    @Option(names = "-J", paramLabel = "HOST,…", description = "hosts to go through")
    private String jump;

    @Option(names = "-F", paramLabel = "CONFIG", description = "ssh client configuration")
    private Path config;

    @Option(names = "-o", paramLabel = "Key=Value", description = "a setting as in ssh_config; may be repeated")
    private List<String> settingsAndFiles = List.of();

    @Option(names = "--known-hosts", paramLabel = "FILE", description = "host keys to check against")
    private Path knownHosts;

    @Option(names = "--sudo", paramLabel = "auto|never", description = "whether root is asked for (default: auto)")
    private String sudo = "auto";

    SshOptions ssh() throws UsageException {
        if (port != null && (port < 1 || port > 65_535)) {
            throw new UsageException("-p takes a port from 1 to 65535, not " + port);
        }
        return new SshOptions(
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                identities,
                Optional.ofNullable(user),
                Optional.ofNullable(jump),
                Optional.ofNullable(config),
                settingsAndFiles.stream().filter(NodeOptions::isSetting).toList(),
                Optional.ofNullable(knownHosts),
                sudo());
    }

    /** The values of {@code -o} that are no setting. */
    List<String> files() {
        return settingsAndFiles.stream().filter(text -> !isSetting(text)).toList();
    }

    /** For a subcommand that writes no file. */
    void refuseFiles() throws UsageException {
        if (!files().isEmpty()) {
            throw new UsageException("-o takes Key=Value, not " + files().getFirst());
        }
    }

    private SshOptions.Sudo sudo() throws UsageException {
        return switch (sudo) {
            case "auto" -> SshOptions.Sudo.AUTO;
            case "never" -> SshOptions.Sudo.NEVER;
            default -> throw new UsageException("--sudo takes auto or never, not " + sudo);
        };
    }

    private static boolean isSetting(String text) {
        return SETTING.matcher(text).matches();
    }
}
