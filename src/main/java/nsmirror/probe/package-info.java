/**
 * One file a tool: the commands it runs on a node, and the pure function that reads what they printed.
 *
 * <p>Commands are fixed text with numbers in it. Whatever a command prints is hostile: a reader takes any text, never
 * throws, skips what it does not understand, and takes a name for what it is and nothing else. Which command runs when
 * is decided in {@code nsmirror.reading}.
 */
package nsmirror.probe;
