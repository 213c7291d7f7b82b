package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.Cutter.Cut;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to a real server that break, wherever it may be: while connecting, logging in, starting sh, reading. */
@NeedsMachine
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DropsIT {
    private static final int PORT = 2261;
    private static final int DROPS = 200;
    private static final int AT_A_TIME = 8;
    /** About what both sides say until the login is done; and until the end. */
    private static final int LOGIN_BYTES = 6_000;

    private static final int ALL_BYTES = 150_000;

    private final Machine machine;

    DropsIT(Machine machine) {
        this.machine = machine;
    }

    private Node open(int port) throws NodeException {
        SshOptions how = new SshOptions(OptionalInt.of(port), List.of(machine.guestKey()),
                Optional.of(machine.guest()), Optional.empty(), Optional.of(Path.of("none")),
                List.of("HostKeyAlias=" + machine.host(), "IdentitiesOnly=yes", "ConnectTimeout=5",
                        "ServerAliveInterval=5", "ServerAliveCountMax=1", "PreferredAuthentications=publickey"),
                Optional.of(machine.knownHosts()), SshOptions.Sudo.NEVER);
        return new Nodes(null).open(Target.parse("127.0.0.1"), how, Prompts.refusing(), Progress.none());
    }

    /** What was read of a node until its connection broke, and why it did. */
    private record Drop(List<String> read, Optional<NodeException> why, Optional<NodeException> told) {}

    private Drop drop(Cut cut, long down, long up) throws Exception {
        List<String> read = new ArrayList<>();
        try (Cutter cable = new Cutter(new InetSocketAddress(machine.host(), PORT), cut, down, up);
                Node node = open(cable.port())) {
            CompletableFuture<NodeException> told = new CompletableFuture<>();
            node.whenLost(told::complete);
            try {
                for (int i = 0; i < 8; i++) {
                    read.add(node.run(Command.asUser("echo " + i + "; head -c 20000 /dev/zero").within(Duration.ofSeconds(1)))
                            .text()
                            .substring(0, 1));
                }
            } catch (NodeException e) {
                return new Drop(read, Optional.of(e), Optional.of(told.get(20, TimeUnit.SECONDS)));
            }
            return new Drop(read, Optional.empty(), Optional.ofNullable(told.getNow(null)));
        } catch (NodeException e) {
            return new Drop(read, Optional.of(e), Optional.empty());
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(?i).*(connect|exec|nsmirror|jsch|session|channel).*"))
                .count();
    }

    private long logins() {
        return machine.processes().stream()
                .filter(process -> String.join(" ", process.command()).startsWith("sshd: guest"))
                .count();
    }

    /** What was read stays as it was, and whoever waits is told why. */
    private static void check(Drop drop) {
        for (int i = 0; i < drop.read().size(); i++) {
            assertThat(drop.read().get(i)).isEqualTo(Integer.toString(i));
        }
        drop.why().ifPresent(why -> {
            assertThat(why.reason()).as(why.getMessage()).isEqualTo(Reason.UNREADABLE);
            assertThat(why.getMessage()).startsWith("127.0.0.1: ").hasLineCount(1).contains("; ");
        });
        drop.told().ifPresent(told -> assertThat(told).hasMessage(drop.why().orElseThrow().getMessage()));
    }

    @Test
    void wherever200ConnectionsBreakEachIsToldAndNothingIsLeft() throws Exception {
        SshTrial.server(machine, PORT, "MaxStartups 100");
        long threads = threads();
        CompletableFuture<Void> silence = CompletableFuture.runAsync(this::silenceIsNoticed, Thread::startVirtualThread);
        Random random = new Random(200);
        List<Future<Drop>> drops = new ArrayList<>();
        try (ExecutorService several = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int i = 0; i < DROPS; i++) {
                Cut cut = random.nextBoolean() ? Cut.END : Cut.RESET;
                boolean upwards = i % 4 == 3;
                int most = i % 2 == 0 || upwards ? LOGIN_BYTES : ALL_BYTES;
                int bytes = 1 + random.nextInt(most);
                drops.add(several.submit(() -> upwards
                        ? drop(cut, Long.MAX_VALUE, bytes)
                        : drop(cut, bytes, Long.MAX_VALUE)));
            }
        }
        List<Drop> all = new ArrayList<>();
        for (Future<Drop> drop : drops) {
            all.add(drop.get());
            check(drop.get());
        }
        assertThat(all).filteredOn(drop -> drop.why().isPresent()).hasSizeGreaterThan(DROPS * 3 / 4);
        assertThat(all).filteredOn(drop -> !drop.read().isEmpty()).hasSizeGreaterThan(DROPS / 10);
        silence.join();
        Eventually.is("no thread is left", () -> threads() <= threads);
        Eventually.is("no login is left", () -> logins() == 0);
    }

    /** Nobody says anything any more: noticed by missing signs of life, long before the call's own limit. */
    private void silenceIsNoticed() {
        try (Cutter cable = new Cutter(new InetSocketAddress(machine.host(), PORT), Cut.SILENCE, 60_000, Long.MAX_VALUE);
                Node node = open(cable.port())) {
            CompletableFuture<NodeException> told = new CompletableFuture<>();
            node.whenLost(told::complete);
            CompletableFuture<NodeException> call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                    NodeException.class,
                    () -> node.run(Command.asUser("head -c 100000 /dev/zero; sleep 60").within(Duration.ofMinutes(2)))));

            assertThat(told.get(30, TimeUnit.SECONDS)).hasMessage("127.0.0.1: the connection was lost; connect again");
            assertThat(call.join()).hasMessage("127.0.0.1: the connection was lost; connect again");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
