package nsmirror.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Stands in for the sh of a node: says what a test wants, in pieces of any size, with the frames it was asked for. */
final class ScriptedSh implements Transport {
    private static final Pattern NONCE = Pattern.compile("\\b(?:mark|ran) ([0-9a-f]{32})\\b");

    /**
     * What one command does.
     *
     * @param exit its status; {@code silent}: it never ends; {@code gone}: the connection ends with it
     */
    record Act(byte[] out, byte[] err, String exit) {
        static Act says(String out, String err) {
            return new Act(bytes(out), bytes(err), "0");
        }
    }

    private final Deque<Act> acts = new ArrayDeque<>();
    private final int mostAtOnce;
    private final Random pieces = new Random(7);
    final List<String> written = new ArrayList<>();
    private Sink out;
    private Sink err;
    private boolean lost;
    boolean closed;

    ScriptedSh(int mostAtOnce, Act... acts) {
        this.mostAtOnce = mostAtOnce;
        this.acts.addAll(List.of(acts));
    }

    void next(Act act) {
        acts.add(act);
    }

    /** Every nonce written so far. */
    List<String> nonces() {
        return NONCE.matcher(String.join("", written)).results().map(found -> found.group(1)).toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void start(Sink out, Sink err) {
        this.out = out;
        this.err = err;
        say(out, bytes("Welcome!\nnot a line's end"));
        say(err, bytes("bash: warning\n"));
    }

    @Override
    public void write(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        written.add(text);
        List<String> nonces = NONCE.matcher(text).results().map(found -> found.group(1)).toList();
        for (int i = 0; i < nonces.size() && !lost; i++) {
            // The first frame of a job only begins it.
            Act act = i == 0 ? Act.says("", "") : acts.removeFirst();
            if (act.exit().equals("silent")) {
                return;
            }
            say(out, act.out());
            say(err, act.err());
            if (act.exit().equals("gone")) {
                hangUp();
                return;
            }
            say(err, bytes("\n" + nonces.get(i) + "\n"));
            say(out, bytes("\n" + nonces.get(i) + " " + act.exit() + "\n"));
        }
    }

    private void say(Sink to, byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + pieces.nextInt(mostAtOnce));
            to.accept(Arrays.copyOfRange(bytes, at, at + length), 0, length);
            at += length;
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }

    /** The other side hangs up. */
    void loses() {
        lost = true;
        hangUp();
    }

    private void hangUp() {
        out.end();
        err.end();
    }
}
