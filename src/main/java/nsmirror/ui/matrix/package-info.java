/**
 * The matrix: which combinations of namespaces there are and who lives in each, as a table. It is the map for the
 * keyboard and for a screen reader: what can be selected there can be selected here.
 */
package nsmirror.ui.matrix;
