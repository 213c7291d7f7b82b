/**
 * Which commands run on a node in which order, and what their outputs mean together.
 *
 * <p>{@link nsmirror.reading.SnapshotReader} asks, in as few round trips as there are; everything behind it is pure:
 * from what the probes read to processes, namespaces, containers, pods and what could not be seen. A process is told by
 * PID and start time, a namespace by kind and inode, a container by what it shares, never by a command's name.
 */
package nsmirror.reading;
