/** Choosing a node and connecting to it: the start page, the steps on the way, the questions only a person can answer. */
package nsmirror.ui.start;
