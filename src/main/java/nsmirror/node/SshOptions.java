package nsmirror.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to reach a node, beside its name; the letters are OpenSSH's.
 *
 * @param port {@code -p}
 * @param identities {@code -i}, in the order to try
 * @param user {@code -l}; a user in the target wins
 * @param jump {@code -J}: {@code [user@]host[:port],…}
 * @param configFile {@code -F} instead of ~/.ssh/config
 * @param options {@code -o}, each {@code Key=Value}
 * @param knownHosts the file host keys are looked up in and added to, instead of the configured ones
 * @param sudo whether root is asked for
 */
public record SshOptions(
        OptionalInt port,
        List<Path> identities,
        Optional<String> user,
        Optional<String> jump,
        Optional<Path> configFile,
        List<String> options,
        Optional<Path> knownHosts,
        Sudo sudo) {
    /** Whether root is asked for on the node. */
    public enum Sudo {
        /** By {@code sudo -n}, if the login is not root already. */
        AUTO,
        /** Never: as the login user only. */
        NEVER
    }

    public SshOptions {
        identities = List.copyOf(identities);
        options = List.copyOf(options);
    }

    /** Nothing said. */
    public static SshOptions none() {
        return new SshOptions(
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Sudo.AUTO);
    }

    /** The same with another answer to whether root is asked for. */
    public SshOptions withSudo(Sudo other) {
        return new SshOptions(port, identities, user, jump, configFile, options, knownHosts, other);
    }

    /** The port that counts: the one in the target, else this. */
    OptionalInt port(Target.Ssh target) {
        return target.port().isPresent() ? target.port() : port;
    }

    /** The same by another way. */
    SshOptions withJump(String other) {
        return new SshOptions(
                port, identities, user, Optional.of(other), configFile, options, knownHosts, sudo);
    }
}
