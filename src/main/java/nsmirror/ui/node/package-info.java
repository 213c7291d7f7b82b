/** The page of an open node: what is looked at, the commands that ran, and how map, details and mirror lie together. */
package nsmirror.ui.node;
