package nsmirror.cli;

import java.io.OutputStream;
import nsmirror.node.Nodes;
import nsmirror.node.Prompts;
import nsmirror.reading.Capture;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;

/** The command line as the program has it, without a window and without a person. */
final class OnSample {
    private OnSample() {}

    /** What it says goes there, errors too. */
    static CommandLineInterface commandLine(OutputStream said) {
        SnapshotReader snapshots = new SnapshotReader();
        MirrorReader mirrors = new MirrorReader();
        StandardOutput out = new StandardOutput(said);
        WindowOpener none = (target, options) -> {
            throw new AssertionError("no window is asked for");
        };
        return new CommandLineInterface(new Services(new Nodes(OnSample.class.getResource("/assets/sample.nsrec")),
                snapshots, mirrors, new Capture(snapshots, mirrors), Prompts.refusing(), none, out, out));
    }
}
