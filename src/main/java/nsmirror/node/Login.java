package nsmirror.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who reads the node, and how.
 *
 * @param target the node as it was asked for, for titles and messages
 * @param user the user the login gave; the node's word, so hostile text
 * @param root whether commands that need root get it
 * @param whyNotRoot why they do not, in one line with what would help
 * @param rootTools the tools that get it all the same, where root's sh is not to be had
 * @param connecting how long it took until the first command could run
 * @param reader PID of the sh that runs the commands, as the node's /proc counts; the node's word, empty where it gives
 *     none
 */
public record Login(
        String target,
        String user,
        boolean root,
        Optional<String> whyNotRoot,
        List<String> rootTools,
        Duration connecting,
        Optional<Integer> reader) {
    public Login {
        rootTools = List.copyOf(rootTools);
    }

    /** One with root for everything, or for nothing; by an sh whose PID is not known. */
    public Login(String target, String user, boolean root, Optional<String> whyNotRoot, Duration connecting) {
        this(target, user, root, whyNotRoot, List.of(), connecting, Optional.empty());
    }
}
