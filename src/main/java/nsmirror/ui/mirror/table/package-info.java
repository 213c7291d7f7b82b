/** Rows of a facet as a table for two sides: which columns there is room for, and what stands between the sides. */
package nsmirror.ui.mirror.table;
