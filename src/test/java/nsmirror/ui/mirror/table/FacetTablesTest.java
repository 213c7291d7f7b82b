package nsmirror.ui.mirror.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.HostileText;
import nsmirror.ui.mirror.table.FacetTable.Column;
import nsmirror.ui.mirror.table.FacetTable.Line;
import nsmirror.ui.mirror.table.FacetTable.Relation;
import org.junit.jupiter.api.Test;

class FacetTablesTest {
    @Test
    void filesAreJoinedByNameAndSayHowTheyDiffer() {
        FacetTable table = FacetTables.of(view(Facet.FILES,
                List.of(file("bin", 1), file("boot", 2), file("proc", 3)),
                List.of(file("app", 10), file("bin", 11), file("proc", 3))));

        assertThat(table.lines()).extracting(line -> line.cell(true, 0), Line::relation, line -> line.cell(false, 0))
                .containsExactly(
                        tuple("", Relation.CONTAINER_ONLY, "app"),
                        tuple("bin", Relation.DIFFERENT, "bin"),
                        tuple("boot", Relation.HOST_ONLY, ""),
                        tuple("proc", Relation.SAME, "proc"));
    }

    @Test
    void whatOnlyServesTheComparisonIsNotShown() {
        FacetTable table = FacetTables.of(view(Facet.FILES, List.of(file("bin", 1)), List.of()));

        assertThat(table.columns()).extracting(Column::key).containsExactly("name", "modified");
    }

    @Test
    void aProcessIsJoinedToItselfOnTheOtherSide() {
        FacetTable table = FacetTables.of(view(Facet.PROCESSES,
                List.of(row("pid", 1, "hostPid", 1), row("pid", 4470, "hostPid", 4470)),
                List.of(row("pid", 1, "hostPid", 4470))));

        assertThat(table.lines()).extracting(Line::relation).containsExactly(Relation.HOST_ONLY, Relation.JOINED);
        assertThat(table.firstOfContainer()).isEqualTo(1);
        assertThat(table.columns()).singleElement().matches(Column::number);
    }

    @Test
    void valuesOfEveryKindAreShown() {
        FacetTable table = FacetTables.of(view(Facet.INTERFACES,
                List.of(row("name", "eth0", "addresses", List.of("192.0.2.1/24", "fe80::1/64"), "up", true, "peer", null)),
                List.of()));

        assertThat(table.lines().getFirst().host().orElseThrow())
                .containsExactly("eth0", "192.0.2.1/24, fe80::1/64", "yes", "");
    }

    @Test
    void daysStandForTimes() {
        FacetTable table = FacetTables.of(view(Facet.FILES, List.of(file("bin", 1)), List.of()));

        assertThat(table.lines().getFirst().cell(true, 1)).isEqualTo("2025-11-09");
    }

    @Test
    void hostileTextIsShownEscapedAndBounded() {
        Random random = new Random(7);
        List<Row> rows = Stream.generate(() -> row(HostileText.of(random), HostileText.of(random),
                "name", HostileText.of(random), "modified", HostileText.of(random))).limit(200).toList();

        FacetTable table = FacetTables.of(view(Facet.FILES, rows, rows));

        Stream<String> shown = Stream.concat(table.columns().stream().map(Column::title),
                table.lines().stream().flatMap(line -> line.host().stream()).flatMap(List::stream));
        assertThat(shown).allSatisfy(text -> assertThat(text.codePoints()
                .filter(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT))
                .isEmpty());
        assertThat(table.lines().stream().flatMap(line -> line.host().orElseThrow().stream()))
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(400));
    }

    private static FacetView view(Facet facet, List<Row> host, List<Row> container) {
        return new FacetView(facet, false, side(host), side(container), Alignment.of(facet, host, container));
    }

    private static View side(List<Row> rows) {
        return new View("ls", Optional.empty(), rows, List.of(), Optional.empty());
    }

    private static Row file(String name, int inode) {
        return row("name", name, "type", "directory", "modified", "2025-11-09T08:13:22+01:00", "device", "8:1",
                "inode", inode);
    }

    private static Row row(Object... cells) {
        LinkedHashMap<String, Object> row = new LinkedHashMap<>();
        var each = Arrays.asList(cells).iterator();
        while (each.hasNext()) {
            row.put((String) each.next(), each.next());
        }
        return new Row(row);
    }
}
