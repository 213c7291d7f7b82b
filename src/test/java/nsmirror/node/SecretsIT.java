package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A password that is given twice, to log in and to sudo, is looked for in every place it must not be. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretsIT {
    private static final String SECRET = "Zq9-unlikely-word";
    /** As {@code openssl passwd -6 -salt secret} prints it. */
    private static final String HASH = "$6$secret$XBCeapnfm3UK3RlaV/pubyjD5YbBW5rnhBNX31rZ"
            + "UN.uceSDzLu8X7zIcAOgByp.My5oDXE2f2.O8wU8pjzU30";

    private final Machine machine;

    @TempDir
    private Path folder;

    SecretsIT(Machine machine) {
        this.machine = machine;
    }

    /** Everything that is logged in this program meanwhile. */
    private static final class Overheard extends Handler {
        final Queue<String> said = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage() + List.of(record.getParameters() == null ? new Object[0] : record.getParameters())
                    + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Gone meanwhile.
            return "";
        }
    }

    /** Arguments and variables of every process on the node, read from outside of it. */
    private List<String> processes() {
        return machine.processes().stream()
                .map(process -> Path.of("/proc", Integer.toString(process.outerPid())))
                .map(process -> bytes(process.resolve("cmdline")) + bytes(process.resolve("environ")))
                .toList();
    }

    @Test
    void aPasswordIsInNoProcessNoLogNoCommandAndNoRecording() throws Exception {
        machine.read("sed", "-i", "s|^careful:[^:]*|careful:" + HASH + "|", "/etc/shadow");
        Path file = folder.resolve("node.nsrec");
        Person owner = Person.knowing(SECRET);
        Overheard overheard = new Overheard();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(overheard);
        root.setLevel(Level.ALL);
        overheard.setLevel(Level.ALL);
        try (Node node = SshLogin.student(machine).as(machine.careful()).asking(owner).open();
                RecordingWriter recording = RecordingWriter.create(file, node.login(), Instant.now())) {
            Node recorded = new ObservedNode(node, recording);
            assertThat(node.login().root()).isTrue();
            // What sh itself knows: variables, functions, its history.
            recorded.run(List.of(Command.asRoot("set; env; fc -l 2>/dev/null; cat /proc/$$/environ"), Command.asUser("id")));
            assertThat(processes()).isNotEmpty().noneMatch(text -> text.contains(SECRET));
            recording.save();
        } finally {
            root.removeHandler(overheard);
            root.setLevel(before);
        }

        assertThat(owner.secrets).as("asked for by the server and by sudo").hasSize(2);
        assertThat(bytes(file)).contains("uid=0").doesNotContain(SECRET);
        assertThat(overheard.said).noneMatch(text -> text.contains(SECRET));
        // The search itself is logged as well.
        assertThat(machine.exec("grep", "-r", SECRET.replace("-", "[-]"), "/var/log", "/tmp", "/run", "/home", "/root").out()).isEmpty();
    }
}
