/**
 * Pictures of what is in the window, for the clipboard and for files: {@link nsmirror.ui.figure.Seen} is what is on
 * screen, {@link nsmirror.ui.figure.Wish} what is wanted of it, and {@link nsmirror.ui.figure.Rendering} the drawing. Drawn
 * and written away from the window's thread.
 *
 * <p>This is the one part of the window that replaces names and addresses ({@code nsmirror.redaction}): a picture leaves
 * the computer, what is on its screen does not. The node is asked again for it, since answers are replaced and not
 * pictures.
 */
package nsmirror.ui.figure;
