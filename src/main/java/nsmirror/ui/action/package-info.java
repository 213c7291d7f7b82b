/** What a person can do: one table, from which the menu, the buttons, the keys and the sheet of keys are made. */
package nsmirror.ui.action;
