package nsmirror.reading;

import java.util.Optional;
import nsmirror.model.Process;
import nsmirror.probe.IpcObjects.Use;

/**
 * Who used an object of ipc, in words. The kernel keeps a PID and a time: a process of that PID that began before is the
 * same, one that began after is another. Where neither is certain, that is said.
 */
final class PastUse {
    /** Clock ticks a second in /proc, see sysconf(3), _SC_CLK_TCK: 100 wherever containers are. */
    private static final int TICKS = 100;
    /** Both times are whole seconds. */
    private static final int MARGIN = 2;

    private final Asked asked;
    private final UsedBy processes;
    private final Optional<Long> started;

    /**
     * As one side numbers processes.
     *
     * @param started when the node did, in seconds since 1970
     */
    PastUse(Asked asked, UsedBy processes, Optional<Long> started) {
        this.asked = asked;
        this.processes = processes;
        this.started = started;
    }

    /** Who used it at that very time. */
    String at(Use use) {
        String words = asked.snapshot().process(use.pid()).map(now -> {
            long began = began(now);
            boolean comparable = use.at() > 0 && started.isPresent() && use.at() >= started.get();
            if (comparable && began + MARGIN < use.at()) {
                return processes.process(use.pid());
            }
            return comparable && began > use.at() + MARGIN ? another(use.pid(), now) : perhaps(use.pid(), now);
        }).orElseGet(() -> pid(use.pid()) + " (ended)");
        return use.deed().isEmpty() ? words : use.deed() + " by " + words;
    }

    /** Who used it at that time or before. */
    String before(Use use) {
        return asked.snapshot().process(use.pid())
                .map(now -> started.isPresent() && use.at() >= started.get() && began(now) > use.at() + MARGIN
                        ? another(use.pid(), now)
                        : perhaps(use.pid(), now))
                .orElseGet(() -> pid(use.pid()) + " (ended)");
    }

    private long began(Process process) {
        return started.orElse(0L) + process.key().start() / TICKS;
    }

    private String another(int pid, Process now) {
        return "%s (ended; that PID is %s now)".formatted(pid(pid), now.comm());
    }

    private String perhaps(int pid, Process now) {
        return "%s (now %s, if the PID was not reused)".formatted(pid(pid), now.comm());
    }

    private String pid(int pid) {
        return asked.side() instanceof Side.OfHost ? String.valueOf(pid) : pid + " on the host";
    }
}
