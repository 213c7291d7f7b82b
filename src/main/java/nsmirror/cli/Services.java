package nsmirror.cli;

import java.io.PrintStream;
import nsmirror.node.Nodes;
import nsmirror.node.Prompts;
import nsmirror.reading.Capture;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;

/**
 * What the subcommands are made of.
 *
 * @param nodes opens a node
 * @param snapshots reads a snapshot
 * @param mirrors reads a container beside the host
 * @param capture makes a recording
 * @param prompts asks the person
 * @param window opens the window
 * @param out what was asked for
 * @param err what went wrong
 */
public record Services(
        Nodes nodes,
        SnapshotReader snapshots,
        MirrorReader mirrors,
        Capture capture,
        Prompts prompts,
        WindowOpener window,
        StandardOutput out,
        PrintStream err) {}
