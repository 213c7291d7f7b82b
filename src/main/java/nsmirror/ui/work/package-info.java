/** Work that may wait: away from the window's thread, with its outcome back in it. */
package nsmirror.ui.work;
