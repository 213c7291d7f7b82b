/** A node while it is open: how it is opened, what is known of it, the commands that ran, how it is closed. No views. */
package nsmirror.ui.session;
