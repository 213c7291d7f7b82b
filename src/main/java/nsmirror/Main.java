package nsmirror;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import nsmirror.cli.CommandLineInterface;
import nsmirror.cli.Services;
import nsmirror.cli.StandardOutput;
import nsmirror.cli.TerminalPrompts;
import nsmirror.cli.WindowOpener;
import nsmirror.node.Nodes;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.Capture;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
import nsmirror.settings.SettingsFile;
import nsmirror.settings.SettingsPlace;
import nsmirror.ui.Display;
import nsmirror.ui.Window;
import nsmirror.ui.WindowInput;
import nsmirror.ui.session.Reading;
import nsmirror.ui.session.SshFiles;

/** The one composition root: puts the rooms together and hands the arguments to the command line. */
public final class Main {
    private Main() {}

    /** Exits with the status the README's table lists. */
    public static void main(String[] args) {
        // Pictures are drawn into memory; without this a set but unreachable DISPLAY would stop Java2D.
        System.setProperty("java.awt.headless", "true");
        PrintStream err = new StandardOutput(new FileOutputStream(FileDescriptor.err));
        Nodes nodes = new Nodes(Main.class.getResource("/assets/sample.nsrec"));
        SnapshotReader snapshots = new SnapshotReader();
        MirrorReader mirrors = new MirrorReader();
        Services services = new Services(
                nodes,
                snapshots,
                mirrors,
                new Capture(snapshots, mirrors),
                TerminalPrompts.ofThisProcess(err),
                new OnScreen(new Reading(nodes::open, node -> snapshots.watch(node)::read, mirrors::read),
                        new SshFiles(nodes::names, nodes::settings)),
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                err);
        System.exit(new CommandLineInterface(services).run(args));
    }

    /** The window, if there is a display. */
    private record OnScreen(Reading reading, SshFiles files) implements WindowOpener {
        @Override
        public Optional<String> open(Optional<Target> target, SshOptions options) {
            Optional<String> whyNone = Display.whyNone();
            if (whyNone.isEmpty()) {
                SettingsFile settings = new SettingsFile(SettingsPlace.ofThisComputer());
                try {
                    Window.open(new WindowInput(target, options, reading, files, settings));
                } catch (UnsupportedOperationException refused) {
                    return Optional.of(Display.whyRefused(refused));
                }
            }
            return whyNone;
        }
    }
}
