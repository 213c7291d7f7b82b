package nsmirror.node;

import static nsmirror.node.SshTrial.connects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to root, with the real sudo and doas: what a person is asked, what the node's log says, what is left. */
@NeedsMachine
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RootAccessIT {
    private static final String RULES = "/etc/sudoers.d/trial";
    private static final String QUESTION = "sudo password of %s on %s (leave empty to go on without root)";

    private final Machine machine;
    private Set<Integer> before;
    private int logged;

    RootAccessIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeEach
    void look() {
        machine.look("sh", "-c", "mkdir -p /home/careful/.ssh; cp /home/student/.ssh/authorized_keys /home/careful/.ssh/; "
                + "chown -R careful: /home/careful/.ssh");
        before = pids();
        logged = log().size();
    }

    @AfterEach
    void nothingIsLeft() {
        machine.look("rm", "-rf", RULES, "/home/careful/bin", "/home/careful/.bashrc", "/tmp/marks");
        Eventually.is("every process of the login is gone", () -> before.containsAll(pids()));
    }

    private Set<Integer> pids() {
        return machine.processes().stream().map(SeenProcess::outerPid).collect(Collectors.toSet());
    }

    /** sudo's lines, this test's own aside. */
    private List<String> log() {
        return machine.look("sh", "-c", "grep -E ' sudo: ' /var/log/messages || true").lines()
                .filter(line -> !line.contains(" student :"))
                .toList();
    }

    private List<String> newLog() {
        return log().subList(logged, log().size());
    }

    private void rule(String... lines) {
        machine.write(RULES, String.join("\n", lines) + "\n");
        machine.look("chmod", "440", RULES);
    }

    private SshLogin careful(Person person) {
        return SshLogin.student(machine).as(machine.careful(), machine.key()).asking(person);
    }

    @Test
    void aPasswordIsAskedForOnceAndStaysSecret() throws Exception {
        Person owner = Person.knowing(machine.password());

        try (Node node = careful(owner).open()) {
            assertThat(node.login().root()).isTrue();
            assertThat(node.login().whyNotRoot()).isEmpty();
            // Every argument and variable there is, the reader's own aside.
            Answer seen = node.run(Command.asRoot("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ /etc/shadow | grep -ac "
                    + "'pra[c]tice$' ; id -u"));
            assertThat(seen.text()).isEqualTo("0\n0\n");
            assertThat(node.run(Command.asUser("set")).text()).doesNotContain(machine.password());
        }
        assertThat(owner.secrets).containsExactly(QUESTION.formatted("careful", machine.host()));
        Eventually.is("root is logged once", () -> newLog().stream()
                .filter(line -> line.contains("careful : PWD=") && line.contains("COMMAND=/bin/sh"))
                .count() == 1);
        assertThat(machine.exec("grep", "-r", "prac[t]ice", "/var/log").exit()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsAskedForAgainAndTheRightOneTaken() throws Exception {
        Person forgetful = Person.knowing("wrong-1", machine.password());

        try (Node node = careful(forgetful).open()) {
            assertThat(node.login().root()).isTrue();
            assertThat(node.run(Command.asRoot("id -u")).text()).isEqualTo("0\n");
        }
        assertThat(forgetful.secrets).containsExactly(
                QUESTION.formatted("careful", machine.host()),
                "That was not accepted. " + QUESTION.formatted("careful", machine.host()));
    }

    @Test
    void afterThreeWrongPasswordsItGoesOnWithout() throws Exception {
        Person stranger = Person.knowing("wrong-1");

        try (Node node = careful(stranger).open()) {
            assertThat(node.login().root()).isFalse();
            assertThat(node.login().whyNotRoot()).hasValueSatisfying(why -> assertThat(why)
                    .contains("sudo refused careful", "give the right password")
                    .doesNotContain("wrong-1")
                    .hasLineCount(1));
            assertThat(node.run(Command.asRoot("id -u")).text()).isEqualTo("1002\n");
        }
        assertThat(stranger.secrets).hasSize(3);
        assertThat(machine.exec("grep", "-r", "wrong-[1]", "/var/log").exit()).isEqualTo(1);
    }

    @Test
    void whoeverLeavesTheQuestionGoesOnWithout() throws Exception {
        for (Person person : List.of(Person.knowing(""), Person.wary(), Person.knowing("wrong-1", ""))) {
            try (Node node = careful(person).open()) {
                assertThat(node.login().root()).isFalse();
                assertThat(node.run(Command.asRoot("id -u; echo e >&2")).text()).isEqualTo("1002\n");
            }
            assertThat(person.secrets).isNotEmpty();
        }
    }

    @Test
    void noPasswordIsAskedForWhereNoneIsNeededOrRootIsNotWanted() throws Exception {
        Person person = Person.knowing("never asked for");

        connects(SshLogin.student(machine).asking(person));
        try (Node node = careful(person).withoutSudo().open()) {
            assertThat(node.login().whyNotRoot().orElseThrow()).contains("--sudo=never");
        }

        assertThat(person.secrets).isEmpty();
        assertThat(newLog()).isEmpty();
    }

    /** Behind the line's end stands what would make a file if a shell read it. */
    @Test
    void aPasswordOfTwoLinesIsNoCommand() throws Exception {
        Person pasting = Person.knowing(machine.password() + "\ntouch /tmp/ran");

        connects(careful(pasting));

        assertThat(machine.exec("test", "-e", "/tmp/ran").exit()).isNotZero();
    }

    @Test
    void sudoThatWantsATerminalGetsOneAndEveryByteStaysAsItIs() throws Exception {
        rule("Defaults:guest requiretty", "guest ALL=(ALL) NOPASSWD: ALL");
        String printf = IntStream.range(0, 256).mapToObj("\\%03o"::formatted).collect(Collectors.joining());
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);

        try (Node node = SshLogin.guest(machine).open()) {
            assertThat(node.login().root()).as(node.login().whyNotRoot().toString()).isTrue();
            Answer bytes = node.run(Command.asRoot("printf '" + printf + "'; printf '" + printf + "' >&2"));
            assertThat(bytes.out()).isEqualTo(all);
            assertThat(bytes.err()).isEqualTo(all);
            Answer much = node.run(Command.asRoot("head -c 30000000 /dev/zero; id -u >&2"));
            assertThat(much.out()).hasSize(30_000_000);
            assertThat(much.errorText()).isEqualTo("0\n");
        }
    }

    @Test
    void aPasswordOnATerminalIsNotEchoed() throws Exception {
        rule("Defaults:careful requiretty, use_pty");
        Person owner = Person.knowing("wrong-1", machine.password());

        try (Node node = careful(owner).open()) {
            assertThat(node.login().root()).as(node.login().whyNotRoot().toString()).isTrue();
            Answer answer = node.run(Command.asRoot("id -u"));
            assertThat(answer.text()).isEqualTo("0\n");
            assertThat(answer.errorText()).isEmpty();
        }
    }

    @Test
    void theToolsThatAreAllowedByNameAreRunAsRoot() throws Exception {
        rule("guest ALL=(root) NOPASSWD: /usr/bin/find, /usr/bin/lsns, /usr/bin/stat");
        Person nobodyAsks = Person.knowing("never asked for");

        try (Node node = SshLogin.guest(machine).asking(nobodyAsks).open()) {
            assertThat(node.login().root()).isFalse();
            assertThat(node.login().rootTools()).containsExactlyInAnyOrder("find", "lsns", "stat");
            assertThat(node.login().whyNotRoot().orElseThrow()).contains("only find, lsns, stat");
            List<Answer> answers = node.run(List.of(
                    Command.asRoot("cd /proc && find 1/ns -name net -printf \"%l\\n\""),
                    Command.asRoot("printf \"1/root\\0\" | (cd /proc && xargs -0 stat -L -c %i)"),
                    Command.asRoot("find /nothing"),
                    Command.asRoot("id -u"),
                    Command.asUser("find /proc/1/ns -name net -printf \"%l\\n\"")));
            assertThat(answers.get(0).text().strip()).isEqualTo(machine.look("readlink", "/proc/1/ns/net"));
            assertThat(answers.get(1).text().strip()).isEqualTo(machine.look("stat", "-L", "-c", "%i", "/"));
            assertThat(answers.get(2).exit()).isEqualTo(1);
            assertThat(answers.get(3).text()).isEqualTo("1001\n");
            assertThat(answers.get(4).text().strip()).isEmpty();
        }
        assertThat(nobodyAsks.secrets).isEmpty();
        assertThat(newLog()).noneMatch(line -> line.contains("alert"));
    }

    /** Without secure_path sudo takes the login's PATH, in front of which stand programs that leave a mark. */
    @ParameterizedTest
    @ValueSource(strings = {
        "!secure_path", "!secure_path, env_keep += PATH", "!secure_path, !env_reset", "!secure_path, requiretty"})
    void noProgramOfTheLoginsRunsAsRoot(String defaults) throws Exception {
        rule("Defaults:careful " + defaults, "careful ALL=(ALL) NOPASSWD: ALL");
        marksInFront();

        assertThat(marksOfRootAfter(careful(Person.wary()), true)).isEmpty();
    }

    @Test
    void noProgramOfTheLoginsRunsAsRootAfterAPassword() throws Exception {
        rule("Defaults:careful !secure_path");
        marksInFront();

        assertThat(marksOfRootAfter(careful(Person.knowing(machine.password())), true)).isEmpty();
    }

    /** Everything is allowed but a sh, an own find included. */
    @Test
    void noProgramOfTheLoginsRunsAsRootByItsName() throws Exception {
        rule("Defaults:careful !secure_path", "careful ALL=(ALL) NOPASSWD: ALL, !/bin/sh, !/usr/bin/sh");
        marksInFront();

        assertThat(marksOfRootAfter(careful(Person.wary()), false)).isEmpty();
    }

    private void marksInFront() {
        String mark = "#!/bin/sh\nid -u >>/tmp/marks/${0##*/}; exec /usr/bin/${0##*/} \"$@\"\n";
        List.of("find", "ps", "sh", "timeout", "ls", "lsns", "stat", "xargs", "setsid", "sleep")
                .forEach(name -> machine.write("/home/careful/bin/" + name, mark));
        machine.write("/home/careful/.bashrc", "PATH=$HOME/bin:$PATH\n");
        machine.look("sh", "-c", "chmod 755 /home/careful; rm -rf /tmp/marks; mkdir -m 1777 /tmp/marks");
    }

    /** What ran as root of those in front, after a few commands; that they are in front at all is seen by the login's. */
    private String marksOfRootAfter(SshLogin login, boolean root) throws Exception {
        try (Node node = login.open()) {
            assertThat(node.login().root()).as(node.login().whyNotRoot().toString()).isEqualTo(root);
            node.run(List.of(
                    Command.asRoot("find /proc/1/ns -name net"),
                    Command.asRoot("ps -p 1"),
                    Command.asRoot("printf '/\\0' | xargs -0 stat"),
                    Command.asRoot("lsns --version; sh -c 'ls -d /'")));
        }
        assertThat(machine.look("sh", "-c", "cat /tmp/marks/*")).as("marks of the login itself").contains("1002");
        return machine.look("sh", "-c", "grep -rlx 0 /tmp/marks || true");
    }

    @Test
    void aPasswordForEverythingBeatsAToolByName() throws Exception {
        rule("careful ALL=(root) NOPASSWD: /usr/bin/lsns");
        Person owner = Person.knowing(machine.password());

        try (Node node = careful(owner).open()) {
            assertThat(node.login().root()).isTrue();
        }
        try (Node node = careful(Person.wary()).open()) {
            assertThat(node.login().rootTools()).containsExactly("lsns");
        }
    }

    /** A server in whose files there is no sudo. */
    @Test
    void whereThereIsNoSudoDoasIsAsked() throws Exception {
        assumeThat(machine.exec("test", "-x", "/usr/bin/doas").exit())
                .as("there is no doas on this computer (Debian: opendoas)").isZero();
        machine.write("/etc/doas.conf", "permit nopass student as root\n");
        machine.look("chmod", "600", "/etc/doas.conf");
        SshTrial.serverWithout(machine, 2222, "/usr/bin/sudo");
        before = pids();
        SshLogin student = SshLogin.student(machine).at(2222);

        try (Node node = student.knowing(machine.dir().resolve("known_hosts")).with("HostKeyAlias=" + machine.host()).open()) {
            assertThat(node.login().root()).as(node.login().whyNotRoot().toString()).isTrue();
            assertThat(node.run(Command.asRoot("id -u")).text()).isEqualTo("0\n");
        }
        try (Node node = SshLogin.guest(machine).at(2222).with("HostKeyAlias=" + machine.host()).open()) {
            assertThat(node.login().whyNotRoot().orElseThrow()).contains("doas -n refused guest", "permit nopass");
        }
    }
}
