/**
 * From shapes to a file, and what the window draws them with: the bundled fonts and the colours of each theme.
 *
 * <p>Text is filled outlines of the fonts in {@code assets/fonts}, so a picture is the same on every machine and needs
 * no display, no font configuration and no toolkit. Nothing here knows of namespaces: shapes and roles come in, pixels
 * go out.
 */
package nsmirror.figure;
