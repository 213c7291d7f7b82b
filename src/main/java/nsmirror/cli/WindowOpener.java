package nsmirror.cli;

import java.util.Optional;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;

/** The way from the command line to the window. */
public interface WindowOpener {
    /**
     * Opens the window on that node, or on its start page, and waits until it is closed.
     *
     * @return why no window could be opened here, in a few words; empty if one was
     */
    Optional<String> open(Optional<Target> target, SshOptions options);
}
