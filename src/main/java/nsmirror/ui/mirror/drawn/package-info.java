/** What a facet shows beside rows: names with their differences, ranges of ids, the way from one interface to another. */
package nsmirror.ui.mirror.drawn;
