/**
 * The rows of a facet as one table for two sides, so that what belongs together stands on one line and scrolls together:
 * which columns there is room for, and what stands between the sides.
 *
 * <p>{@link nsmirror.ui.mirror.table.FacetTables} and {@link nsmirror.ui.mirror.table.ProcessLines} make text of rows,
 * escaped and bounded; they know no control and run beside the window's thread. {@link
 * nsmirror.ui.mirror.table.SidesTable} shows them; it makes cells for the lines that are seen, not for all there are.
 * A new column is ranked in {@code FacetColumns}: what is not ranked comes last where there is little room.
 */
package nsmirror.ui.mirror.table;
