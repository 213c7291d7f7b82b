package nsmirror.cli;

import java.util.Optional;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;

/** The way from the command line to the window. */
public interface WindowOpener {
    /** Why no window can be opened here, in a few words; empty if one can. */
    Optional<String> whyNot();

    /** Opens the window on that node, or on its start page, and waits until it is closed. */
    int open(Optional<Target> target, SshOptions options);
}
