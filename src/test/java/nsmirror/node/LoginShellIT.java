package nsmirror.node;

import static nsmirror.node.SshTrial.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people log in to: any shell, and all that its files may say, name anew or set. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoginShellIT {
    private static final String RULES = "/etc/sudoers.d/trial";
    private static final String BANNER = "echo 'Welcome!'; echo 'Mind the gap' 1>&2\n";

    private final Machine machine;

    LoginShellIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeEach
    void allow() {
        machine.write(RULES, "Defaults:guest env_keep += \"LANG LC_ALL\"\nguest ALL=(ALL) NOPASSWD: ALL\n");
        machine.look("chmod", "440", RULES);
    }

    @AfterEach
    void asBefore() {
        loginShell("/bin/bash");
        machine.look("sh", "-c", "rm -rf " + RULES + " /home/guest/.profile /home/guest/.bashrc /home/guest/.cshrc "
                + "/home/guest/.config /home/guest/bin");
    }

    private void loginShell(String path) {
        machine.look("sed", "-i", "s|^\\(guest:.*:\\).*|\\1" + path + "|", "/etc/passwd");
    }

    private void write(String name, String text) {
        machine.write("/home/guest/" + name, text);
    }

    /** Frames, root, and a language that is nobody's. */
    private void reads(SshLogin login) throws NodeException {
        try (Node node = login.open()) {
            assertThat(node.login().user()).isEqualTo("guest");
            assertThat(node.login().root()).as(node.login().whyNotRoot().toString()).isTrue();
            List<Answer> answers = node.run(List.of(
                    Command.asRoot("id -u; echo e >&2"),
                    Command.asRoot("echo \"$LC_ALL$LANG\""),
                    Command.asRoot("ps -o pid= -p 1 | tr -d ' '; ls -d /proc/1; printf 'a b\\n' | grep -o b")));
            assertThat(answers).extracting(Answer::text).containsExactly("0\n", "C\n", "1\n/proc/1\nb\n");
            assertThat(answers).extracting(Answer::errorText).containsExactly("e\n", "", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "dash", "csh", "fish", "mksh", "busybox"})
    void everyLoginShellWithANoisyStart(String shell) throws Exception {
        assumeThat(machine.exec("sh", "-c", "command -v " + shell).exit())
                .as(shell + " is not installed on this computer").isZero();
        String path = machine.look("sh", "-c", "command -v " + shell);
        if (shell.equals("busybox")) {
            machine.look("ln", "-sf", path, "/usr/local/bin/ash");
            path = "/usr/local/bin/ash";
        }
        loginShell(path);
        write(".profile", BANNER);
        write(".bashrc", BANNER);
        write(".cshrc", BANNER.replace(" 1>&2", "") + "setenv LANG de_DE.UTF-8\nalias ps 'echo mine'\n");
        write(".config/fish/config.fish", BANNER + "set -x LANG ja_JP.UTF-8\nfunction ps; echo mine; end\n");

        reads(SshLogin.guest(machine));
    }

    @Test
    void toolsNamedAnewInBash() throws Exception {
        write(".bashrc", "shopt -s expand_aliases; alias ps='echo mine' ls='echo mine' grep='grep --color=always' id=false\n"
                + "ps() { echo mine; }; ls() { echo mine; }; id() { echo mine; }; export -f ps ls id\n"
                + "export LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 GREP_OPTIONS=-v POSIXLY_CORRECT=1 BASH_ENV=/home/guest/.bashrc "
                + "ENV=/home/guest/.bashrc PS_FORMAT=comm LS_COLORS=x COLUMNS=10\n" + BANNER);

        reads(SshLogin.guest(machine));
    }

    /** As by hand: the login's own tools for the login, the system's behind sudo's secure_path. */
    @Test
    void anOwnPsInFrontIsTheLoginsButNotRoots() throws Exception {
        write(".bashrc", "PATH=$HOME/bin:$PATH\n");
        write("bin/ps", "#!/bin/sh\necho mine\n");

        reads(SshLogin.guest(machine));
        try (Node node = SshLogin.guest(machine).withoutSudo().open()) {
            assertThat(node.run(Command.asUser("ps")).text()).isEqualTo("mine\n");
        }
    }

    @Test
    void neitherTmpNorAnyDiskIsWrittenTo() throws Exception {
        SshTrial.serverAfter(machine, 2223, "mount -t tmpfs -o ro none /tmp && mount -t tmpfs -o ro none /var/tmp "
                + "&& mount -t tmpfs -o ro none /home/careful && mount -t tmpfs -o size=4k none /dev/shm "
                + "&& { cat /dev/zero > /dev/shm/full; test -s /dev/shm/full; } 2>/dev/null");

        reads(SshLogin.guest(machine).at(2223).with("HostKeyAlias=" + machine.host()));
    }

    @Test
    void aLoginWithoutAShellIsSaidToBeOne() {
        SshTrial.server(machine, 2224, "ForceCommand echo 'This account is for mail'");
        loginShell("/bin/false");
        refused(SshLogin.guest(machine), Reason.UNREADABLE);

        NodeException forced = refused(
                SshLogin.student(machine).at(2224).with("HostKeyAlias=" + machine.host()), Reason.UNREADABLE);

        assertThat(forced).hasMessageContaining("the login gives no shell: \"This account is for mail\"");
    }
}
