package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nsmirror.lab.Machine;
import nsmirror.lab.Outcome;
import nsmirror.node.NodeException.Reason;

/** What the tests of logging in have in common: trying it, OpenSSH's own tools, more servers in the machine. */
final class SshTrial {
    private SshTrial() {}

    /** What a program of this computer prints, which has to succeed. */
    static String tool(String... words) {
        Outcome outcome = Outcome.of(Duration.ofSeconds(20), "", List.of(words));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }

    static void connects(SshLogin login) throws NodeException {
        try (Node node = login.open()) {
            assertThat(node.run(Command.asUser("echo in")).text()).isEqualTo("in\n");
        }
    }

    /** The failure of a login that has to fail, checked to be one line that names the node. */
    static NodeException refused(SshLogin login, Reason reason) {
        NodeException refused = catchThrowableOfType(NodeException.class, () -> login.open().close());
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.getMessage()).hasLineCount(1).contains(login.machine().host());
        return refused;
    }

    /** One more sshd in the machine, on a port of its own. */
    static void server(Machine machine, int port, String... settings) {
        machine.read("/usr/sbin/sshd", "-f", configured(machine, port, settings));
        listens(machine, port);
    }

    /** One whose logins do not find that program. */
    static void serverWithout(Machine machine, int port, String program) {
        serverAfter(machine, port, "mount --bind /dev/null " + program);
    }

    /** One in a mount namespace of its own, in which that was done first. */
    static void serverAfter(Machine machine, int port, String preparation) {
        machine.read("unshare", "-m", "sh", "-c",
                preparation + " && exec /usr/sbin/sshd -f " + configured(machine, port));
        listens(machine, port);
    }

    private static String configured(Machine machine, int port, String... settings) {
        String config = "/etc/ssh/sshd_config." + port;
        // The first value of a setting counts.
        machine.write(config, String.join("\n", settings) + "\nPort " + port + "\nPidFile none\n"
                + machine.read("cat", "/etc/ssh/sshd_config") + "\n");
        return config;
    }

    private static void listens(Machine machine, int port) {
        // It becomes a daemon before it listens.
        Eventually.is("sshd listens", () -> machine.read("ss", "-Hltn").contains(":" + port + " "));
    }

    /** A known_hosts file in which the machine's keys stand for that port as well. */
    static Path portKnown(Machine machine, int port, Path folder) throws Exception {
        String known = Files.readString(machine.knownHosts());
        String both = known + known.replaceAll("(?m)^[^ ]+", "[" + machine.host() + "]:" + port);
        return Files.writeString(folder.resolve("known_hosts." + port), both);
    }
}
