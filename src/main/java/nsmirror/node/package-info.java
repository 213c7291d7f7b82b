/**
 * Runs commands on a node: over SSH, on this computer, or out of a recording. The only room that talks to the world.
 *
 * <p>It knows nothing of namespaces. It keeps the promises every other room leans on: a host key is checked, a command
 * runs as it was written and no other does, output is bounded in size and time, and nothing is left on the node when
 * the connection ends.
 *
 * <p>{@link nsmirror.node.Nodes} is the way in, {@link nsmirror.node.Node} what comes out. Behind it, from the outside
 * in:
 * <ul>
 *   <li>{@code ShellNode}: who logged in, and as whom commands run;
 *   <li>{@code RootAccess}: the ways to root one after another, {@code PasswordProgram}, {@code Terminal} and
 *       {@code NamedTools} what each of the harder ones takes;
 *   <li>{@code FramedShell}: the protocol spoken with one long-lived sh over a {@code ShLine}, {@code FrameReader} its
 *       receiving half, {@code Limiter} how a time limit is held on the node itself, {@code Heartbeat} how the sh learns
 *       that nobody is there any more;
 *   <li>{@code Transport}: bytes to that sh and back. {@code LocalTransport} is a process; {@code SshTransport} a channel
 *       at the end of one or several {@code SshHop}s, whose {@code SshSettings} come from {@code SshConfig}: by {@code SshClient}
 *       where ssh is installed, else by {@code PlainConfig};
 *   <li>{@code RecordedNode}: no sh at all, but the lines {@code RecordingWriter} wrote.
 * </ul>
 *
 * <p>To change with care: the text of {@code FramedShell}'s scripts, which has to mean the same to dash, bash, busybox
 * and mksh; and anything a thread of the SSH library runs, for it must never wait.
 */
package nsmirror.node;
