package nsmirror.node;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nsmirror.node.Answer.Ending;

/**
 * One long-lived POSIX sh on the other end of a transport, and the protocol spoken with it.
 *
 * <p>The commands of one call are sent as one background job. The sh itself goes straight back to reading its input, so
 * that it notices the end of the connection at any moment, and kills the job then; that is what keeps a node clean after
 * a cancel or a crash of this program, as {@link Heartbeat} does after a cut cable. Each command's end is a line of a
 * fresh 128-bit nonce on both outputs, printed by a function of the sh: the nonce is in no process's arguments.
 */
final class FramedShell implements AutoCloseable {
    /**
     * mark NONCE WORD ends a frame on both outputs. ran NONCE does so after a command, once what it may have left behind in
     * its process group is gone. The trap ends a running job and the watch when the input ends; waiting for them means
     * that when the sh is gone, so are they. The number of a child that ended by itself may be another process's, whose
     * parent is another. The system's tools come behind the login's own in PATH; root gets none of the login's. me is the
     * sh's PID as this /proc counts, whose first word read finds without a process of its own; $$ may count in another
     * PID namespace.
     */
    private static final String SETUP = """
            cd /; %s; PATH="$PATH:/usr/sbin:/sbin:/usr/bin:/bin"; LC_ALL=C; export PATH LC_ALL
            mark() { echo "
            $1 $2"; echo "
            $1" >&2; }
            ran() { e=$?; kill -9 -$! 2>/dev/null; mark "$1" "$e"; }
            child() { [ -n "$1" ] && { read -r p c s p o </proc/"$1"/stat; } 2>/dev/null && [ "$p" = $$ ]; }
            over() { child "$1" && { kill "$1"; wait "$1"; } 2>/dev/null; }
            j= w=; trap 'over "$j"; over "$w"' 0
            me=; { read -r me o </proc/self/stat; } 2>/dev/null
            """.formatted(SystemPath.CLEAN);

    /**
     * A job's first lines. When it is told to end it kills the command it waits for, with all its process group if the
     * command has one of its own. $! is still an earlier job's until the first command started.
     */
    private static final String JOB = """
            ( o=$!; trap '[ "$!" = "$o" ] || { kill -9 -$! || kill -9 $!; wait $!; } 2>/dev/null; exit' TERM
            """;

    /** A node that is this much later than it promised has stopped to answer. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ShLine line;
    private Limiter limiter = Limiter.NONE;
    private Optional<Heartbeat.Beating> beating = Optional.empty();
    private Optional<Integer> pid = Optional.empty();

    /** @param host the node, for messages */
    FramedShell(Transport transport, String host) {
        this(transport, host, GRACE);
    }

    /** @param grace how much later than on the node a limit is reached on this side */
    FramedShell(Transport transport, String host, Duration grace) {
        this.line = new ShLine(transport, host, grace);
    }

    void start() throws NodeException {
        line.start();
        line.write(SETUP);
    }

    /** From now on commands are held to their limits this way. */
    void limitBy(Limiter found) {
        limiter = found;
    }

    /** The PID of the sh that ran the last job, as the node's /proc counts; empty where that does not say. */
    Optional<Integer> pid() {
        return pid;
    }

    /** From now on the sh ends when it hears nothing of this side any more. */
    void watchBy(Heartbeat heartbeat) throws NodeException {
        line.write(heartbeat.watch());
        beating = Optional.of(heartbeat.start(line));
    }

    /** No longer: another program is to have the input, and would take a late line for a password. */
    void unwatch() throws NodeException {
        try {
            if (beating.isPresent()) {
                beating.get().end();
            }
        } catch (InterruptedException e) {
            close();
            throw line.cancelled(e);
        }
        beating = Optional.empty();
        line.write(Heartbeat.UNWATCH);
    }

    /** As {@link Node#run}. An interrupted call ends what runs and leaves the sh usable. */
    List<Answer> run(List<Command> commands) throws NodeException {
        if (commands.isEmpty()) {
            return List.of();
        }
        line.acquire();
        try {
            return runJob(commands);
        } catch (InterruptedException e) {
            line.write("over \"$j\"; j=\n");
            throw line.cancelled(e);
        } finally {
            line.release();
        }
    }

    private List<Answer> runJob(List<Command> commands) throws NodeException, InterruptedException {
        StringBuilder job = new StringBuilder(JOB);
        // Whatever came before the job's first frame is noise: a banner, the last bytes of a cancelled command.
        job.append("mark ").append(line.expectFrame(ShLine.ENOUGH_TO_QUOTE)).append(" \"$me\"\n");
        for (Command command : commands) {
            String nonce = line.expectFrame(command.mostBytes());
            job.append(limiter.limited(command)).append(" & wait $!; ran ").append(nonce).append('\n');
        }
        line.write(job.append(") & j=$!\n").toString());
        List<Answer> answers = new ArrayList<>();
        long begun = System.nanoTime();
        pid = Optional.of(line.await(commands.getFirst().limit(), begun).number()).filter(number -> number > 0);
        line.answered();
        for (Command command : commands) {
            Answer answer = answer(command, line.await(command.limit(), begun));
            answers.add(answer);
            begun += answer.time().toNanos();
        }
        // At once: the number of a job that has ended may soon be another process's.
        line.write("wait \"$j\"; j=\n");
        return answers;
    }

    private Answer answer(Command command, ShLine.Frames frames) {
        int exit = frames.number();
        boolean late = limiter.reached(exit, frames.took(), command.limit());
        return new Answer(
                late ? Ending.TIMED_OUT : Ending.EXITED,
                late ? -1 : exit,
                frames.out().body(),
                frames.err().body(),
                frames.out().cut() || frames.err().cut(),
                frames.took());
    }

    /**
     * Starts another sh that takes over the input until it ends. Its rights are the only difference; the first sh waits
     * for it, goes on by itself if it does not start, and ends with it if it was killed.
     *
     * <p>The first sh reads its input in blocks and would keep what is meant for the other, so nothing more is written
     * until it has said that it works on the command, and with that reads no further.
     *
     * @param command starts the other sh
     * @return exit 0 if the other has the input, else the command's exit status, and what it said
     */
    Answer handOver(Command command) throws NodeException {
        line.acquire();
        try {
            String begun = line.expectFrame(ShLine.ENOUGH_TO_QUOTE);
            String taken = line.expectFrame(ShLine.ENOUGH_TO_QUOTE);
            long now = System.nanoTime();
            line.write("mark " + begun + " 0; " + command.shell() + "; e=$?; [ $e -lt 128 ] || exit; "
                    + "[ $e -eq 0 ] || mark " + taken + " $e\n");
            line.await(command.limit(), now);
            line.write(SETUP + "mark " + taken + " 0\n");
            return answer(command, line.await(command.limit(), System.nanoTime()));
        } catch (InterruptedException e) {
            close();
            throw line.cancelled(e);
        } finally {
            line.release();
        }
    }

    /**
     * Becomes another sh by a program that asks for a password. It takes this sh's place: should it fail, nothing is left
     * that could take a password for a command.
     *
     * @return nothing if the other has the input; else this sh has ended, and this is what was said last
     */
    Optional<String> become(PasswordProgram program) throws NodeException {
        line.acquire();
        try {
            Optional<String> said = converse(program);
            if (said.isPresent()) {
                return said;
            }
            String taken = line.expectFrame(ShLine.ENOUGH_TO_QUOTE);
            line.write(SETUP + "mark " + taken + " 0\n");
            line.await(PasswordProgram.PATIENCE, System.nanoTime());
            return Optional.empty();
        } catch (InterruptedException e) {
            close();
            throw line.cancelled(e);
        } finally {
            program.forget();
            line.release();
        }
    }

    /** Answers what it asks until it has begun; else what it said. */
    private Optional<String> converse(PasswordProgram program) throws NodeException, InterruptedException {
        String nonce = line.nonce();
        line.expectOnErr(nonce);
        line.write(program.starting(nonce));
        StringBuilder said = new StringBuilder();
        try {
            while (true) {
                FrameReader.Frame frame = line.awaitOnErr(PasswordProgram.PATIENCE);
                said.append(new String(frame.body(), StandardCharsets.UTF_8));
                if (PasswordProgram.begun(frame.word())) {
                    return Optional.empty();
                }
                line.expectOnErr(nonce);
                if (!program.answer(line)) {
                    return Optional.of(said.toString());
                }
            }
        } catch (EOFException e) {
            return Optional.of(said + line.strayErr());
        }
    }

    /** As {@link Node#whenLost}. */
    void whenLost(Consumer<NodeException> told) {
        line.whenLost(told);
    }

    @Override
    public void close() {
        beating.ifPresent(Heartbeat.Beating::stop);
        line.close();
    }
}
