package nsmirror.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rows stand side by side. */
class AlignmentTest {
    private static final String[] VALUES = {"", "a", "b", ".", "..", "\n", "0x00000000", "0x0000002a", "/", "/proc"};

    @Test
    void filesOfOneNameStandTogetherAndAreTheSameOnlyByDeviceAndInode() {
        List<Row> host = List.of(file(".", 1L, 2L), file("bin", 1L, 5L), file("boot", 1L, 6L), file("etc", 1L, 7L));
        List<Row> container = List.of(file(".", 9L, 2L), file("app", 9L, 3L), file("bin", 9L, 5L), file("etc", 1L, 7L));

        assertThat(Alignment.of(Facet.FILES, host, container)).containsExactly(
                both(0, 0, false), right(1), both(1, 2, false), left(2), both(3, 3, true));
    }

    @Test
    void filesWhoseInodesAreNotKnownAreNotSaidToBeTheSame() {
        List<Row> rows = List.of(file("bin", null, null));

        assertThat(Alignment.of(Facet.FILES, rows, rows)).containsExactly(both(0, 0, false));
    }

    @Test
    void aNameShownTwiceFindsTheSameFileFirst() {
        List<Row> host = List.of(file("\ufffd", 1L, 1L), file("\ufffd", 1L, 2L));
        List<Row> container = List.of(file("\ufffd", 1L, 2L), file("\ufffd", 1L, 3L));

        assertThat(Alignment.of(Facet.FILES, host, container))
                .containsExactlyInAnyOrder(both(0, 1, false), both(1, 0, true));
    }

    @Test
    void processesFindThemselvesByTheirPidOnTheHost() {
        List<Row> host = List.of(process(1, 1), process(4470, 4470), process(4506, 4506));
        List<Row> container = List.of(process(1, 4470), process(18, 4506), process(99, null));

        assertThat(Alignment.of(Facet.PROCESSES, host, container))
                .containsExactly(left(0), both(1, 0, true), both(2, 1, true), right(2));
    }

    @Test
    void interfacesStandBesideTheirOtherEnd() {
        List<Row> host = List.of(end("lo", 1, null), end("eth0", 2, null), end("veth1a2b", 10, 3));
        List<Row> container = List.of(end("lo", 1, null), end("eth0", 3, 10));

        assertThat(Alignment.of(Facet.INTERFACES, host, container))
                .containsExactly(left(0), left(1), right(0), both(2, 1, false));
    }

    @Test
    void mountsOfOneTargetAreTheSameByDeviceAndRoot() {
        List<Row> host = List.of(mount("/", "8:1", "/"), mount("/proc", "0:5", "/"), mount("/run", "0:6", "/"));
        List<Row> container = List.of(mount("/", "0:40", "/"), mount("/data", "8:1", "/srv"), mount("/run", "0:6", "/"));

        assertThat(Alignment.of(Facet.MOUNTS, host, container))
                .containsExactly(both(0, 0, false), right(1), left(1), both(2, 2, true));
    }

    @Test
    void objectsWithoutAKeyAreNobodysCounterpart() {
        List<Row> host = List.of(object("shared memory", "0x00000000"), object("shared memory", "0x0000002a"));
        List<Row> container = List.of(object("shared memory", "0x00000000"), object("semaphores", "0x0000002a"),
                object("shared memory", "0x0000002a"));

        assertThat(Alignment.of(Facet.IPC, host, container))
                .containsExactly(left(0), right(0), right(1), both(1, 2, false));
    }

    @Test
    void rangesStandByTheirNumber() {
        List<Row> host = List.of(range("uid", 0, 0), range("gid", 0, 0));
        List<Row> container = List.of(range("uid", 0, 100000), range("uid", 1, 200000), range("gid", 0, 0));

        assertThat(Alignment.of(Facet.USERS, host, container))
                .containsExactly(both(0, 0, false), right(1), both(1, 2, true));
    }

    @Test
    void theHostnameStandsBesideTheHostname() {
        List<Row> one = List.of(new Cells().with("hostname", "node").with("uname", "Linux node").row());
        List<Row> other = List.of(new Cells().with("hostname", "app").with("uname", "Linux app").row());

        assertThat(Alignment.of(Facet.HOSTNAME, one, other)).containsExactly(both(0, 0, false));
        assertThat(Alignment.of(Facet.HOSTNAME, one, one)).containsExactly(both(0, 0, true));
    }

    @Test
    void oneNamespaceIsItselfRowByRow() {
        assertThat(Alignment.shared(List.of(process(1, 1), process(2, 2))))
                .containsExactly(both(0, 0, true), both(1, 1, true));
    }

    @Test
    void everyRowOfBothSidesIsInExactlyOnePair() {
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            List<Row> host = rows(random, random.nextInt(12));
            List<Row> container = random.nextInt(8) == 0 ? host : rows(random, random.nextInt(12));
            for (Facet facet : Facet.ALL) {
                List<Pair> pairs = Alignment.of(facet, host, container);

                assertThat(pairs.stream().flatMapToInt(pair -> pair.host().stream()).sorted().boxed())
                        .containsExactlyElementsOf(IntStream.range(0, host.size()).boxed().toList());
                assertThat(pairs.stream().flatMapToInt(pair -> pair.container().stream()).sorted().boxed())
                        .containsExactlyElementsOf(IntStream.range(0, container.size()).boxed().toList());
                assertThat(pairs).noneMatch(pair -> pair.host().isEmpty() && pair.container().isEmpty());
            }
        }
    }

    /** Were the search for a partner linear, this would take hours. */
    @Test
    void aLongListingOfOneNameIsAlignedAllTheSame() {
        List<Row> host = IntStream.range(0, 100_000).mapToObj(n -> file("x", 1L, (long) n)).toList();
        List<Row> container = IntStream.range(0, 100_000).mapToObj(n -> file("x", 2L, (long) n)).toList();

        assertThat(Alignment.of(Facet.FILES, host, container)).hasSize(100_000);
    }

    private static List<Row> rows(Random random, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cells cells = new Cells();
            for (String column : List.of("name", "target", "device", "root", "inode", "kind", "key", "hostname")) {
                cells.with(column, random.nextInt(5) == 0 ? null : VALUES[random.nextInt(VALUES.length)]);
            }
            for (String column : List.of("hostPid", "ifindex", "peerIndex")) {
                cells.with(column, random.nextInt(5) == 0 ? null : (Object) random.nextInt(4));
            }
            rows.add(cells.row());
        }
        return rows;
    }

    private static Pair both(int host, int container, boolean same) {
        return new Pair(OptionalInt.of(host), OptionalInt.of(container), same);
    }

    private static Pair left(int host) {
        return new Pair(OptionalInt.of(host), OptionalInt.empty(), false);
    }

    private static Pair right(int container) {
        return new Pair(OptionalInt.empty(), OptionalInt.of(container), false);
    }

    private static Row file(String name, Long device, Long inode) {
        return new Cells().with("name", name).with("device", device).with("inode", inode).row();
    }

    private static Row process(int pid, Integer hostPid) {
        return new Cells().with("pid", pid).with("hostPid", hostPid).row();
    }

    private static Row end(String name, int index, Integer peer) {
        return new Cells().with("name", name).with("ifindex", index).with("peerIndex", peer).row();
    }

    private static Row mount(String target, String device, String root) {
        return new Cells().with("target", target).with("device", device).with("root", root).row();
    }

    private static Row object(String kind, String key) {
        return new Cells().with("kind", kind).with("key", key).row();
    }

    private static Row range(String kind, long inside, long outside) {
        return new Cells().with("kind", kind).with("inside", inside).with("outside", outside).with("count", 1L).row();
    }
}
