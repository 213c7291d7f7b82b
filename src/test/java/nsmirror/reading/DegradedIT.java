package nsmirror.reading;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.model.Container;
import nsmirror.model.Gap;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that shows less than it might: what it does show is right, and coverage says what is missing and what helps. */
@NeedsMachine
class DegradedIT {
    private static Machine machine;

    @BeforeAll
    static void bringUpTheContainers(Machine given) throws Exception {
        machine = given;
        machine.write("/root/lab-node", Files.readString(Path.of("assets/lab-node")));
        machine.read("/root/lab-node", "up");
    }

    @AfterEach
    void showItAllAgain() {
        machine.read("bash", "-c", "mount -o remount,hidepid=0 /proc; rm -f /usr/local/sbin/{find,ps,lsns,uname}; "
                + "rm -f /run/locales; while umount /tmp /proc/1/ns 2>/dev/null; do :; done; true");
    }

    private static Snapshot asLogin() throws NodeException {
        return Logins.snapshot(machine, machine.login(), machine.key());
    }

    private static Map<Integer, SeenProcess> seen() {
        return machine.processes().stream().collect(toMap(SeenProcess::pid, each -> each));
    }

    private static List<Gap> gaps(Snapshot snapshot) {
        return snapshot.coverage().gaps().stream().filter(gap -> !gap.why().contains("zombies")).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whereProcHidesWhatIsOthersItIsSaidAndWhatHelps(int hidepid) throws NodeException {
        machine.read("mount", "-o", "remount,hidepid=" + hidepid, "/proc");
        Snapshot guest = Logins.snapshot(machine, machine.guest(), machine.guestKey());
        Snapshot root = asLogin();
        assertThat(guest.coverage().gaps()).first().satisfies(gap -> {
            assertThat(gap.missing()).isEqualTo("processes of other users");
            assertThat(gap.why()).contains("hidepid", "NOPASSWD");
            assertThat(gap.effect()).contains("root sees them");
        });
        assertThat(guest.processes()).isNotEmpty().allSatisfy(each ->
                assertThat(each.user()).isEqualTo(machine.guest()));
        assertThat(gaps(root)).as("root sees all the same").isEmpty();
    }

    @Test
    void aReadOnlyTmpCostsNothing() throws NodeException {
        machine.read("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", "/tmp");
        assertThat(gaps(asLogin())).isEmpty();
    }

    @Test
    void theToolsSpeakTheSameLanguageWhateverTheLoginSpeaks() throws NodeException {
        for (String name : List.of("find", "ps", "lsns", "uname")) {
            machine.write("/usr/local/sbin/" + name, "#!/bin/sh\n"
                    + "echo \"$LC_ALL\" >>/run/locales; exec /usr/bin/" + name + " \"$@\"");
        }
        machine.read("sh", "-c", ": >/run/locales; chmod 666 /run/locales; "
                + "echo 'export LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 LANGUAGE=de' >/home/student/.bashrc.new; "
                + "cat /home/student/.bashrc >>/home/student/.bashrc.new; mv /home/student/.bashrc.new /home/student/.bashrc");
        Snapshot snapshot = asLogin();
        assertThat(gaps(snapshot)).isEmpty();
        assertThat(machine.read("sort", "-u", "/run/locales")).isEqualTo("C");
    }

    @Test
    void anInitThatCannotBeReadIsStoodInForByTheLogin() throws NodeException {
        machine.read("mount", "-t", "tmpfs", "none", "/proc/1/ns");
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = asLogin();
        assertThat(gaps(snapshot)).extracting(Gap::missing)
                .containsExactly("namespaces of PID 1", "namespaces of 1 process");
        assertThat(gaps(snapshot).getFirst().effect()).contains("the login's are taken for the host's");
        assertThat(snapshot.containers()).extracting(Container::name).contains("metrics", "app-1", "rootless-1");
        assertThat(snapshot.host()).isEqualTo(before.get(1).namespaces());
    }

    /** As in a container that calls its user root: the kernel lets it look into no process that may do more. */
    @Test
    void aRootThatMayNotLookIntoOthersSeesTheRest() throws Exception {
        machine.read("sh", "-c", "setpriv --bounding-set -sys_ptrace --inh-caps -sys_ptrace /usr/sbin/sshd -p 2222 "
                + "</dev/null >/dev/null 2>&1");
        Map<Integer, SeenProcess> before = seen();
        try (Node node = open(2222)) {
            Snapshot snapshot = new SnapshotReader().read(node);
            assertThat(node.login().root()).isTrue();
            before.keySet().retainAll(seen().keySet());
            assertThat(snapshot.processes()).extracting(Process::pid).containsAll(before.keySet());
            assertThat(gaps(snapshot)).anySatisfy(gap -> {
                assertThat(gap.missing()).matches("namespaces of \\d\\d processes");
                assertThat(gap.why()).contains("CAP_SYS_PTRACE");
                assertThat(gap.effect()).contains("log in on the node itself");
            });
        }
    }

    private static Node open(int port) throws NodeException {
        SshOptions options = new SshOptions(OptionalInt.of(port), List.of(machine.key()), Optional.of(machine.login()),
                Optional.empty(), Optional.of(Path.of("/dev/null")), List.of("StrictHostKeyChecking=accept-new"),
                Optional.of(machine.dir().resolve("known_hosts_too")), SshOptions.Sudo.AUTO);
        return new Nodes(null).open(Target.parse(machine.host()), options, Prompts.refusing(), Progress.none());
    }
}
