/** The mirror on screen: a container beside the host, facet by facet, each side under its command. */
package nsmirror.ui.mirror;
