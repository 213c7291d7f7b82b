package nsmirror.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nsmirror.model.Kind;
import nsmirror.model.SampleNode;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.model.SnapshotDiff;
import org.junit.jupiter.api.Test;

class ChangeWordsTest {
    private static final List<Kind> OWN = List.of(Kind.MNT, Kind.NET);

    @Test
    void aContainerIsOneLineWithTheNamespacesItBrought() {
        ChangeWords words = words(node().snapshot(), node().container("web", OWN, 3, "/usr/sbin/nginx").snapshot());

        assertThat(words.lines()).containsExactly(
                "Container web started: 3 processes, with its own mnt and net namespaces");
        assertThat(words.summary()).isEqualTo("1 container started · 3 came");
    }

    @Test
    void aNamespaceThatIsThePodsIsNotItsOwn() {
        ChangeWords words = words(node().snapshot(),
                node().pod("shop", Map.of("web", List.<String[]>of(new String[] {"/usr/sbin/nginx"}))).snapshot());

        assertThat(words.lines()).containsExactly("Container web started: 1 process, with its own mnt, uts and pid "
                + "namespaces, and shared ipc and net namespaces");
    }

    @Test
    void anotherNameIsAChangeOfItsOwn() {
        ChangeWords words = words(
                node().container("web", OWN, 1, "/usr/sbin/nginx").snapshot(),
                node().container("shop", OWN, 1, "/usr/sbin/nginx").snapshot());

        assertThat(words.lines()).containsExactly("Container web is called shop now");
        assertThat(words.summary()).isEqualTo("1 container renamed");
    }

    @Test
    void aProcessThatComesIntoAContainerThatWasThere() {
        ChangeWords words = words(
                node().container("web", OWN, 1, "/usr/sbin/nginx").snapshot(),
                node().container("web", OWN, 2, "/usr/sbin/nginx").snapshot());

        assertThat(words.lines()).containsExactly("nginx (3) came, in web");
    }

    @Test
    void whatWentSaysWhereItWas() {
        ChangeWords words = words(
                node().container("web", OWN, 2, "/usr/sbin/nginx").snapshot(),
                node().container("web", OWN, 1, "/usr/sbin/nginx").snapshot());

        assertThat(words.lines()).containsExactly("nginx (3) went, from web");
        assertThat(words.summary()).isEqualTo("1 went");
    }

    @Test
    void aNamespaceThatOnlyAMountHolds() {
        ChangeWords words = words(node().snapshot(), node().held(Kind.NET, "mount /run/netns/blue").snapshot());

        assertThat(words.lines()).containsExactly("The net namespace 4026532100 came, held by: mount /run/netns/blue");
        assertThat(words.summary()).isEqualTo("1 namespace changed");
    }

    @Test
    void aCrowdIsCountedNotListed() {
        ChangeWords words = words(node().snapshot(), crowd(1_000));

        assertThat(words.lines()).hasSize(201);
        assertThat(words.lines().getLast()).isEqualTo("and 800 more");
        assertThat(words.summary()).isEqualTo("1000 came");
    }

    @Test
    void whatANodeSaysIsShownEscapedAndBounded() {
        ChangeWords words = words(SampleSnapshots.hostile(3, 60), SampleSnapshots.hostile(4, 60));

        assertThat(words.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.codePoints().filter(point -> Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT)).isEmpty();
            assertThat(line).hasSizeLessThan(500);
        });
    }

    private static Snapshot crowd(int count) {
        SampleNode node = node();
        for (int i = 0; i < count; i++) {
            node.host("/", "root", "/bin/worker");
        }
        return node.snapshot();
    }

    private static SampleNode node() {
        return new SampleNode("node").host("/init.scope", "root", "/sbin/init");
    }

    private static ChangeWords words(Snapshot before, Snapshot after) {
        return ChangeWords.of(SnapshotDiff.between(before, after), before, after);
    }
}
