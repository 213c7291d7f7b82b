package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.model.Kind;
import nsmirror.node.Command;
import org.junit.jupiter.api.Test;

/** The small outputs: names, versions, users, mounts, root directories, hostnames. */
class SmallOutputsTest {
    @Test
    void unameTellsNameAndKernel() {
        assertThat(NodeWords.uname("node-3.example.com 3.10.0-957.el7.x86_64\n"))
                .isEqualTo(new NodeWords.Uname("node-3.example.com", "3.10.0-957.el7.x86_64"));
        assertThat(NodeWords.uname("a b\nc 6.1.0\n")).isEqualTo(new NodeWords.Uname("a b\nc", "6.1.0"));
        assertThat(NodeWords.uname("")).isEqualTo(new NodeWords.Uname("", ""));
    }

    @Test
    void theDistributionHasAPrettyName() {
        assertThat(NodeWords.os("NAME=\"Alpine\"\nPRETTY_NAME=\"Alpine Linux v3.20\"\n")).hasValue("Alpine Linux v3.20");
        assertThat(NodeWords.os("NAME=Fedora\n")).hasValue("Fedora");
        assertThat(NodeWords.os("PRETTY_NAME='A \\$ \\\"B\\\"'\n")).hasValue("A $ \"B\"");
        assertThat(NodeWords.os("PRETTY_NAME=\"\"\n")).isEmpty();
        assertThat(NodeWords.os("")).isEmpty();
    }

    @Test
    void toolsTellTheirVersions() {
        assertThat(NodeWords.versions("lsns from util-linux 2.38.1\n\0ps from procps-ng 4.0.2\n\0"
                + "ip utility, iproute2-6.1.0, libbpf 1.1.2\n"))
                .isEqualTo(Map.of("lsns", "2.38.1", "ps", "4.0.2", "ip", "6.1.0"));
        assertThat(NodeWords.versions("lsns from util-linux 2.23.2\n\0procps-ng version 3.3.10\n\0"
                + "ip utility, iproute2-ss170501\n"))
                .isEqualTo(Map.of("lsns", "2.23.2", "ps", "3.3.10", "ip", "ss170501"));
        assertThat(NodeWords.versions("\0ps: unrecognized option: version\nBusyBox v1.36.1 (2024-06-10) multi-call binary."
                + "\n\0ip: invalid option -- 'V'\nBusyBox v1.36.1 (2024-06-10) multi-call binary.\n"))
                .isEqualTo(Map.of("ps", "busybox 1.36.1", "ip", "busybox 1.36.1"));
        assertThat(NodeWords.versions("\0sh: 1: ps: not found\n\0sh: 1: ip: not found\n")).isEmpty();
        assertThat(NodeWords.versions("")).isEmpty();
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertThat(Versions.atLeast("2.38.1", "2.37")).isTrue();
        assertThat(Versions.atLeast("2.9", "2.37")).isFalse();
        assertThat(Versions.atLeast("3.10.0-957.el7.x86_64", "4.1")).isFalse();
        assertThat(Versions.atLeast("4", "4.0")).isTrue();
        assertThat(Versions.atLeast("ss170501", "4.14")).isFalse();
        assertThat(Versions.atLeast("", "1")).isFalse();
    }

    @Test
    void passwdNamesUsers() {
        assertThat(Passwd.read("root:x:0:0::/root:/bin/sh\ntoor:x:0:0::/:\nstudent:x:1000:1000:A:/:/\n+::\n:x:7:7\nx:y\n"))
                .isEqualTo(Map.of(0, "root", 1000, "student"));
    }

    @Test
    void aMountHoldsANamespace() {
        assertThat(NamespaceMounts.read("""
                312 28 0:4 net:[4026532177] /run/netns/blue rw shared:140 - nsfs nsfs rw
                313 28 0:4 mnt:[4026532178] /run/a\\040b\\134\\012c rw - nsfs nsfs rw
                312 28 0:4 net:[4026532177] /run/netns/blue rw shared:140 - nsfs nsfs rw
                22 27 0:21 / /tmp/\\040-\\040nsfs\\040 rw - proc proc rw
                x - nsfs y
                """)).isEqualTo(List.of(
                new NamespaceMounts.Mount(Kind.NET, 4026532177L, "/run/netns/blue"),
                new NamespaceMounts.Mount(Kind.MNT, 4026532178L, "/run/a b\\\nc")));
    }

    @Test
    void rootDirectoriesAreToldByDeviceAndInode() {
        RootDirectories.Roots roots = RootDirectories.read("self/root 64768:2\n1/root 64768:2\n4470/root 77:9\nx/root 1:2\n");
        assertThat(roots.byPid()).isEqualTo(Map.of(1, "64768:2", 4470, "77:9"));
        assertThat(roots.login()).hasValue("64768:2");
    }

    @Test
    void aHostnameMayHoldAnythingButNul() {
        String hostile = "a\n4026532099 b\n\u001b[2J";
        assertThat(UtsNames.read("4026532001 web-1\n\0" + "4026532002 " + hostile + "\n\0" + "\0" + "4026532003 \n\0"
                + "4026532004 cut"))
                .isEqualTo(Map.of(4026532001L, "web-1", 4026532002L, hostile, 4026532003L, ""));
    }

    @Test
    void noCommandIsLongerThanShTakes() {
        Map<Long, Integer> pids = new TreeMap<>();
        IntStream.range(0, 30_000).forEach(i -> pids.put(4026531840L + i, 4_000_000 + i));
        List<Command> commands = Stream.concat(
                UtsNames.commands(pids).stream(), RootDirectories.commands(pids.values()).stream()).toList();

        assertThat(commands).allSatisfy(command -> assertThat(command.shell().length()).isLessThan(128 * 1024));
        assertThat(String.join(" ", commands.stream().map(Command::shell).toList()))
                .contains(" 4000000 4026531840 ", " 4029999 4026561839", "4029999 | xargs");
    }
}
