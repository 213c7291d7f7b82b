package nsmirror.ui.mirror.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import nsmirror.ui.mirror.table.FacetTable.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A character is ten pixels wide and a cell has no padding, so that widths are characters times ten. */
class ColumnWidthsTest {
    private static final List<Column> PS = List.of(
            new Column("pid", "PID", 5, true, 0),
            new Column("parent", "parent", 6, true, 3),
            new Column("user", "user", 8, false, 2),
            new Column("command", "command", 40, false, 1));

    @Test
    void whereThereIsRoomEachIsAsWideAsItsTextAndTheLastHasTheRest() {
        assertThat(widths(1000)).containsExactly(50, 60, 80, 810);
    }

    @Test
    void whereThereIsLessTheLongTextsGiveWay() {
        assertThat(widths(450)).containsExactly(50, 60, 80, 260);
    }

    @Test
    void whereThereIsLittleTheLeastImportantAreLeftOut() {
        assertThat(widths(250)).containsExactly(50, 0, 80, 120);
        assertThat(widths(160)).containsExactly(50, 0, 0, 110);
        assertThat(widths(185)).containsExactly(50, 60, 0, 75);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 130, 333, 700, 2000})
    void whateverTheRoomItIsFilledAndNotExceeded(int room) {
        assertThat(DoubleStream.of(widths(room)).sum()).isCloseTo(room, within(0.001));
    }

    @Test
    void noColumnsNeedNoRoom() {
        assertThat(ColumnWidths.of(List.of(), 500, 10, 0)).isEmpty();
    }

    private static double[] widths(double room) {
        return ColumnWidths.of(PS, room, 10, 0);
    }
}
