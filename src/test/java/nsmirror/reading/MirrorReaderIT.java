package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.Outcome;
import nsmirror.lab.SeenProcess;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The mirror of real containers, over SSH, against what this computer sees of them: their root directories by readdir,
 * their PIDs in its own /proc, their namespaces entered by hand.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MirrorReaderIT {
    private final Machine machine;
    private Node node;
    private Snapshot snapshot;
    private List<Mirror> mirrors;

    MirrorReaderIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void makeContainers() throws NodeException {
        machine.read("lab-node", "up");
        node = Logins.open(machine, machine.login(), machine.key());
        snapshot = new SnapshotReader().read(node);
        mirrors = new MirrorReader().all(node, snapshot);
    }

    @AfterAll
    void disconnect() {
        node.close();
    }

    @Test
    void everyFacetOfEveryContainerIsReadWithoutTrouble() {
        for (Mirror mirror : mirrors) {
            assertThat(mirror.facets().keySet()).containsExactlyElementsOf(Facet.ALL);
            mirror.facets().forEach((facet, view) -> {
                String what = mirror.who().name() + " " + facet;
                assertThat(view.host().trouble()).as(what).isEmpty();
                assertThat(view.container().trouble()).as(what).isEmpty();
                if (facet != Facet.CAPABILITIES && facet != Facet.CGROUP) { // which are a process's own
                    assertThat(view.shared()).as(what)
                            .isEqualTo(mirror.who().shares().get(facet.kind()) == Sharing.HOST);
                }
                assertThat(view.pairs()).as(what)
                        .hasSizeBetween(Math.max(view.host().rows().size(), view.container().rows().size()),
                                view.host().rows().size() + view.container().rows().size());
            });
        }
    }

    @Test
    void oneContainerIsReadAsAmongAll() throws NodeException {
        Container who = named("rootless");

        for (Facet facet : List.of(Facet.FILES, Facet.HOSTNAME, Facet.INTERFACES, Facet.USERS, Facet.MOUNTS)) {
            assertThat(again(who, facet)).isEqualTo(facet(who, facet));
        }
    }

    @Test
    void filesAreThoseOfTheRootDirectories() throws Exception {
        for (Container who : snapshot.containers()) {
            FacetView view = facet(who, Facet.FILES);

            assertThat(files(view.container())).as(who.name()).isEqualTo(filesOf(seen(who.leader()).outerPid()));
            assertThat(files(view.host())).isEqualTo(filesOf(machine.initPid()));
        }
    }

    @Test
    void aFileBothSidesHaveIsTheSameOnlyIfItIs() {
        FacetView view = facet(named("cassandra"), Facet.FILES);

        assertThat(view.container().rows()).extracting(row -> row.text("name")).contains("cassandra_data");
        assertThat(view.host().rows()).extracting(row -> row.text("name")).doesNotContain("cassandra_data");
        assertThat(view.pairs()).noneMatch(Pair::same);
    }

    @Test
    void namesAreThoseOfTheUtsNamespaces() {
        for (Container who : snapshot.containers()) {
            Row row = facet(who, Facet.HOSTNAME).container().rows().getFirst();

            assertThat(row.text("hostname")).isEqualTo(inNamespace(who, "-u", "uname", "-n"));
            assertThat(row.text("uname")).isEqualTo(inNamespace(who, "-u", "uname", "-a"));
        }
    }

    @Test
    void everyProcessInsideIsJoinedToItselfOutside() {
        for (Container who : snapshot.containers()) {
            FacetView view = facet(who, Facet.PROCESSES);
            SeenProcess leader = seen(who.leader());
            int level = leader.nspid().size() - 1;
            Map<Integer, Integer> expected = machine.processes().stream()
                    .filter(each -> each.shares(Kind.PID, leader) && who.pids().contains(each.pid()))
                    .collect(Collectors.toMap(each -> each.nspid().get(level), SeenProcess::pid));

            Map<Object, Object> shown = view.container().rows().stream()
                    .filter(row -> expected.containsKey(row.cells().get("pid")))
                    .collect(Collectors.toMap(row -> row.cells().get("pid"), row -> row.cells().get("hostPid")));
            assertThat(shown).as(who.name()).isEqualTo(expected);
            if (!view.shared()) {
                assertThat(view.container().rows()).as(who.name()).hasSameSizeAs(expected.keySet());
            }
        }
    }

    @Test
    void aContainerShowsTheProcessesOfTheOneInItAsItNumbersThem() throws NodeException {
        int outer = Integer.parseInt(machine.read("sh", "-c", """
                unshare -fpm --mount-proc sh -c 'unshare -fpm --mount-proc sleep 4711 & wait' >/dev/null 2>&1 &
                until pgrep -x sleep >/dev/null; do :; done; pgrep -P $!"""));
        try {
            Snapshot now = new SnapshotReader().read(node);
            Container who = now.containers().stream().filter(each -> each.leader() == outer).findFirst().orElseThrow();
            View view = new MirrorReader().read(node, now, who, Wanted.of(Set.of(Facet.PROCESSES)))
                    .facets().get(Facet.PROCESSES).container();

            Map<Object, Object> expected = machine.processes().stream()
                    .filter(each -> each.nspid().size() > 1 && below(each, outer))
                    .collect(Collectors.toMap(each -> each.nspid().get(1), SeenProcess::pid));
            assertThat(expected).hasSize(3);
            assertThat(view.rows().stream()
                            .collect(Collectors.toMap(row -> row.cells().get("pid"), row -> row.cells().get("hostPid"))))
                    .isEqualTo(expected);
        } finally {
            machine.read("kill", "-9", String.valueOf(outer));
        }
    }

    private boolean below(SeenProcess process, int ancestor) {
        return process.pid() == ancestor || process.ppid() > 1 && below(seen(process.ppid()), ancestor);
    }

    @Test
    void interfacesAreThoseOfTheNetNamespacesEachBesideItsOtherEnd() {
        for (Container who : snapshot.containers()) {
            FacetView view = facet(who, Facet.INTERFACES);

            assertThat(view.container().rows()).extracting(row -> row.text("ifindex") + ": " + row.text("name"))
                    .containsExactlyElementsOf(links(who));
        }
        for (String name : List.of("app", "rootless")) {
            FacetView view = facet(named(name), Facet.INTERFACES);
            Row eth0 = row(view.container(), "name", "eth0");
            assertThat(eth0.text("peer")).isEqualTo("veth-" + name + " (host)");
            assertThat(row(view.host(), "name", "veth-" + name).text("peer")).isEqualTo("eth0 in " + named(name).name());
            assertThat(row(view.host(), "name", "veth-" + name).text("master")).isEqualTo("lab0");
            assertThat(view.pairs()).filteredOn(pair -> pair.host().isPresent() && pair.container().isPresent())
                    .extracting(pair -> view.container().rows().get(pair.container().getAsInt()))
                    .containsExactly(eth0);
        }
    }

    @Test
    void bothEndsOfAPairMayHaveTheSameIndex() throws NodeException {
        Container app = named("app");
        String pid = String.valueOf(app.leader());
        machine.read("ip", "link", "add", "twin0", "index", "77", "type", "veth", "peer", "name", "twin1", "index", "77",
                "netns", pid);
        try {
            FacetView view = again(app, Facet.INTERFACES);
            assertThat(row(view.container(), "name", "twin1").text("peer")).isEqualTo("twin0 (host)");
            assertThat(row(view.host(), "name", "twin0").text("peer")).isEqualTo("twin1 in " + app.name());
        } finally {
            machine.read("ip", "link", "del", "twin0");
        }
    }

    @Test
    void ipcObjectsAreThoseOfTheIpcNamespaces() throws NodeException {
        Container app = named("app");
        inNamespace(app, "-i", "ipcmk", "-M", "4096", "-p", "640");
        inNamespace(app, "-i", "unshare", "-m", "sh", "-c",
                "mount --make-rprivate /; mount -t mqueue mqueue /proc; touch '/proc/a queue'");

        View view = again(app, Facet.IPC).container();

        List<String> keys = inNamespace(app, "-i", "ipcs", "-m").lines()
                .filter(line -> line.startsWith("0x"))
                .map(line -> line.split("\\s+")[0])
                .toList();
        assertThat(keys).isNotEmpty();
        assertThat(view.rows()).filteredOn(row -> row.text("kind").equals("shared memory"))
                .extracting(row -> row.text("key")).containsExactlyElementsOf(keys);
        assertThat(row(view, "key", "/a queue").text("kind")).isEqualTo("POSIX queue");
        assertThat(again(named("rootless"), Facet.IPC).container().rows()).extracting(row -> row.text("key"))
                .doesNotContain("/a queue").doesNotContainAnyElementsOf(keys);
    }

    @Test
    void usersAreThoseOfTheMaps() {
        FacetView view = facet(named("rootless"), Facet.USERS);

        assertThat(view.container().rows()).extracting(row -> String.join(" ", row.text("kind"),
                        row.text("inside"), row.text("outside"), row.text("count")))
                .containsExactly("uid 0 100000 65536", "gid 0 100000 65536");
        assertThat(view.container().notes()).contains("root inside is 100000 outside");
    }

    @Test
    void mountsAreThoseOfTheMountTablesInWords() throws Exception {
        for (Container who : snapshot.containers()) {
            List<String> targets = Files.readAllLines(
                            Path.of("/proc", String.valueOf(seen(who.leader()).outerPid()), "mountinfo"))
                    .stream().map(line -> line.split(" ")[4]).toList();

            assertThat(facet(who, Facet.MOUNTS).container().rows()).extracting(row -> row.text("target"))
                    .containsExactlyElementsOf(targets);
        }
        Row data = row(facet(named("cassandra"), Facet.MOUNTS).container(), "target", "/cassandra_data");
        String path = data.text("meaning").substring("bind mount of the host's ".length());
        assertThat(inode(machine.initPid(), path)).isEqualTo(inode(seen(named("cassandra").leader()).outerPid(),
                "/cassandra_data"));
    }

    @Test
    void theCommandsShownShowTheSameRows() throws NodeException {
        Container app = named("app");
        String ls = machine.read("sh", "-c", facet(app, Facet.FILES).container().command());
        String ps = machine.read("sh", "-c", facet(app, Facet.PROCESSES).container().command());
        String ip = machine.read("sh", "-c", facet(app, Facet.INTERFACES).container().command());
        String ipcs = machine.read("sh", "-c", facet(app, Facet.IPC).container().command());

        assertThat(ls.lines().skip(1)).hasSameSizeAs(facet(app, Facet.FILES).container().rows());
        assertThat(ps.lines().skip(1).filter(line -> !line.contains("ps -e")).map(line -> line.strip().split(" ")[0]))
                .containsExactlyElementsOf(facet(app, Facet.PROCESSES).container().rows().stream()
                        .map(row -> row.text("pid")).toList());
        assertThat(ip.lines().filter(line -> !line.startsWith(" ")))
                .hasSameSizeAs(facet(app, Facet.INTERFACES).container().rows());
        assertThat(ipcs.lines().filter(line -> line.startsWith("0x"))).hasSameSizeAs(
                again(app, Facet.IPC).container().rows().stream()
                        .filter(row -> !row.text("kind").equals("POSIX queue")).toList());
    }

    @Test
    void withoutRootWhatNeedsNoneIsShownAndTheRestSaysWhy() throws NodeException {
        try (Node guest = Logins.open(machine, machine.guest(), machine.guestKey())) {
            Mirror mirror = new MirrorReader().read(guest, new SnapshotReader().read(guest), named("app"),
                    Wanted.all());

            assertThat(mirror.facets().get(Facet.USERS).container().trouble()).isEmpty();
            assertThat(mirror.facets().get(Facet.MOUNTS).container().rows()).isNotEmpty();
            for (Facet facet : List.of(Facet.FILES, Facet.HOSTNAME, Facet.PROCESSES, Facet.INTERFACES, Facet.IPC)) {
                assertThat(mirror.facets().get(facet).container().trouble().orElseThrow())
                        .contains(guest.login().whyNotRoot().orElseThrow());
            }
        }
    }

    /** As it was read with all the others. */
    private FacetView facet(Container who, Facet facet) {
        return mirrors.stream()
                .filter(mirror -> mirror.who().equals(who))
                .findFirst()
                .orElseThrow()
                .facets()
                .get(facet);
    }

    /** As it is now. */
    private FacetView again(Container who, Facet facet) throws NodeException {
        return new MirrorReader().read(node, snapshot, who, Wanted.of(Set.of(facet))).facets().get(facet);
    }

    private Container named(String start) {
        return snapshot.containers().stream().filter(each -> each.name().startsWith(start)).findFirst().orElseThrow();
    }

    private SeenProcess seen(int pid) {
        return machine.processes().stream().filter(each -> each.pid() == pid).findFirst().orElseThrow();
    }

    private static Row row(View view, String column, String value) {
        return view.rows().stream().filter(row -> row.text(column).equals(value)).findFirst().orElseThrow();
    }

    /** By this computer's nsenter. */
    private String inNamespace(Container who, String namespace, String... command) {
        List<String> all = Stream.concat(
                Stream.of("nsenter", "-t", String.valueOf(seen(who.leader()).outerPid()), namespace, "--"),
                Stream.of(command)).toList();
        Outcome outcome = Outcome.of(Duration.ofSeconds(20), "", all);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out().stripTrailing();
    }

    private List<String> links(Container who) {
        return inNamespace(who, "-n", "ip", "-o", "link").lines()
                .map(line -> line.replaceFirst("^(\\d+: [^:@]+).*", "$1"))
                .toList();
    }

    private static Map<String, String> files(View view) {
        return new TreeMap<>(view.rows().stream()
                .filter(row -> !row.text("name").matches("\\.\\.?"))
                .collect(Collectors.toMap(row -> row.text("name"), row -> row.text("mode") + " " + row.text("device")
                        + " " + row.text("inode") + " " + row.text("target"))));
    }

    private static Map<String, String> filesOf(int pid) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(Path.of("/proc", String.valueOf(pid), "root", "."))) {
            for (Path file : list.toList()) {
                Map<String, Object> stat = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
                String target = (boolean) stat.get("isSymbolicLink") ? Files.readSymbolicLink(file).toString() : "";
                files.put(file.getFileName().toString(), mode((int) stat.get("mode")) + " " + stat.get("dev") + " "
                        + stat.get("ino") + " " + target);
            }
        }
        return files;
    }

    /** As ls writes it. See inode(7). */
    private static String mode(int mode) {
        char type = "?pc?d?b?-?l?s???".charAt(mode >> 12);
        StringBuilder text = new StringBuilder(String.valueOf(type));
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 1 ? "rwxrwxrwx".charAt(8 - bit) : '-');
        }
        if ((mode & 01000) != 0) {
            text.setCharAt(9, (mode & 1) == 1 ? 't' : 'T');
        }
        if ((mode & 02000) != 0) {
            text.setCharAt(6, (mode & 010) != 0 ? 's' : 'S');
        }
        return text.toString();
    }

    private static Object inode(int pid, String path) throws IOException {
        return Files.getAttribute(Path.of("/proc/" + pid + "/root" + path), "unix:ino");
    }
}
