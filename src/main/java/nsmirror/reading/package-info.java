/**
 * Which commands run on a node in which order, and what their outputs mean together.
 *
 * <p>Four ways in, which ask in as few round trips as there are; everything behind them is pure:
 * <ul>
 *   <li>{@link nsmirror.reading.SnapshotReader} and {@link nsmirror.reading.Watch}, which reads a node again and asks
 *       only for what can have changed: a {@code SnapshotAssembly} out of what was asked ({@code Questions},
 *       {@code Answers}), seen ({@code Sightings}), looked into ({@code Look}, {@code Inside}), looked at closer
 *       ({@code CloserLook}, {@code Findings}) and kept ({@code Known}). {@code Questions} lists every command with how
 *       often it is asked: a new probe goes there, and what it tells into {@code Sightings}; one that needs to know of
 *       which process to ask goes into {@code CloserLook}, and what it tells into {@code Findings}. {@code Processes} and
 *       {@code NamespaceTable} join the tools' words, with {@code Holders} and {@code Ancestry}; {@code ContainerFinder}
 *       says what belongs together, {@code Names}, {@code ContainerNames}, {@code Sharings}, {@code Pods} and {@code
 *       Infrastructure} the rest of it; {@code CrossCheck} and {@code CoverageNotes} what is in doubt or missing.
 *   <li>{@link nsmirror.reading.MirrorReader}: a {@code FacetReader} a facet, which names its commands for both sides
 *       and makes rows of their answers. {@code InnerPids} and {@code VethPeers} find the same thing on the other side;
 *       {@code Sides} and {@code Trouble} word what all facets have to say.
 *   <li>{@link nsmirror.reading.Capture}: both of these, into a recording.
 *   <li>{@link nsmirror.reading.Who}: which container a person means.
 * </ul>
 *
 * <p>A process is told by PID and start time, a namespace by kind and inode, a container by what it shares, never by a
 * command's name. To change with care: a command's text is also its name in a recording, so a changed one is missing
 * from every recording made before, the sample included.
 */
package nsmirror.reading;
