package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.Outcome;
import nsmirror.lab.SeenProcess;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.Trap;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The lab as a check-list: what each of its commands prints, typed over ssh by the person who logs in, is seen in the
 * mirror. And what stands over a pane, typed the same way, prints that pane's rows.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LabCheckListIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Machine machine;
    private Set<String> lasting;
    private Node node;
    private Snapshot snapshot;

    LabCheckListIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void up() throws NodeException {
        machine.read("lab-node", "up");
        node = Logins.open(machine, machine.login(), machine.key());
        snapshot = new SnapshotReader().read(node);
        lasting = Stream.concat(Stream.of(1), snapshot.containers().stream().flatMap(each -> each.pids().stream()))
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    @AfterAll
    void disconnect() {
        node.close();
    }

    @Test
    void lsnsListsTheNamespacesThatAreShown() {
        Set<String> listed = typed("sudo lsns -n -o NS,TYPE,NPROCS").map(line -> String.join(" ", words(line)))
                .collect(Collectors.toSet());

        assertThat(snapshot.namespaces().stream()
                        .filter(each -> each.processes() > 0 && !each.initial())
                        .map(LabCheckListIT::asListed))
                .isNotEmpty()
                .allMatch(listed::contains);
    }

    private static String asListed(Namespace each) {
        return each.inode() + " " + each.kind().label() + " " + each.processes();
    }

    @Test
    void lsnsOfOneProcessListsItsNamespaces() {
        for (Container who : snapshot.containers()) {
            Process leader = snapshot.process(who.leader()).orElseThrow();

            assertThat(typed("sudo lsns -n -o NS,TYPE -p " + leader.pid()).map(line -> String.join(" ", words(line))))
                    .as(who.name())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(leader.namespaces().entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey().label())).contains(line));
        }
    }

    @Test
    void theTwoRootDirectoriesAreThoseLsListsOutsideAndWithNsenter() throws NodeException {
        FacetView files = facet(named("cassandra"), Facet.FILES);

        assertThat(column(files.host(), "name")).containsExactlyInAnyOrderElementsOf(names(typed("sudo ls -al /")));
        assertThat(column(files.container(), "name")).contains("cassandra_data").containsExactlyInAnyOrderElementsOf(
                names(typed(files.container().labCommand().orElseThrow())));
    }

    @Test
    void hostnameAndUnameAreThoseOutsideAndWithNsenter() throws NodeException {
        Container who = named("cassandra");
        FacetView names = facet(who, Facet.HOSTNAME);
        String enter = "sudo nsenter -u -t " + who.leader() + " ";

        assertThat(column(names.host(), "hostname")).containsExactlyElementsOf(typed("hostname").toList());
        assertThat(column(names.host(), "uname")).containsExactlyElementsOf(typed("uname -a").toList());
        assertThat(column(names.container(), "hostname")).containsExactlyElementsOf(typed(enter + "hostname").toList());
        assertThat(column(names.container(), "uname")).containsExactlyElementsOf(typed(enter + "uname -a").toList());
        assertThat(column(names.container(), "hostname")).isNotEqualTo(column(names.host(), "hostname"));
    }

    @Test
    void theChildrenOfTheWebServerAreThoseOfPsOutsideAndWithPidOneInside() throws NodeException {
        Container app = named("app");
        FacetView processes = facet(app, Facet.PROCESSES);

        List<String> outside = typed("ps --no-headers --ppid " + app.leader()).map(line -> words(line)[0]).toList();
        assertThat(outside).hasSize(11);
        assertThat(column(having(processes.host(), "ppid", String.valueOf(app.leader())), "pid"))
                .containsExactlyInAnyOrderElementsOf(outside);
        // As exec into the container has it: its /proc, its PIDs; ps itself is one more than is shown, which is said.
        List<String> inside = typed("sudo nsenter -t %d -p -m ps -o pid,args".formatted(app.leader())).skip(1)
                .filter(line -> !line.contains("ps -o")).map(line -> words(line)[0]).toList();
        assertThat(inside).hasSize(12).contains("1");
        assertThat(column(processes.container(), "pid")).containsExactlyInAnyOrderElementsOf(inside);
        assertThat(column(having(processes.container(), "pid", "1"), "hostPid")).containsExactly("" + app.leader());
        assertThat(processes.container().notes()).anyMatch(note -> note.contains("ps "));
    }

    @Test
    void theTreeOfTheHostIsTheKernels() throws NodeException {
        View host = facet(named("app"), Facet.PROCESSES).host();

        Map<String, String> parents = machine.processes().stream()
                .filter(each -> lasting.contains(String.valueOf(each.pid())))
                .collect(Collectors.toMap(each -> String.valueOf(each.pid()), LabCheckListIT::parent));
        assertThat(host.rows().stream().filter(row -> parents.containsKey(row.text("pid")))
                        .collect(Collectors.toMap(row -> row.text("pid"), row -> row.text("ppid"))))
                .isEqualTo(parents);
        for (int i = 0; i < host.rows().size(); i++) {
            Row row = host.rows().get(i);
            assertThat(above(host.rows().subList(0, i), row)).as(row.toString()).isTrue();
        }
    }

    private static String parent(SeenProcess process) {
        return String.valueOf(process.ppid());
    }

    /** Whether its parent stands above it, one step to the left, as pstree draws it. */
    private static boolean above(List<Row> rows, Row row) {
        int depth = (int) row.cells().get("depth");
        return depth == 0 || rows.stream().anyMatch(each -> each.text("pid").equals(row.text("ppid"))
                && (int) each.cells().get("depth") == depth - 1);
    }

    @Test
    void theInterfacesAreThoseOfIpOutsideAndWithNsenter() throws NodeException {
        Container app = named("app");
        FacetView interfaces = facet(app, Facet.INTERFACES);

        assertThat(links(interfaces.host())).containsExactlyElementsOf(links(typed("ip a")));
        assertThat(links(interfaces.container())).hasSize(2)
                .containsExactlyElementsOf(links(typed("sudo nsenter -n -t " + app.leader() + " ip a")));
        assertThat(String.join(" ", column(interfaces.container(), "addresses")))
                .contains(typed("sudo nsenter -n -t " + app.leader() + " ip a").filter(line -> line.contains("scope global"))
                        .map(line -> words(line)[1]).toList());
        assertThat(column(having(interfaces.container(), "name", "eth0"), "peer")).containsExactly("veth-app (host)");
    }

    @Test
    void enteringThePidNamespaceAloneListsTheHostsProcessesAsTheTrapSays() throws NodeException {
        Container app = named("app");
        Trap trap = Trap.of(new MirrorReader().read(node, snapshot, app, Wanted.of(Set.of(Facet.PROCESSES))))
                .orElseThrow();

        Outcome outcome = outcome(trap.command());
        if (outcome.err().contains("lookup self")) {
            assertThat(trap.why()).contains("lookup self");
        } else {
            assertThat(outcome.out().lines().skip(1).map(line -> words(line)[0])).containsAll(lasting);
        }
        assertThat(trap.rows().stream().map(row -> row.text("pid"))).containsAll(lasting);
    }

    @Test
    void whatStandsOverAPaneTypedPrintsItsRows() throws NodeException {
        for (Container who : List.of(named("app"), named("cassandra"), named("agent"), named("rootless"))) {
            Map<Facet, FacetView> facets = new MirrorReader().read(node, snapshot, who, Wanted.all()).facets();
            assertThat(facets).containsOnlyKeys(Facet.ALL);
            for (Facet facet : Facet.ALL) {
                FacetView view = facets.get(facet);
                for (View side : view.shared() ? List.of(view.host()) : List.of(view.host(), view.container())) {
                    assertThat(rows(facet, side)).as(who.name() + ": " + side.command())
                            .isEqualTo(printed(facet, typed(side.command()).toList(), lines(side == view.host())));
                }
            }
        }
    }

    @Test
    void whatStandsOverADirectoryTypedListsIt() throws NodeException {
        FacetView files = new MirrorReader().read(node, snapshot, named("cassandra"),
                Wanted.of(Set.of(Facet.FILES)).in(Directory.of("/etc"))).facets().get(Facet.FILES);

        for (View side : List.of(files.host(), files.container())) {
            assertThat(rows(Facet.FILES, side)).as(side.command()).isNotEmpty()
                    .isEqualTo(printed(Facet.FILES, typed(side.command()).toList(), any -> true));
        }
    }

    /** What identifies each row, of processes those that are there however long one looks. */
    private Set<String> rows(Facet facet, View view) {
        Stream<Row> rows = view.rows().stream();
        return sorted(switch (facet) {
            case FILES -> rows.map(row -> row.text("mode") + " " + row.text("owner") + " " + row.text("name"));
            case HOSTNAME -> rows.flatMap(row -> Stream.of(row.text("hostname"), row.text("uname")));
            case PROCESSES -> rows.filter(row -> lasting.contains(row.text("hostPid")))
                    .map(row -> row.text("pid") + " " + row.text("ppid"));
            case INTERFACES -> links(view).stream();
            case IPC -> rows.filter(row -> !row.text("kind").equals("POSIX queue")).map(row -> row.text("key"));
            case ROUTES -> rows.map(row -> row.text("destination"));
            case SOCKETS -> Stream.of("%d sockets".formatted(rows.count()));
            case USERS -> rows.map(row -> row.text("inside") + " " + row.text("outside") + " " + row.text("count"));
            case MOUNTS -> rows.map(row -> row.text("target"));
            case CAPABILITIES -> Stream.of("%016x".formatted(rows.filter(row -> row.text("state").equals("held"))
                    .mapToLong(row -> 1L << (int) row.cells().get("number")).sum()));
            case CGROUP -> rows.filter(row -> row.text("what").startsWith("path")).map(row -> row.text("value"));
            case TIME -> rows.filter(row -> row.text("what").endsWith("offset")).map(row -> row.text("seconds"));
        });
    }

    /** The same of what a command printed. */
    private Set<String> printed(Facet facet, List<String> lines, Predicate<String> ofProcess) {
        Stream<String> all = lines.stream();
        return sorted(switch (facet) {
            case FILES -> all.skip(1).map(line -> words(line)[0].substring(0, 10) + " " + words(line)[2] + " " + name(line));
            case HOSTNAME -> Stream.of(lines.getFirst(), lines.getLast()); // between them, where it is installed, domainname
            case PROCESSES -> all.skip(1).filter(ofProcess).map(line -> words(line)[0] + " " + words(line)[1]);
            case INTERFACES -> links(all).stream();
            case IPC -> all.filter(line -> line.startsWith("0x")).map(line -> words(line)[0]);
            case ROUTES -> all.map(line -> line.replaceFirst("^(unreachable|local|broadcast) ", "").split(" ")[0]);
            case SOCKETS -> Stream.of("%d sockets".formatted(all.skip(1).count()));
            case USERS -> all.map(line -> String.join(" ", words(line)));
            case MOUNTS -> all.map(line -> line.split(" ")[4]);
            case CAPABILITIES -> all.filter(line -> line.startsWith("CapEff")).map(line -> words(line)[1]);
            case CGROUP -> all.filter(line -> line.matches("\\d+:.*")).map(line -> line.split(":", 3)[2]);
            case TIME -> all.skip(1).map(line -> words(line)[1]);
        });
    }

    /** Of those ps prints: outside those that last, inside all but ps itself. */
    private Predicate<String> lines(boolean outside) {
        return line -> outside ? lasting.contains(words(line)[0]) : !line.contains("ps -e");
    }

    private static Set<String> sorted(Stream<String> each) {
        return each.collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(Stream<String> listing) {
        return listing.skip(1).map(LabCheckListIT::name).toList();
    }

    /** Of a line of {@code ls -l}. */
    private static String name(String line) {
        return line.split("\\s+", 9)[8].replaceFirst(" -> .*", "");
    }

    private static List<String> links(View view) {
        return view.rows().stream().map(row -> row.text("ifindex") + ": " + row.text("name")).toList();
    }

    /** Of {@code ip a}. */
    private static List<String> links(Stream<String> printed) {
        return printed.filter(line -> !line.startsWith(" ")).map(line -> line.split("[:@]")[0] + ":" + line.split("[:@]")[1])
                .toList();
    }

    private static String[] words(String line) {
        return line.strip().split("\\s+");
    }

    private static View having(View view, String column, String value) {
        return Sides.with(view, view.rows().stream().filter(row -> row.text(column).equals(value)).toList());
    }

    private static List<String> column(View view, String column) {
        return view.rows().stream().map(row -> row.text(column)).toList();
    }

    private FacetView facet(Container who, Facet facet) throws NodeException {
        return new MirrorReader().read(node, snapshot, who, Wanted.of(Set.of(facet))).facets().get(facet);
    }

    private Container named(String start) {
        return snapshot.containers().stream().filter(each -> each.name().startsWith(start)).findFirst().orElseThrow();
    }

    /** What a command prints that a person types who has logged in with ssh. */
    private Stream<String> typed(String command) {
        return outcome(command).out().lines();
    }

    /** Over one connection of ssh's own. Where ip is, is not in everybody's PATH. */
    private Outcome outcome(String command) {
        return Outcome.of(LIMIT, "", List.of("ssh", "-F", "none", "-T", "-i", machine.key().toString(),
                "-p", String.valueOf(machine.port()), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
                "-o", "UserKnownHostsFile=" + machine.knownHosts(), "-o", "ControlMaster=auto",
                "-o", "ControlPersist=20", "-o", "ControlPath=" + machine.dir().resolve("typed"), machine.login() + "@" + machine.host(), "PATH=$PATH:/usr/sbin; " + command));
    }
}
