/**
 * Takes out of what a node said whatever tells whose it is, before anything is drawn or kept: addresses, names of hosts,
 * containers and users, ids, arguments. The same original has the same stand-in wherever it occurs, so that what a figure
 * teaches stays; PIDs, inodes, programs and paths stay as they are.
 *
 * <p>The node is asked twice: once as it is, to know what is to be replaced, and once more with its answers replaced. The
 * second time the questions follow from the answers as they are now, so that the result is a node like any other.
 */
package nsmirror.redaction;
