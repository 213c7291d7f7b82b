package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Together;
import nsmirror.model.Container;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.Test;

/** A container beside another one, and what is said where it cannot be known whether two share. */
class TwoContainersTest {
    private static final Set<Facet> SOME = Set.of(Facet.HOSTNAME, Facet.INTERFACES, Facet.IPC, Facet.USERS);
    private final Snapshot lab = SampleSnapshots.lab();
    private final Container cassandra = lab.container("hawkular-cassandra-1-w2vqb").orElseThrow();
    private final Container metrics = lab.container("cassandra-metrics").orElseThrow();
    private final Container app = lab.container("app-cli-4-18k2s").orElseThrow();
    private final ScriptedNode node = new ScriptedNode();

    @Test
    void twoOfAPodShowWhatTheyShareAndAskForItOnce() throws NodeException {
        Mirror mirror = read(cassandra, metrics);

        assertThat(mirror.with()).contains(cassandra);
        FacetView interfaces = mirror.facets().get(Facet.INTERFACES);
        assertThat(interfaces.together()).isEqualTo(Together.SHARED);
        assertThat(interfaces.host().command()).isEqualTo("sudo nsenter -t %d -n ip a".formatted(cassandra.leader()));
        assertThat(interfaces.container().notes())
                .contains("in hawkular-cassandra-1-w2vqb's net namespace: interfaces, addresses and ports are the same");
        assertThat(mirror.facets().get(Facet.HOSTNAME).together()).isEqualTo(Together.APART);
        assertThat(node.roundTrips).hasSize(1);
        assertThat(node.roundTrips.getFirst()).noneMatch(command ->
                command.shell().contains("9</proc/%d/ns/net".formatted(metrics.leader())));
    }

    @Test
    void aVethEndIsTheHostsEvenWhereAnotherContainersIndexFits() throws NodeException {
        node.says("[{\"ifindex\":3,\"ifname\":\"eth0\",\"link_index\":3,\"link_netnsid\":0}]", "nsenter --net=")
                .says("[{\"ifindex\":3,\"ifname\":\"veth1a2b\",\"link_index\":3,\"link_netnsid\":4}]", "ip -d -j");

        FacetView view = read(cassandra, app).facets().get(Facet.INTERFACES);

        assertThat(view.container().rows().getFirst().text("peer")).isEqualTo("veth1a2b (host)");
        assertThat(view.pairs()).allMatch(pair -> pair.host().isEmpty() || pair.container().isEmpty());
    }

    @Test
    void whereALinkCouldNotBeReadItIsNeitherSharedNorApart() throws NodeException {
        Snapshot blind = SampleSnapshots.labWithoutRoot();

        Mirror mirror = new MirrorReader().read(node, blind, app, Wanted.of(SOME));

        assertThat(mirror.facets().values()).extracting(FacetView::together).containsOnly(Together.UNKNOWN);
        assertThat(mirror.facets().get(Facet.USERS).container().notes())
                .contains("whether both sides are in one user namespace could not be read");
    }

    private Mirror read(Container left, Container right) throws NodeException {
        return new MirrorReader().read(node, lab, right, Wanted.of(SOME).beside(left));
    }
}
