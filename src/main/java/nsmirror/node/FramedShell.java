package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import nsmirror.node.Answer.Ending;
import nsmirror.text.Shown;

/**
 * One long-lived POSIX sh on the other end of a transport, and the protocol spoken with it.
 *
 * <p>The commands of one call are sent as one background job. The sh itself goes straight back to reading its input, so
 * that it notices the end of the connection at any moment, and kills the job then; that is what keeps a node clean after
 * a cancel, a crash of this program or a cut cable. Each command's end is a line of a fresh 128-bit nonce on both
 * outputs, printed by a function of the sh: the nonce is in no process's arguments.
 */
final class FramedShell implements AutoCloseable {
    /**
     * mark NONCE WORD ends a frame on both outputs. ran NONCE does so after a command, once what it may have left behind in
     * its process group is gone. The trap ends a running job when the input ends; waiting for it means that when the sh
     * is gone, so is the job. The system's tools come behind the login's own in PATH.
     */
    private static final String SETUP = """
            cd /; PATH="$PATH:/usr/sbin:/sbin:/usr/bin:/bin"; LC_ALL=C; export PATH LC_ALL
            mark() { echo "
            $1 $2"; echo "
            $1" >&2; }
            ran() { e=$?; kill -9 -$! 2>/dev/null; mark "$1" "$e"; }
            j=; trap '[ -z "$j" ] || { kill "$j"; wait "$j"; } 2>/dev/null' 0
            """;

    /**
     * A job's first lines. When it is told to end it kills the command it waits for, with all its process group if the
     * command has one of its own. $! is still an earlier job's until the first command started.
     */
    private static final String JOB = """
            ( o=$!; trap '[ "$!" = "$o" ] || { kill -9 -$! || kill -9 $!; wait $!; } 2>/dev/null; exit' TERM
            """;

    /** A node that is this much later than it promised has stopped to answer. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final int ENOUGH_TO_QUOTE = 4096;

    private final Transport transport;
    private final String host;
    private final Duration grace;
    private final FrameReader out = new FrameReader();
    private final FrameReader err = new FrameReader();
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock oneCall = new ReentrantLock();
    private Limiter limiter = Limiter.NONE;
    private final AtomicReference<NodeException> ending = new AtomicReference<>();
    private boolean answered;

    /** @param host the node, for messages */
    FramedShell(Transport transport, String host) {
        this(transport, host, GRACE);
    }

    /** @param grace how much later than on the node a limit is reached on this side */
    FramedShell(Transport transport, String host, Duration grace) {
        this.transport = transport;
        this.host = host;
        this.grace = grace;
    }

    void start() throws NodeException {
        transport.start(out, err);
        write(SETUP);
    }

    /** From now on commands are held to their limits this way. */
    void limitBy(Limiter found) {
        limiter = found;
    }

    /** As {@link Node#run}. An interrupted call ends what runs and leaves the sh usable. */
    List<Answer> run(List<Command> commands) throws NodeException {
        if (commands.isEmpty()) {
            return List.of();
        }
        acquire();
        try {
            return runJob(commands);
        } catch (InterruptedException e) {
            write("kill \"$j\" 2>/dev/null; wait \"$j\"; j=\n");
            Thread.currentThread().interrupt();
            throw new NodeException(CANCELLED, host + ": cancelled", e);
        } finally {
            out.forget();
            err.forget();
            oneCall.unlock();
        }
    }

    /**
     * Starts another sh that takes over the input until it ends. Its rights are the only difference; the first sh waits
     * for it, and goes on by itself if it does not start.
     *
     * <p>The first sh reads its input in blocks and would keep what is meant for the other, so nothing more is written
     * until it has said that it works on the command, and with that reads no further.
     *
     * @param command starts the other sh
     * @return exit 0 if the other has the input, else the command's exit status, and what it said
     */
    Answer handOver(Command command) throws NodeException {
        acquire();
        try {
            String begun = expectFrame(ENOUGH_TO_QUOTE);
            String taken = expectFrame(ENOUGH_TO_QUOTE);
            long now = System.nanoTime();
            write("mark " + begun + " 0; " + command.shell() + " || mark " + taken + " $?\n");
            await(command, now);
            write(SETUP + "mark " + taken + " 0\n");
            return await(command, System.nanoTime());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new NodeException(CANCELLED, host + ": cancelled", e);
        } finally {
            out.forget();
            err.forget();
            oneCall.unlock();
        }
    }

    private void acquire() throws NodeException {
        if (ending.get() != null) {
            throw again(ending.get());
        }
        try {
            oneCall.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException(CANCELLED, host + ": cancelled", e);
        }
    }

    private List<Answer> runJob(List<Command> commands) throws NodeException, InterruptedException {
        StringBuilder job = new StringBuilder(JOB);
        // Whatever came before the job's first frame is noise: a banner, the last bytes of a cancelled command.
        job.append("mark ").append(expectFrame(ENOUGH_TO_QUOTE)).append(" 0\n");
        for (Command command : commands) {
            String nonce = expectFrame(command.mostBytes());
            job.append(limiter.limited(command)).append(" & wait $!; ran ").append(nonce).append('\n');
        }
        write(job.append(") & j=$!\n").toString());
        List<Answer> answers = new ArrayList<>();
        long begun = System.nanoTime();
        await(commands.getFirst(), begun);
        answered = true;
        for (Command command : commands) {
            Answer answer = await(command, begun);
            answers.add(answer);
            begun += answer.time().toNanos();
        }
        // At once: the number of a job that has ended may soon be another process's.
        write("wait \"$j\"; j=\n");
        return answers;
    }

    private String expectFrame(int mostBytes) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String nonce = HexFormat.of().formatHex(bits);
        out.expect(nonce, mostBytes);
        err.expect(nonce, mostBytes);
        return nonce;
    }

    private Answer await(Command command, long begun) throws NodeException, InterruptedException {
        long deadline = begun + command.limit().plus(grace).toNanos();
        try {
            FrameReader.Frame fromOut = out.next(deadline);
            FrameReader.Frame fromErr = err.next(deadline);
            Duration took = Duration.ofNanos(Math.max(0, Math.max(fromOut.nanos(), fromErr.nanos()) - begun));
            int exit = status(fromOut.word());
            boolean late = limiter.reached(exit, took, command.limit());
            return new Answer(
                    late ? Ending.TIMED_OUT : Ending.EXITED,
                    late ? -1 : exit,
                    fromOut.body(),
                    fromErr.body(),
                    fromOut.cut() || fromErr.cut(),
                    took);
        } catch (TimeoutException e) {
            long waited = command.limit().plus(grace).toSeconds();
            throw ended("no answer for " + waited + " s, so the connection was closed; connect again", e);
        } catch (EOFException e) {
            throw ended(lost(), e);
        }
    }

    private static int status(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void write(String text) throws NodeException {
        try {
            transport.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ended(lost(), e);
        }
    }

    /** One line on why nothing more comes: whoever never answered may have said what it is. */
    private String lost() {
        if (answered) {
            return "the connection was lost; connect again";
        }
        err.awaitEnd(LAST_WORDS);
        String said = (err.rest() + out.rest()).strip().lines().findFirst().orElse("");
        return "the login gives no shell" + (said.isEmpty() ? "" : ": \"" + Shown.line(said) + "\"")
                + "; log in as a user who has one";
    }

    /** Closes, unless that was done before: then what was said first stands. */
    private NodeException ended(String why, Exception cause) {
        NodeException mine = new NodeException(UNREADABLE, host + ": " + why, cause);
        NodeException first = ending.compareAndExchange(null, mine);
        transport.close();
        return first == null ? mine : again(first);
    }

    private static NodeException again(NodeException first) {
        return new NodeException(first.reason(), first.getMessage(), first);
    }

    @Override
    public void close() {
        ending.compareAndSet(null, new NodeException(CANCELLED, host + ": cancelled"));
        transport.close();
    }
}
