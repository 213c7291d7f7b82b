package nsmirror.ui.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.SampleSnapshots;
import nsmirror.reading.Directory;
import nsmirror.ui.mirror.table.FacetTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * A directory of 100,000 entries on each side: what the window's own thread does for it, in processor time, which other
 * work on this computer does not lengthen. Prints what it measured.
 */
@ExtendWith(ApplicationExtension.class)
class LongListingTest {
    private static final int ENTRIES = 100_000;
    private static final int STEPS = 40;
    private static final int MOST_ROWS = 200;

    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
    }

    @Test
    void theRowsSeenAreMadeNotAllThereAre(FxRobot robot) {
        FacetView view = view();
        long making = System.nanoTime();
        MirrorModel.State.Loaded loaded = new MirrorModel.State.Loaded(
                new Looked(Optional.empty(), SampleSnapshots.lab().containers().getFirst(), Facet.FILES, Directory.ROOT),
                view, FacetTables.of(view), Optional.empty());
        long made = System.nanoTime() - making;

        robot.interact(() -> {
            long before = cpu();
            show(new FacetPane(loaded, process -> {}, directory -> {}, new SimpleBooleanProperty(false)));
            long shown = cpu() - before;
            TableView<?> table = (TableView<?>) stage.getScene().lookup("#sides");
            before = cpu();
            for (int i = 1; i <= STEPS; i++) {
                table.scrollTo(i * (ENTRIES / STEPS) - 30);
                stage.getScene().getRoot().layout();
            }
            long frame = (cpu() - before) / STEPS;
            System.out.printf("%,d entries a side: made ready in %d ms beside the window; first rows %d ms, a frame of"
                    + " scrolling %.1f ms of its thread%n", ENTRIES, made / 1_000_000, shown / 1_000_000, frame / 1e6);

            assertThat(table.getItems()).hasSize(ENTRIES + ENTRIES / 2);
            assertThat(table.lookupAll(".table-row-cell")).hasSizeBetween(10, MOST_ROWS)
                    .allMatch(TableRow.class::isInstance);
            assertThat(shown).isLessThan(3_000_000_000L);
            assertThat(frame).isLessThan(100_000_000L);
        });
    }

    private void show(FacetPane pane) {
        stage.setScene(new Scene(pane, 900, 800));
        stage.show();
        pane.applyCss();
        pane.layout();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Half of the names are on both sides. */
    private static FacetView view() {
        View host = side(0);
        View container = side(ENTRIES / 2);
        return new FacetView(Facet.FILES, false, host, container,
                Alignment.of(Facet.FILES, host.rows(), container.rows()));
    }

    private static View side(int from) {
        List<Row> rows = IntStream.range(from, from + ENTRIES).mapToObj(LongListingTest::file).toList();
        return new View("sudo ls -la /", Optional.empty(), rows, List.of(), Optional.empty());
    }

    private static Row file(int number) {
        return new Cells().with("name", "entry-%06d".formatted(number)).with("type", "file").with("mode", "-rw-r--r--")
                .with("owner", "root").with("group", "root").with("size", number).with("modified", "2025-11-09T08:13:22Z")
                .row();
    }
}
