package nsmirror.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Container;
import org.junit.jupiter.api.Test;

/** What entering a PID namespace alone would show. */
class TrapTest {
    private static final Container APP = new Container("app", Optional.empty(), Optional.empty(), Optional.empty(), 4470,
            List.of(4470), Optional.empty(), Map.of());
    private static final Row HOSTS = new Cells().with("pid", 4470).row();
    private static final Row INSIDE = new Cells().with("pid", 1).row();

    @Test
    void psInThePidNamespaceAloneListsTheHostsProcesses() {
        Trap trap = Trap.of(new Mirror(APP, Map.of(Facet.PROCESSES, view(Together.APART)))).orElseThrow();

        assertThat(trap.command()).startsWith("sudo nsenter -t 4470 -p ps ");
        assertThat(trap.rows()).containsExactly(HOSTS);
        assertThat(trap.why()).startsWith("explained, not run");
    }

    @Test
    void thereIsNoneInTheHostsNamespaceNorBesideAnotherContainer() {
        assertThat(Trap.of(new Mirror(APP, Map.of(Facet.PROCESSES, view(Together.SHARED))))).isEmpty();
        assertThat(Trap.of(new Mirror(APP, Map.of(Facet.PROCESSES, view(Together.UNKNOWN))))).isEmpty();
        assertThat(Trap.of(new Mirror(APP, Map.of()))).isEmpty();
        assertThat(Trap.of(new Mirror(Optional.of(APP), APP, Map.of(Facet.PROCESSES, view(Together.APART))))).isEmpty();
    }

    private static FacetView view(Together together) {
        return new FacetView(Facet.PROCESSES, together, side(HOSTS), side(INSIDE), List.of());
    }

    private static View side(Row row) {
        return new View("ps", Optional.empty(), List.of(row), List.of(), Optional.empty());
    }
}
