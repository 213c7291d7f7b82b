/** Text from a node made safe to show: escaped and bounded. Nothing of ours imported. */
package nsmirror.text;
