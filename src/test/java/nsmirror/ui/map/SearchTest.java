package nsmirror.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final Snapshot LAB = SampleSnapshots.lab();

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t\n"})
    void noWordIsNoSearch(String text) {
        assertThat(Search.matches(LAB, text)).isEmpty();
    }

    @Test
    void byCommandWhateverTheCase() {
        assertThat(found("CassandraDAEMON")).containsExactly(33155);
    }

    @Test
    void byContainerAndByPod() {
        assertThat(found("app-cli")).hasSize(12);
        assertThat(found("hawkular-cassandra")).hasSize(7);
    }

    @Test
    void byPidOnEitherSide() {
        assertThat(found("4470")).containsExactly(4470);
        assertThat(found("17")).contains(4481);
    }

    @Test
    void byInode() {
        long net = LAB.process(33155).flatMap(process -> process.namespace(Kind.NET)).orElseThrow();

        assertThat(found(String.valueOf(net))).hasSize(7).contains(33155);
    }

    @Test
    void everyWordHasToOccur() {
        assertThat(found("cassandra java")).containsExactly(33155);
        assertThat(found("cassandra nothing-like-it")).isEmpty();
    }

    @Test
    void whatIsFoundIsSomething() {
        assertThat(Search.matches(LAB, "nothing-like-it")).isEqualTo(Optional.of(Set.of()));
    }

    private static List<Integer> found(String text) {
        var keys = Search.matches(LAB, text).orElseThrow();
        return LAB.processes().stream().filter(each -> keys.contains(each.key())).map(Process::pid).toList();
    }
}
