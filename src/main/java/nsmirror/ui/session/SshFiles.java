package nsmirror.ui.session;

import nsmirror.node.EffectiveSettings;
import nsmirror.node.KnownNames;
import nsmirror.node.NodeException;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;

/**
 * What this computer's own files say of nodes. Both read files, and the second starts programs: called away from the
 * window's thread.
 *
 * @param names nodes a person may mean
 * @param settings how a node would be reached
 */
public record SshFiles(Names names, Settings settings) {
    /** Finds names. */
    @FunctionalInterface
    public interface Names {
        /** See {@code nsmirror.node.Nodes}. */
        KnownNames read(SshOptions options);
    }

    /** Finds settings. */
    @FunctionalInterface
    public interface Settings {
        /** See {@code nsmirror.node.Nodes}. */
        EffectiveSettings of(Target target, SshOptions options) throws NodeException;
    }
}
