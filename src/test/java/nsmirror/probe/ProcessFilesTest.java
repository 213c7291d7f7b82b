package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nsmirror.probe.StatFiles.Stat;
import nsmirror.probe.StatusFiles.Status;
import org.junit.jupiter.api.Test;

/** What grep prints of stat, status, cgroup and cmdline below /proc. */
class ProcessFilesTest {
    private static final String REST = " 0 -1 4194560 117 0 0 0 0 0 0 0 20 0 1 0 %d 2461696 231 18446744073709551615";

    private static String stat(int pid, String comm, char state, int ppid, long start) {
        return pid + " (" + comm + ") " + state + " " + ppid + " 1 1" + REST.formatted(start) + "\n";
    }

    /** As grep prints a file: the prefix before each of its lines. */
    private static String grepped(String prefix, String content) {
        return content.lines().map(line -> prefix + line + "\n").reduce("", String::concat);
    }

    @Test
    void aProcessIsItsNameItsParentAndItsStart() {
        assertThat(StatFiles.read("812/stat:" + stat(812, "sshd", 'S', 1, 2204)))
                .isEqualTo(Map.of(812, new Stat("sshd", 'S', 1, 2204, false, 1, 0)));
    }

    @Test
    void theFieldsBeginBehindTheLastBracket() {
        assertThat(StatFiles.read("7/stat:" + stat(7, "a) S 4 (b", 'R', 1, 99)).get(7))
                .isEqualTo(new Stat("a) S 4 (b", 'R', 1, 99, false, 1, 0));
    }

    @Test
    void aNameWithLineBreaksForgesNoOtherProcess() {
        String name = "x\n2/stat:2 (e";
        String printed = grepped("30/stat:", stat(30, name, 'S', 1, 5)) + "31/stat:" + stat(31, "sh", 'S', 30, 6);

        assertThat(StatFiles.read(printed)).isEqualTo(Map.of(
                30, new Stat(name, 'S', 1, 5, false, 1, 0), 31, new Stat("sh", 'S', 30, 6, false, 1, 0)));
    }

    @Test
    void aKernelThreadIsKnownByItsFlag() {
        String kthreadd = "2/stat:2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 3 0 0 0\n";
        assertThat(StatFiles.read(kthreadd).get(2).kernel()).isTrue();
    }

    @Test
    void aProcessThatEndedIsKnownByItsState() {
        assertThat(StatFiles.read("9/stat:" + stat(9, "sleep", 'Z', 1, 8)).get(9).ended()).isTrue();
        assertThat(StatFiles.read("9/stat:" + stat(9, "sleep", 'S', 1, 8)).get(9).ended()).isFalse();
    }

    @Test
    void whatWasCutOffIsLeftOut() {
        String whole = "30/stat:" + stat(30, "sh", 'S', 1, 5);
        for (int length = 0; length < whole.length(); length++) {
            assertThat(StatFiles.read(whole.substring(0, length))).as(whole.substring(0, length)).isEmpty();
        }
    }

    @Test
    void nonsenseIsSkipped() {
        String lines = "stat:1 (a) S 1\n/stat:\n99999999999/stat:1 (a) S 1\nx/stat:1\n5/stat:5 (a) S\n6/stat:6 () \n"
                + "7/status:7 (a) S 1 1 1" + REST.formatted(1) + "\n" + "8/stat:8 (a) S -1 1 1" + REST.formatted(1) + "\n";
        assertThat(StatFiles.read(lines)).isEmpty();
    }

    @Test
    void statusTellsTheUserAndThePidAtEachLevel() {
        String printed = "4506/status:Uid:\t1000\t1000080000\t1000\t1000\n4506/status:NSpid:\t4506\t18\n"
                + "1/status:Uid:\t0\t0\t0\t0\n";
        assertThat(StatusFiles.read(printed)).isEqualTo(Map.of(
                4506, new Status(1000080000, List.of(4506, 18)), 1, new Status(0, List.of())));
    }

    @Test
    void aUserIdHas32Bits() {
        Status status = StatusFiles.read("5/status:Uid:\t0\t4294967294\t0\t0\n").get(5);
        assertThat(Integer.toUnsignedString(status.uid())).isEqualTo("4294967294");
    }

    @Test
    void theV2CgroupIsTheOneAfterTwoColons() {
        assertThat(CgroupFiles.read("1/cgroup:0::/init.scope\n8/cgroup:0::/a:b/c\n"))
                .isEqualTo(Map.of(1, "/init.scope", 8, "/a:b/c"));
    }

    @Test
    void onV1SystemdsHierarchyTellsMost() {
        String printed = """
                33/cgroup:11:pids:/docker/aa
                33/cgroup:5:cpuacct,cpu:/
                33/cgroup:1:name=systemd:/system.slice/sshd.service
                33/cgroup:0::/other
                """;
        assertThat(CgroupFiles.read(printed)).isEqualTo(Map.of(33, "/system.slice/sshd.service"));
    }

    @Test
    void whereSystemdKnowsNothingAControllerMay() {
        String printed = "33/cgroup:1:name=systemd:/\n33/cgroup:0::/\n33/cgroup:4:memory:/lxc/web\n33/cgroup:3:cpu:/\n";
        assertThat(CgroupFiles.read(printed)).isEqualTo(Map.of(33, "/lxc/web"));
    }

    @Test
    void argumentsAreKeptAsTheyAre() {
        String printed = "12/cmdline:sh\0" + "12/cmdline:-c\0" + "12/cmdline:echo 'a\nb' \u001b[2J\0" + "12/cmdline:\0"
                + "13/cmdline:" + "x".repeat(4096) + "\0";
        assertThat(ArgumentFiles.read(printed)).isEqualTo(Map.of(
                12, List.of("sh", "-c", "echo 'a\nb' \u001b[2J", ""), 13, List.of("x".repeat(4096))));
    }

    @Test
    void anArgumentForgesNoOtherProcess() {
        String printed = "12/cmdline:echo\0" + "12/cmdline:\n99/cmdline:root\0";
        assertThat(ArgumentFiles.read(printed)).isEqualTo(Map.of(12, List.of("echo", "\n99/cmdline:root")));
    }

    @Test
    void thePaddingBehindATitleIsNoArgument() {
        String nginx = "8/cmdline:nginx: worker process\0" + "8/cmdline:\0".repeat(20);
        String init = "1/cmdline:init\0" + "1/cmdline:\0".repeat(6);
        assertThat(ArgumentFiles.read(nginx + init))
                .isEqualTo(Map.of(8, List.of("nginx: worker process"), 1, List.of("init")));
    }

    @Test
    void busyboxPsTellsArgumentsInOnePiece() {
        String printed = "PID   COMMAND\n    1 /sbin/init splash\n    2 [kthreadd]\n  310 sh -c  x\n";
        assertThat(ArgumentFiles.readPs(printed))
                .isEqualTo(Map.of(1, List.of("/sbin/init splash"), 310, List.of("sh -c  x")));
    }

    @Test
    void theSweepTakesMoreProcessesThanOneProgramTakesArguments() {
        assertThat(StatFiles.COMMAND.shell())
                .isEqualTo("cd /proc && { grep -aH \"\" [0-9]*/stat; "
                        + "[ $? -ne 126 ] || printf \"%s/stat\\0\" [0-9]* | xargs -0 grep -aH \"\"; }");
    }
}
