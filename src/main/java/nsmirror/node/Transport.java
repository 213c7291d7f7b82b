package nsmirror.node;

import java.io.IOException;

/** The way to one POSIX sh and back: its standard input, and what it says on its two outputs. */
interface Transport extends AutoCloseable {
    /** Takes what one of the outputs says. Called by the transport's own thread; never blocks. */
    interface Sink {
        /** More bytes; the array is the caller's again afterwards. */
        void accept(byte[] bytes, int from, int length);

        /** No more will come. */
        void end();
    }

    /** Starts the sh; from now on the sinks hear what it says. If there was one before, it is ended first. */
    void start(Sink out, Sink err) throws NodeException;

    /** Writes to the sh, waiting if it must. */
    void write(byte[] bytes) throws IOException;

    /**
     * Ends the sh by ending its input, waits a moment for it to be gone, then cuts the line. Wakes a blocked write and
     * ends both sinks. Doing it twice does no harm.
     */
    @Override
    void close();
}
