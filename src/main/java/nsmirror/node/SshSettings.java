package nsmirror.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one server is reached, out of the settings ssh_config(5) names.
 *
 * @param shown the server as it was asked for, for messages
 * @param host a name or an address
 * @param methods ways to log in, in the order to try
 * @param mostPasswords how often a password is asked for
 * @param patience how long to wait for the server while connecting
 */
record SshSettings(
        String shown,
        String host,
        int port,
        String user,
        Way way,
        HostKeys hostKeys,
        Keys keys,
        List<String> methods,
        int mostPasswords,
        Algorithms algorithms,
        Duration patience,
        Alive alive) {
    /**
     * What is connected to, and through what.
     *
     * @param jump servers to go through, {@code [user@]host[:port],…}
     * @param command a program that is the connection, for the person's shell
     * @param family which addresses count
     */
    record Way(Optional<String> jump, Optional<String> command, Family family) {}

    /** Which addresses of a name count. */
    enum Family {
        ANY,
        INET,
        INET6
    }

    /**
     * Keys to log in with.
     *
     * @param files in the order to try, whether they exist or not
     * @param certificates for any of them, beside those next to the files
     * @param only whether the agent may offer those keys alone
     * @param agent the agent's socket, or on Windows its pipe
     */
    record Keys(List<Path> files, List<Path> certificates, boolean only, Optional<String> agent) {
        Keys {
            files = List.copyOf(files);
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * Where host keys are known.
     *
     * @param files the person's known_hosts files, at least one; the first is added to
     * @param global the system's
     * @param revoked a file of keys that are not to be trusted
     * @param alias the name the key is known under instead of the host's
     * @param hash whether names are hashed in lines that are added
     */
    record HostKeys(
            List<Path> files, List<Path> global, Optional<Path> revoked, Optional<String> alias, boolean hash,
            Strict strict) {
        HostKeys {
            files = List.copyOf(files);
            global = List.copyOf(global);
        }
    }

    /**
     * How a silent server is found to be lost.
     *
     * @param pause how long it may be silent before it is asked
     * @param most how many questions in a row it may leave unanswered
     */
    record Alive(Duration pause, int most) {}

    /** What happens to an unknown host key. */
    enum Strict {
        /** It is refused. */
        YES,
        /** A person is asked. */
        ASK,
        /** A person is asked although the settings say not to check host keys at all. */
        ASK_DESPITE_NO,
        /** It is written down and trusted. */
        ACCEPT_NEW
    }

    SshSettings {
        methods = List.copyOf(methods);
    }

    /** The name its host key is known under. */
    String knownAs() {
        return hostKeys.alias().orElse(port == 22 ? host : "[" + host + "]:" + port);
    }
}
