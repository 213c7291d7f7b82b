/** What is known of the thing that is selected: put into words without a control, and shown. */
package nsmirror.ui.details;
