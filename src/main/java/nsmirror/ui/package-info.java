/**
 * The window. Views are built in code, coloured by the roles of {@code window.css}, and say what
 * {@code Text.properties} has them say.
 *
 * <ul>
 *   <li>{@link nsmirror.ui.Window} opens it; {@link nsmirror.ui.Frame} is what stands in it: tabs, each with the start page
 *       or a node, of which only the one in front is in the scene and has the actions.
 *   <li>{@link nsmirror.ui.action.Action} is the one table of what a person can do; menu, keys and the sheet of keys read it.
 *   <li>{@code ui.work}: nothing that can wait runs in the window's thread.
 *   <li>{@code ui.start}: choosing and connecting to a node. {@code ui.node}: the page of an open one.
 *   <li>{@code ui.map}, {@code ui.details}, {@code ui.mirror}: its parts. What to show is worked out in classes that
 *       know no control, so that it can be tested without a window; how to show it is the view's.
 *   <li>{@code ui.figure}: pictures of what is in the window.
 * </ul>
 *
 * <p>Only this room imports JavaFX. Everything a node says goes through {@link nsmirror.text.Shown} on its way here.
 */
package nsmirror.ui;
