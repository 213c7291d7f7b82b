/** Small pieces that every page is made of: text, icons, notices, sheets, commands that can be copied. */
package nsmirror.ui.parts;
