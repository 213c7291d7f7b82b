/**
 * What is known of a node at one moment: immutable records, no I/O, nothing of ours imported.
 *
 * <p>The words are the kernel's: a <em>namespace</em> is a kind and an inode, a <em>process</em> is a PID and a start
 * time. What could not be seen stands in {@link nsmirror.model.Coverage}; a value that is not known is empty, never
 * made up.
 */
package nsmirror.model;
