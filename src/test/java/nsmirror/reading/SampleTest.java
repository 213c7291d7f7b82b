package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The recording that ships answers every question the program asks. Where this fails after a probe's command changed,
 * {@code src/test/machine/remake-sample} makes the recording anew.
 */
class SampleTest {
    private static Snapshot snapshot;
    private static List<Mirror> mirrors;

    @BeforeAll
    static void open() throws Exception {
        URL sample = SampleTest.class.getResource("/assets/sample.nsrec");
        try (Node node = new Nodes(sample).open(new Target.Sample(), SshOptions.none(), Prompts.refusing(),
                Progress.none())) {
            snapshot = new SnapshotReader().read(node);
            mirrors = new MirrorReader().all(node, snapshot);
        }
    }

    @Test
    void nothingIsMissingFromIt() {
        assertThat(snapshot.coverage().gaps()).isEmpty();
    }

    @Test
    void itHoldsTheLabsContainers() {
        assertThat(snapshot.containers()).extracting(Container::name).containsExactlyInAnyOrder(
                "metrics", "cassandra-1", "heapster-1", "app-1", "agent-1", "rootless-1");
    }

    @Test
    void everyFacetOfEveryContainerCanBeSeen() {
        assertThat(mirrors).hasSize(6).allSatisfy(mirror -> {
            assertThat(mirror.facets()).containsOnlyKeys(Facet.ALL);
            assertThat(views(mirror)).allSatisfy((facet, view) -> assertThat(view.trouble())
                    .as("%s of %s", facet, mirror.who().name())
                    .isEmpty());
        });
    }

    private static Map<String, View> views(Mirror mirror) {
        Map<String, View> views = new LinkedHashMap<>();
        mirror.facets().forEach((facet, both) -> {
            views.put(facet.label() + " on the host", both.host());
            views.put(facet.label() + " in the container", both.container());
        });
        return views;
    }
}
