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
 * @param identities key files in the order to try, whether they exist or not
 * @param identitiesOnly whether the agent may offer those keys alone
 * @param agent the agent's socket
 * @param knownHosts the person's known_hosts files, at least one; the first is added to
 * @param globalKnownHosts the system's
 * @param hostKeyAlias the name the host key is known under instead of the host's
 * @param hashKnownHosts whether names are hashed in lines that are added
 * @param methods ways to log in, in the order to try
 * @param jump the way there, {@code [user@]host[:port],…}
 * @param patience how long to wait for the server while connecting
 * @param alive how often a silent server is asked whether it lives
 */
record SshSettings(
        String shown,
        String host,
        int port,
        String user,
        List<Path> identities,
        boolean identitiesOnly,
        Optional<Path> agent,
        List<Path> knownHosts,
        List<Path> globalKnownHosts,
        Optional<String> hostKeyAlias,
        boolean hashKnownHosts,
        Strict strict,
        List<String> methods,
        Optional<String> jump,
        Duration patience,
        Duration alive) {
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

    /** The name its host key is known under. */
    String knownAs() {
        return hostKeyAlias.orElse(port == 22 ? host : "[" + host + "]:" + port);
    }
}
