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

    @Test
    void whoLivesInTheHostsNetThoughNotOfTheHost() {
        assertThat(found("net:host is:contained")).containsExactly(35100);
        assertThat(found("net:host")).contains(1, 35100).doesNotContain(4470, 33155);
    }

    @Test
    void whoHasANamespaceOfItsOwnAndWhoSharesOne() {
        assertThat(found("net:shared")).contains(33155, 33158).doesNotContain(4470, 1);
        assertThat(found("net:own")).contains(4470).doesNotContain(33155);
        assertThat(found("mnt:own is:host")).allMatch(pid -> LAB.process(pid).orElseThrow().container().isEmpty())
                .hasSize(3);
    }

    @Test
    void byUserContainerAndPidAlone() {
        assertThat(found("user:chrony")).hasSize(1);
        assertThat(found("container:app-cli")).hasSize(12);
        assertThat(found("pod:hawkular")).hasSize(7);
        assertThat(found("pid:33155")).containsExactly(33155);
        assertThat(found("user:httpd")).isEmpty();
    }

    @Test
    void aMinusTurnsAWordRound() {
        List<Integer> all = LAB.processes().stream().map(Process::pid).toList();

        assertThat(found("-is:kernel").size() + found("is:kernel").size()).isEqualTo(all.size());
        assertThat(found("container:app-cli -pid:4470")).hasSize(11);
    }

    @Test
    void whatIsNotKnownIsNeitherInTheHostsNetNorOutOfIt() {
        var dark = SampleSnapshots.labWithoutRoot();
        var unread = Search.matches(dark, "net:unread").orElseThrow();
        var outside = Search.matches(dark, "-net:host").orElseThrow();

        assertThat(unread).isNotEmpty().doesNotContainAnyElementsOf(outside);
        assertThat(outside).contains(dark.process(33155).orElseThrow().key());
        assertThat(Search.matches(dark, "-net:unread").orElseThrow())
                .hasSize(dark.processes().size() - unread.size());
    }

    @Test
    void whatCouldNotBeReadIsFoundByThat() {
        var dark = SampleSnapshots.labWithoutRoot();

        assertThat(Search.matches(dark, "net:unread").orElseThrow())
                .contains(dark.process(1).orElseThrow().key())
                .hasSameSizeAs(dark.processes().stream().filter(each -> each.namespaces().isEmpty()).toList());
        assertThat(Search.matches(dark, "net:host").orElseThrow())
                .doesNotContain(dark.process(1).orElseThrow().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen-address=:9100", "--web.listen-address=:9100", "sshd:"})
    void aColonInACommandIsText(String text) {
        assertThat(found(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "net:", ":", "is:", "is:nothing", "net:nothing", "-:-", "user::", "--", "\u202e:x"})
    void wordsThatMakeNoSenseFindSomethingOrNothingAndBreakNothing(String text) {
        var liar = SampleSnapshots.hostile(5, 60);
        assertThat(Search.matches(liar, text).map(Set::size).orElse(0)).isBetween(0, 60);
    }

    private static List<Integer> found(String text) {
        var keys = Search.matches(LAB, text).orElseThrow();
        return LAB.processes().stream().filter(each -> keys.contains(each.key())).map(Process::pid).toList();
    }
}
