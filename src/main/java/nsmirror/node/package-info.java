/**
 * Runs commands on a node: over SSH, on this computer, or out of a recording. The only room that talks to the world.
 *
 * <p>It knows nothing of namespaces. It keeps the promises every other room leans on: a host key is checked, a command
 * runs as it was written and no other does, output is bounded in size and time, and nothing is left on the node when
 * the connection ends.
 */
package nsmirror.node;
