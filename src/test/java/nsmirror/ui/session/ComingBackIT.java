package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.Outcome;
import nsmirror.lab.SeenProcess;
import nsmirror.model.Snapshot;
import nsmirror.node.Eventually;
import nsmirror.node.Nodes;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.SnapshotReader;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** An open node of a real server, whose connection breaks in three ways; what is left is counted from outside. */
@NeedsMachine
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ComingBackIT {
    private final FxRobot robot = new FxRobot();
    private final Machine machine;
    private final List<Standing> seen = new CopyOnWriteArrayList<>();
    private OpenNode open;

    ComingBackIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void itComesBackWhateverBreaksAndLeavesNothing() throws Exception {
        long threads = threads();
        open = open();
        robot.interact(() -> open.standing().addListener((any, before, now) -> seen.add(now)));

        Snapshot first = open.snapshot().get();
        cut(true);
        robot.interact(open::check);
        Eventually.is("the cut is noticed", () -> standing().away());
        assertThat(open.snapshot().get()).isSameAs(first);
        cut(false);
        back(first, "did not answer after this computer woke up");

        Snapshot second = open.snapshot().get();
        kill(ComingBackIT::session);
        back(second, "the connection was lost");

        // Its init starts another.
        Snapshot third = open.snapshot().get();
        kill(each -> session(each) || String.join(" ", each.command()).contains("sshd -D"));
        Eventually.is("the pause has begun", () -> standing() instanceof Standing.Waiting);
        Eventually.is("there is a server", () -> machine.look("ss", "-Hltn").contains(":" + machine.port() + " "));
        robot.interact(open::connectAgain);
        back(third, "the connection was lost");
        Eventually.is("one login is left", () -> machine.processes().stream()
                .filter(each -> session(each) && each.command().getFirst().contains("@")).count() == 1);

        robot.interact(open::close);
        Eventually.is("no login is left", () -> machine.processes().stream().noneMatch(ComingBackIT::session));
        Eventually.is("no thread is left", () -> threads() <= threads);
    }

    private OpenNode open() throws Exception {
        Reading reading = new Reading(
                (to, options, prompts, progress) -> new Nodes(null).open(to, options, prompts, progress),
                node -> new SnapshotReader().watch(node)::read,
                (node, snapshot, container, wanted) -> {
                    throw new AssertionError("nobody asked");
                });
        SshOptions options = new SshOptions(OptionalInt.of(machine.port()), List.of(machine.key()),
                Optional.of(machine.login()), Optional.empty(), Optional.of(Path.of("/dev/null")),
                List.of("ConnectTimeout=5"), Optional.of(machine.knownHosts()), SshOptions.Sudo.AUTO);
        CompletableFuture<OpenNode> opened = new CompletableFuture<>();
        robot.interact(() -> new Connecting(reading, () -> new Lane("node"), new Closing(), Prompts.refusing()).start(
                new Target.Ssh(Optional.of(machine.login()), machine.host(), OptionalInt.empty()), options,
                opened::complete, opened::completeExceptionally));
        return opened.get(30, TimeUnit.SECONDS);
    }

    private Standing standing() {
        AtomicReference<Standing> now = new AtomicReference<>();
        robot.interact(() -> now.set(open.standing().get()));
        return now.get();
    }

    /** It is there again, was read again with root, and has said why it was away. */
    private void back(Snapshot before, String why) {
        Eventually.is("it is lost and back", () -> seen.stream().anyMatch(Standing::away) && !standing().away());
        assertThat(seen.getLast()).isEqualTo(new Standing.There(Optional.empty()));
        assertThat(seen).filteredOn(Standing.Waiting.class::isInstance).isNotEmpty().first()
                .asString().contains(machine.host(), why);
        assertThat(open.snapshot().get()).isNotSameAs(before);
        assertThat(open.snapshot().get().node().root()).isTrue();
        seen.clear();
    }

    private void cut(boolean cut) throws Exception {
        String veth = Files.readString(machine.dir().resolve("interface")).strip();
        Outcome outcome = Outcome.of(
                Duration.ofSeconds(20), "", List.of("ip", "link", "set", veth, cut ? "down" : "up"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    /** The server's processes of a login. */
    private static boolean session(SeenProcess process) {
        return Stream.of("sshd: ", "sshd-session: ").anyMatch(name ->
                String.join(" ", process.command()).startsWith(name + "student"));
    }

    private void kill(Predicate<SeenProcess> which) {
        machine.processes().stream().filter(which).forEach(each ->
                ProcessHandle.of(each.outerPid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(?i)(connect|exec|nsmirror|jsch|session|channel|node).*"))
                .count();
    }
}
