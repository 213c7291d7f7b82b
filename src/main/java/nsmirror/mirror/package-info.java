/**
 * The same question asked on the host and in a container, the answers aligned row by row.
 *
 * <p>The records here hold two views and how their rows pair; aligning is a pure function.
 */
package nsmirror.mirror;
