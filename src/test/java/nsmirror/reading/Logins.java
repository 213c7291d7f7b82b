package nsmirror.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.lab.Machine;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;

/** Logs in to a practice machine over SSH, as the program does. */
final class Logins {
    private Logins() {}

    static Node open(Machine machine, String user, Path key) throws NodeException {
        SshOptions options = new SshOptions(OptionalInt.of(machine.port()), List.of(key), Optional.of(user),
                Optional.empty(), Optional.of(Path.of("/dev/null")), List.of(), Optional.of(machine.knownHosts()),
                SshOptions.Sudo.AUTO);
        return new Nodes(null).open(Target.parse(machine.host()), options, Prompts.refusing(), Progress.none());
    }

    static Snapshot snapshot(Machine machine, String user, Path key) throws NodeException {
        try (Node node = open(machine, user, key)) {
            return new SnapshotReader().read(node);
        }
    }
}
