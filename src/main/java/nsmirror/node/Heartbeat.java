package nsmirror.node;

import java.time.Duration;

/**
 * How an sh learns that the cable was cut. Its server tells it nothing then, often for hours, and it would wait for
 * ever. So this side sends a line now and then, and a watch beside the sh, which those lines re-arm, ends the sh's whole
 * process group once they have long been missing.
 *
 * <p>The watch costs the node one sleep a pause, and no file. It tells the running job, which ends its commands; the
 * input is not ended, for nobody can end it.
 *
 * @param pause seconds between two lines
 * @param most how many pauses without a line the sh lives through
 */
record Heartbeat(int pause, int most) {
    /** Three minutes: longer than this side waits for a silent server unless its settings say so. */
    static final Heartbeat USUAL = new Heartbeat(30, 6);

    /**
     * The watch, with nothing open that would keep the channel from ending. A signal interrupts wait, so it waits on.
     * Without a sleep there is no watch. A sleep that was only just begun may still be a sh that takes note of a lesser
     * signal and forgets it; $! is an earlier job's until there is one. mksh heeds a signal only once it has read a line,
     * so it is killed, if it is the watch's parent still.
     */
    private static final String WATCH = """
            ( command -v sleep || exit; n=0 o=$!; trap 'n=0' USR1; trap '[ "$!" = "$o" ] || kill -9 $!; exit' TERM
            while [ $n -lt %2$d ]; do sleep %1$d & n=$((n+1)); while wait $!; [ $? -gt 128 ] && kill -0 $!; do :; done; done
            trap '' TERM; kill 0; sleep 1; read -r p c s p o </proc/self/stat; [ "$p" != $$ ] || kill -9 $$
            ) </dev/null >/dev/null 2>&1 & w=$!
            """;

    /** What is sent: a line of builtins, so that it starts no process. */
    private static final String BEAT = "child \"$w\" && kill -USR1 \"$w\"\n";

    /** Ends the watch. */
    static final String UNWATCH = "over \"$w\"; w=\n";

    /** Sends the lines until it is stopped. */
    record Beating(Thread thread) {
        void stop() {
            thread.interrupt();
        }

        /** Stops them, and returns once none can come any more. */
        void end() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    /** The text for the sh that starts the watch. */
    String watch() {
        return WATCH.formatted(pause, most);
    }

    Beating start(ShLine line) {
        return new Beating(Thread.ofVirtual().start(() -> {
            try {
                while (line.open()) {
                    Thread.sleep(Duration.ofSeconds(pause));
                    line.write(BEAT);
                }
            } catch (InterruptedException | NodeException e) {
                // The line is closed or lost; who next wants something of it is told.
            }
        }));
    }
}
