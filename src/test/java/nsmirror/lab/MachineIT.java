package nsmirror.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice machine shows nothing of the computer it runs on, and leaves nothing on it. */
@NeedsMachine
class MachineIT {
    private static final Path SCRIPT = Path.of("src/test/machine/machine").toAbsolutePath();

    private final Machine machine;

    MachineIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void livesInNamespacesOfItsOwn() throws IOException {
        SeenProcess init = machine.processes().getFirst();

        assertThat(init.pid()).isOne();
        for (Kind kind : List.of(Kind.MNT, Kind.UTS, Kind.IPC, Kind.PID, Kind.NET, Kind.CGROUP)) {
            assertThat(init.namespace(kind)).as(kind.label()).isNotEqualTo(ours(kind));
        }
    }

    @Test
    void itsMountTableHasNoPathAndNoDiskOfThisComputer() {
        List<String> ofMachine = machine.read("cat", "/proc/1/mountinfo").lines().toList();

        assertThat(ofMachine).isNotEmpty().allSatisfy(line -> {
            List<String> fields = List.of(line.split(" "));
            String type = fields.get(fields.indexOf("-") + 1);
            assertThat(type).isIn("tmpfs", "proc", "devpts", "mqueue", "sysfs");
        });
        assertThat(String.join("\n", ofMachine)).doesNotContain(machine.dir().toString());
    }

    @Test
    void itsProcessesCarryNoEnvironmentAndNoOpenFileOfThisComputer() {
        String opened = machine.read("sh", "-c", "ls -l /proc/1/fd /proc/1/cwd /proc/1/exe; cat /proc/1/environ");

        assertThat(opened).doesNotContain(machine.dir().toString(), System.getProperty("user.dir"));
        assertThat(machine.read("sh", "-c", "ls /proc/1/fd | wc -l")).isEqualTo("3");
    }

    @Test
    void itsOwnNameIsTheOnlyOneItKnows() throws IOException {
        assertThat(machine.read("hostname")).isEqualTo(machine.hostname());
        assertThat(machine.read("cat", "/etc/hosts")).doesNotContain(InetAddress.getLocalHost().getHostName());
    }

    @Test
    void itsRootLooksLikeThatOfAnyLinux() {
        assertThat(machine.read("ls", "/").lines())
                .containsExactly("bin", "boot", "dev", "etc", "home", "lib", "lib64", "media", "mnt", "opt", "proc",
                        "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var");
    }

    @Test
    void whoMayDoWhat() {
        assertThat(machine.read("id", "-un")).isEqualTo("root"); // student, by sudo
        assertThat(login(machine.guest(), machine.guestKey(), "sudo -n true").exit()).isOne();
        assertThat(login(machine.guest(), machine.guestKey(), "id -un").out()).isEqualTo("guest\n");
        assertThat(login(machine.locked(), machine.key(), "true").err()).contains("Permission denied");
        assertThat(machine.execWith(machine.password() + "\n",
                "busybox", "su", "-s", "/bin/sh", machine.careful(), "-c", "sudo -S -p '' id -un").out())
                .isEqualTo("root\n");
    }

    @Test
    void anotherOneBesideItIsAnotherComputer() {
        int initOfAnother;
        try (Machine another = Machine.up()) {
            initOfAnother = another.initPid();
            assertThat(another.host()).isNotEqualTo(machine.host());
            assertThat(Files.exists(Path.of("/proc/" + initOfAnother))).isTrue();
        }
        assertThat(Files.exists(Path.of("/proc/" + initOfAnother))).isFalse();
        assertThat(machine.read("echo", "still here")).isEqualTo("still here");
    }

    @Test
    void leavesNothingBehind(@TempDir Path elsewhere) throws IOException {
        Path dir = elsewhere.resolve("machine");
        String mountsBefore = Files.readString(Path.of("/proc/self/mounts"));

        assertThat(script("up", dir).exit()).isZero();
        String init = Files.readString(dir.resolve("init.pid")).split(" ")[0];
        String plug = ifindex(Files.readString(dir.resolve("interface")).strip());
        assertThat(ifindexes()).contains(plug);
        assertThat(script("down", dir).exit()).isZero();

        assertThat(ifindexes()).doesNotContain(plug);
        assertThat(Path.of("/proc", init)).doesNotExist();
        assertThat(Files.readString(Path.of("/proc/self/mounts"))).isEqualTo(mountsBefore);
        assertThat(dir).doesNotExist();
        assertThat(script("down", dir).exit()).as("down once more").isZero();
    }

    @Test
    void leavesNothingBehindWhenItCannotComeUp(@TempDir Path elsewhere) throws IOException {
        Path dir = Files.createDirectory(elsewhere.resolve("machine"));
        Files.createFile(dir.resolve("root")); // where it wants to make a directory

        Outcome up = script("up", dir);

        assertThat(up.exit()).isNotZero();
        assertThat(up.err().lines()).last().asString().startsWith("machine: not made");
        assertThat(ProcessHandle.allProcesses().flatMap(each -> each.info().commandLine().stream()))
                .noneMatch(command -> command.contains(dir.toString()));
        assertThat(dir).doesNotExist();
    }

    @Test
    void saysInOneLineThatItNeedsRoot() throws IOException {
        // Fed to the shell: another user need not be able to read the directory the project lies in.
        Outcome check = Outcome.of(Duration.ofSeconds(20), Files.readString(SCRIPT),
                List.of("setpriv", "--reuid", "65534", "--clear-groups", "bash", "-s", "check"));

        assertThat(check.exit()).isOne();
        assertThat(check.err()).isEqualTo("machine: needs root: run it with sudo\n");
    }

    @Test
    void namesTheToolsThatAreMissing(@TempDir Path emptyPath) {
        // The script itself adds the directories of system programs to an empty PATH.
        Outcome check = Outcome.of(Duration.ofSeconds(20), "",
                List.of("env", "PATH=" + emptyPath, "/bin/bash", SCRIPT.toString(), "check"));

        assertThat(check.exit()).isOne();
        assertThat(check.err()).matches("machine: missing on this computer:( [a-z-]+)* busybox( [a-z-]+)*\n");
    }

    private Outcome login(String user, Path key, String command) {
        return Outcome.of(Duration.ofSeconds(20), "", List.of(
                "ssh", "-F", "none", "-i", key.toString(), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
                "-o", "UserKnownHostsFile=" + machine.knownHosts(), user + "@" + machine.host(), command));
    }

    private static Outcome script(String verb, Path dir) {
        return Outcome.of(Duration.ofMinutes(1), "", List.of("bash", SCRIPT.toString(), verb, dir.toString()));
    }

    private static long ours(Kind kind) throws IOException {
        String link = Files.readSymbolicLink(Path.of("/proc/self/ns", kind.label())).toString();
        return Long.parseLong(link.replaceAll("\\D", ""));
    }

    /** The number of an interface. Names are given again, to the next machine for instance; numbers are not. */
    private static String ifindex(String name) throws IOException {
        return Files.readString(Path.of("/sys/class/net", name, "ifindex")).strip();
    }

    private static Set<String> ifindexes() {
        return Outcome.of(Duration.ofSeconds(20), "", List.of("ip", "-o", "link"))
                .lines()
                .map(line -> line.substring(0, line.indexOf(':')))
                .collect(Collectors.toSet());
    }
}
