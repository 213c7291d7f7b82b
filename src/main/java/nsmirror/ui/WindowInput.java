package nsmirror.ui;

import java.util.Optional;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.settings.SettingsFile;
import nsmirror.ui.session.Reading;
import nsmirror.ui.session.SshFiles;

/**
 * What the window is opened with.
 *
 * @param target the node to open at once; empty for the start page
 * @param options what the command line said of SSH
 * @param reading the way to a node
 * @param files what this computer's own files say of nodes
 * @param settings what is remembered
 */
public record WindowInput(Optional<Target> target, SshOptions options, Reading reading, SshFiles files,
        SettingsFile settings) {}
