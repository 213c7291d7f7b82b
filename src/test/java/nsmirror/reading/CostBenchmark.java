package nsmirror.reading;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import nsmirror.lab.Machine;
import nsmirror.lab.Outcome;
import nsmirror.lab.ServerCpu;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/**
 * What it costs a node to be read: by nsmirror over SSH, beside {@code sudo lsns} and {@code sudo ps} with namespace
 * columns through the OpenSSH client, on the same machine in the same run. {@code src/test/machine/benchmark} runs it.
 *
 * <p>The node's CPU time is all that its SSH server and what it started used, for both alike. Both are measured in turn,
 * so that a busy computer slows both; what is printed is the median of five, for a refresh of five times five in a row.
 */
public final class CostBenchmark {
    private static final int ROUNDS = 5;
    private static final int REFRESHES = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String BY_HAND = "sudo lsns; "
            + "sudo ps -eo pid,mntns,utsns,ipcns,pidns,netns,userns,cgroupns,timens,user,args";

    /** One measurement, in milliseconds. */
    private record Cost(double node, double wall, double own, int roundTrips) {}

    /** The measurements of one size, the first of each left out but for the very first read. */
    private record Size(int processes, List<Cost> byHand, List<Cost> whole, List<Cost> refresh, Cost first) {}

    private final List<Size> sizes = new ArrayList<>();

    private CostBenchmark() {}

    /** Prints the table, and after it each bound beside what was measured. */
    public static void main(String[] arguments) throws Exception {
        CostBenchmark benchmark = new CostBenchmark();
        benchmark.sizes.add(measured(12, 25));
        benchmark.sizes.add(measured(60, 50));
        benchmark.print();
        printManyMore();
    }

    private static Size measured(int containers, int each) throws Exception {
        try (Machine machine = Machine.up()) {
            machine.write("/root/crowd", Files.readString(Path.of("src/test/machine/crowd")));
            machine.read("/root/crowd", Integer.toString(containers), Integer.toString(each));
            try (ServerCpu cpu = ServerCpu.of(machine)) {
                return new CostOf(machine, cpu).size();
            }
        }
    }

    /** Measures one machine. */
    private static final class CostOf {
        private final Machine machine;
        private final ServerCpu cpu;
        private final int idle;
        private int processes;

        CostOf(Machine machine, ServerCpu cpu) throws InterruptedException {
            this.machine = machine;
            this.cpu = cpu;
            cpu.microsOnceDownTo(1);
            idle = 1;
        }

        Size size() throws Exception {
            List<Cost> byHand = new ArrayList<>();
            List<Cost> whole = new ArrayList<>();
            List<Cost> refresh = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                byHand.add(byHand());
                ours(whole, refresh);
            }
            Cost first = whole.getFirst();
            List.of(byHand, whole, refresh).forEach(List::removeFirst);
            return new Size(processes, byHand, whole, refresh, first);
        }

        private Cost byHand() throws InterruptedException {
            long before = cpu.microsOnceDownTo(idle);
            long begun = System.nanoTime();
            Outcome outcome = Outcome.of(LIMIT, "", List.of("ssh", "-F", "none", "-T", "-p",
                    Integer.toString(machine.port()), "-i", machine.key().toString(), "-o", "IdentitiesOnly=yes",
                    "-o", "BatchMode=yes", "-o", "UserKnownHostsFile=" + machine.knownHosts(),
                    machine.login() + "@" + machine.host(), BY_HAND));
            double wall = millisSince(begun);
            if (outcome.exit() != 0 || outcome.lines().count() < 100) {
                throw new AssertionError("by hand: " + outcome.err());
            }
            return new Cost((cpu.microsOnceDownTo(idle) - before) / 1e3, wall, 0, 0);
        }

        /** Connects, reads the node whole, refreshes some times and ends. */
        private void ours(List<Cost> whole, List<Cost> refresh) throws Exception {
            long before = cpu.microsOnceDownTo(idle);
            long begun = System.nanoTime();
            try (CountingNode node = new CountingNode(Logins.open(machine, machine.login(), machine.key()))) {
                Watch watch = new SnapshotReader().watch(node);
                Cost read = cost(node, watch::read);
                double wall = millisSince(begun);
                int connected = cpu.processes();
                long between = cpu.micros();
                whole.add(new Cost((between - before) / 1e3, wall, read.own(), read.roundTrips()));

                List<Cost> again = new ArrayList<>();
                for (int i = 0; i < REFRESHES; i++) {
                    again.add(cost(node, watch::read));
                }
                refresh.add(new Cost((cpu.microsOnceDownTo(connected) - between) / 1e3 / REFRESHES, mean(again, Cost::wall),
                        mean(again, Cost::own), (int) mean(again, Cost::roundTrips)));
            }
        }

        private Cost cost(CountingNode node, Callable<Snapshot> read) throws Exception {
            int trips = node.roundTrips;
            long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            processes = read.call().processes().size();
            return new Cost(0, millisSince(begun),
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - own) / 1e6,
                    node.roundTrips - trips);
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static double mean(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return costs.stream().mapToDouble(of).average().orElseThrow();
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return costs.stream().mapToDouble(of).sorted().toArray()[costs.size() / 2];
    }

    private void print() throws IOException {
        System.out.println("| processes | | the node's CPU, ms | time, ms | own CPU for reading, ms | round trips |");
        System.out.println("|--:|---|--:|--:|--:|--:|");
        for (Size size : sizes) {
            row(size, "`sudo lsns`, `sudo ps` by ssh", size.byHand, false);
            row(size, "connect and read", size.whole, true);
            row(size, "refresh", size.refresh, true);
        }
        System.out.println();
        Size few = sizes.getFirst();
        Size many = sizes.getLast();
        bound("refresh at %,d processes: the node's CPU, by hand = 1".formatted(many.processes),
                median(many.refresh, Cost::node) / median(many.byHand, Cost::node), 0.5);
        bound("refresh at %,d processes: the node's CPU, by hand = 1".formatted(few.processes),
                median(few.refresh, Cost::node) / median(few.byHand, Cost::node), 1);
        for (Size size : sizes) {
            bound("connect and read at %,d processes: time, by hand = 1".formatted(size.processes),
                    median(size.whole, Cost::wall) / median(size.byHand, Cost::wall), 1);
            bound("own CPU for reading at %,d processes, the node's for a whole read = 1".formatted(size.processes),
                    median(size.whole, Cost::own) / median(size.whole, Cost::node), 0.1);
            bound("own CPU for reading at %,d processes, the node's for a refresh = 1".formatted(size.processes),
                    median(size.refresh, Cost::own) / median(size.refresh, Cost::node), 0.1);
        }
        double times = (double) many.processes / few.processes;
        bound("time of a whole read, %.1f times the processes".formatted(times),
                median(many.whole, Cost::wall) / median(few.whole, Cost::wall), 12);
        bound("time of a refresh, %.1f times the processes".formatted(times),
                median(many.refresh, Cost::wall) / median(few.refresh, Cost::wall), 12);
        System.out.printf(Locale.ROOT, "%nThe first read in a new JVM, at %,d processes: %.0f ms, own CPU %.0f ms.%n",
                few.processes, few.first.wall, few.first.own);
    }

    /** The model alone, of a made up node: the kernel of the computer need not bear so many. */
    private static void printManyMore() throws NodeException {
        for (int processes : List.of(3_000, 30_000)) {
            MadeNode node = ScaleTest.crowd(processes);
            Watch watch = new SnapshotReader().watch(node);
            // The first time the node makes up its answers.
            watch.read();
            double least = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                watch.read();
                least = Math.min(least, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - own) / 1e6);
            }
            System.out.printf(Locale.ROOT, "Own CPU for a refresh of %,d made up processes: %.0f ms.%n", processes, least);
        }
    }

    private static void row(Size size, String what, List<Cost> costs, boolean ours) {
        System.out.printf(Locale.ROOT, "| %,d | %s | %.0f | %.0f | %s | %s |%n", size.processes, what,
                median(costs, Cost::node), median(costs, Cost::wall),
                ours ? "%.0f".formatted(median(costs, Cost::own)) : "",
                ours ? "%.0f".formatted(median(costs, Cost::roundTrips)) : "");
    }

    private static void bound(String what, double measured, double most) {
        System.out.printf(Locale.ROOT, "- %s: %.2f, at most %.1f%s%n", what, measured, most,
                measured <= most ? "" : " MISSED");
    }

    /** Counts how often the node is asked. */
    private static final class CountingNode implements Node {
        private final Node inner;
        private int roundTrips;

        CountingNode(Node inner) {
            this.inner = inner;
        }

        @Override
        public Login login() {
            return inner.login();
        }

        @Override
        public List<Answer> run(List<Command> commands) throws NodeException {
            roundTrips++;
            return inner.run(commands);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
