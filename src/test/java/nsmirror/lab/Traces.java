package nsmirror.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of a node {@code lab-node} could leave traces in.
 *
 * @param processes who lives, zombies aside
 * @param rest mount table, interfaces, /run, names of net namespaces, /tmp and ipc objects
 */
record Traces(Set<String> processes, String rest) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String REST = """
            cat /proc/1/mountinfo
            ip -o link | cut -d : -f 1,2
            ls -A /run /run/netns /tmp 2>&1
            ipcs
            """;

    static Traces of(Machine machine) {
        String rest = machine.look("sh", "-c", REST);
        return new Traces(living(machine), rest);
    }

    /** Fails unless everything is as it was. Whoever is still about to end, as sshd's last session, gets a moment. */
    void assertNothingAdded(Machine machine) throws InterruptedException {
        assertThat(Traces.of(machine).rest).isEqualTo(rest);
        Instant end = Instant.now().plus(PATIENCE);
        while (!newcomers(machine).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(Duration.ofMillis(20));
        }
        assertThat(newcomers(machine)).isEmpty();
    }

    private Set<String> newcomers(Machine machine) {
        return living(machine).stream().filter(Predicate.not(processes::contains)).collect(Collectors.toSet());
    }

    private static Set<String> living(Machine machine) {
        return machine.processes().stream()
                .filter(each -> each.state() != 'Z')
                .map(each -> each.pid() + " started " + each.start() + " " + each.comm())
                .collect(Collectors.toSet());
    }
}
