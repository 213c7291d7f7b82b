package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nsmirror.model.Kind;
import nsmirror.node.Command;
import nsmirror.probe.NamespaceMounts.Mount;
import nsmirror.probe.OpenNamespaces.OpenFile;
import nsmirror.probe.OpenNamespaces.Unnamed;
import nsmirror.probe.ThreadLinks.ThreadLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else than a process holds a namespace: open files, threads, mounts. */
class HeldNamespacesTest {
    private static final OpenFile NET = new OpenFile(880, 7, Kind.NET, 4026532634L);

    @Test
    void findPrintsAnOpenFileALine() {
        assertThat(OpenNamespaces.read("880/fd/7 net:[4026532634]\n881/fd/10 mnt:[4026532703]\n"))
                .containsExactly(NET, new OpenFile(881, 10, Kind.MNT, 4026532703L));
    }

    @Test
    void busyboxListsThemBelowTheirDirectory() {
        assertThat(OpenNamespaces.read("1/fd:\n880/fd:\n"
                        + "lr-x------    1 root     root            64 Nov 23 18:45 7 -> net:[4026532634]\n"
                        + "900/fd:\nlr-x------ 1 root root 64 Nov 23 18:45 3 -> pid:[4026532700]\n"))
                .containsExactly(NET, new OpenFile(900, 3, Kind.PID, 4026532700L));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "880/fd/7 /tmp/net:[4026532634]\n", "880/fd/7 socket:[4026532634]\n", "880/fd/7 net:[4026532634] (deleted)\n",
        "880/fd/7 net:[4026532634]", "880/fd/x net:[4026532634]\n", "/fd/7 net:[4026532634]\n", "880/fd/7 net:[]\n",
        "880/fd/7 net:[99999999999999999999]\n", "lr-x 7 -> net:[4026532634]\n", "880/fd:\nl -> net:[1]\n", "\n", " \n",
        "880/fd/7 net:[-1]\n", "x/fd:\nlr-x 7 -> net:[4026532634]\n"})
    void whatIsNoOpenNamespaceIsNone(String text) {
        assertThat(OpenNamespaces.read(text)).isEmpty();
    }

    @Test
    void aNameThatIsGoneIsShownAsTheRoot() {
        String printed = "880/fd/7 /\n880/fd/8 net:[4026532634]\n900/fd:\nlr-x 1 root root 64 3 -> /\nx/fd/7 /\n";
        assertThat(OpenNamespaces.unnamed(printed)).containsExactly(new Unnamed(880, 7), new Unnamed(900, 3));
        assertThat(OpenNamespaces.behind(List.of(new Unnamed(880, 7), new Unnamed(900, 3)))).singleElement()
                .satisfies(command -> assertThat(command.shell()).contains("stat -Lc \"%d %n\" 880/fd/7 900/fd/3 |"));
    }

    @Test
    void aThreadsLinksAreToldByFindAndByLs() {
        assertThat(ThreadLinks.read("800/task/812/ns/uts uts:[4026532999]\n"
                        + "800/task/812/ns/pid_for_children pid:[4026532998]\n800/task/800/ns/net \n"))
                .containsExactly(new ThreadLink(800, 812, Kind.UTS, 4026532999L, false),
                        new ThreadLink(800, 812, Kind.PID, 4026532998L, true));
        assertThat(ThreadLinks.read("lrwxrwxrwx    1 root     root             0 Nov 23 18:45 "
                        + "800/task/812/ns/uts -> uts:[4026532999]\n"))
                .containsExactly(new ThreadLink(800, 812, Kind.UTS, 4026532999L, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "800/task/812/uts uts:[1]\n", "a/task/812/ns/uts uts:[1]\n", "800/task/812/ns/uts/more uts:[1]\n",
        "800/task/812/ns/uts uts[1]\n", "uts:[1]\n", "-> uts:[1]\n", " -> \n", "800/task/b/ns/uts uts:[1]\n"})
    void whatIsNoThreadsLinkIsNone(String text) {
        assertThat(ThreadLinks.read(text)).isEmpty();
    }

    @Test
    void soManyThreadsAreAskedForAsFitTheArgumentsOfOneProgram() {
        assertThat(ThreadLinks.commands(Map.of(), false)).isEmpty();
        assertThat(ThreadLinks.commands(Map.of(9, 30_000, 7, 2, 8, 30_000), false)).extracting(Command::shell)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("cd /proc && find 7/task/*/ns 8/task/*/ns -mindepth 1 \\("),
                        second -> assertThat(second).startsWith("cd /proc && find 9/task/*/ns -mindepth 1 \\("));
    }

    @Test
    void mountsAreToldByTheProcessThatSeesThem() {
        String row = "312 28 0:4 net:[4026532177] /run/net\\040ns/a\\134b\\012c rw shared:140 - nsfs nsfs rw\n";
        assertThat(NamespaceMounts.readEach("77/mountinfo:" + row + "78/mountinfo:" + row
                        + "79/mountinfo:1 2 0:4 / / rw - nsfs nsfs rw\nx/mountinfo:" + row))
                .isEqualTo(Map.of(
                        77, List.of(new Mount(Kind.NET, 4026532177L, "/run/net ns/a\\b\nc")),
                        78, List.of(new Mount(Kind.NET, 4026532177L, "/run/net ns/a\\b\nc")),
                        79, List.of()));
    }

    @Test
    void mountsAreAskedForWithinWhatOneArgumentHolds() {
        assertThat(NamespaceMounts.in(List.of())).isEmpty();
        assertThat(NamespaceMounts.in(java.util.stream.IntStream.range(1_000_000, 1_012_000).boxed().toList()))
                .hasSize(3).allSatisfy(command -> assertThat(command.shell().length()).isLessThan(128 << 10));
    }
}
