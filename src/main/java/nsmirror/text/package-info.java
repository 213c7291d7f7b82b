/** Text made safe to show: what a node said, escaped and bounded; what is wrong with a file, in a line. Nothing of ours imported. */
package nsmirror.text;
