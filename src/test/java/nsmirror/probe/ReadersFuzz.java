package nsmirror.probe;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.probe.Readers.Reader;

/**
 * Every reader of what a node says: whatever that is, it throws nothing, makes no more of it than there is, makes the
 * same of it twice, and takes no longer for a long text than for a short one of the same kind. And any name comes
 * through what the tools put around it: {@link ThereAndBack}.
 */
public final class ReadersFuzz {
    private static final List<Reader> READERS = Readers.all();

    /** What a record prints is longer than what it was read from, but not by much. */
    private static final int MOST_PER_BYTE = 400;

    private static final int SHORT = 4;
    private static final int LONG = 64 << 10;
    private static final long MOST_NANOS = 1_000_000_000;

    private ReadersFuzz() {}

    /** Each reader with those of the tools' outputs of which it makes something, and each name written in every way. */
    public static Stream<byte[]> seeds() {
        return Stream.concat(readable(), names());
    }

    private static Stream<byte[]> names() {
        return IntStream.range(0, ThereAndBack.values().length).boxed().flatMap(index -> ThereAndBack.NAMES.stream()
                .map(name -> seed(READERS.size() + index, name.getBytes(StandardCharsets.UTF_8))));
    }

    private static Stream<byte[]> readable() {
        return IntStream.range(0, READERS.size()).boxed().flatMap(index -> GenuineOutput.ALL.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(said -> !made(index, said).equals(made(index, new byte[0])))
                .map(said -> seed(index, said)));
    }

    private static byte[] seed(int choice, byte[] said) {
        return (((char) choice) + new String(said, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String made(int reader, byte[] said) {
        return String.valueOf(READERS.get(reader).read(said));
    }

    /** The first byte says which reader or way there and back. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int choice = (input[0] & 0xff) % (READERS.size() + ThereAndBack.values().length);
        byte[] said = Arrays.copyOfRange(input, 1, input.length);
        if (choice < READERS.size()) {
            read(READERS.get(choice), said);
        } else {
            ThereAndBack.values()[choice - READERS.size()].check(said);
        }
    }

    private static void read(Reader reader, byte[] said) {
        String made = String.valueOf(reader.read(said));
        if (made.length() > 1000 + MOST_PER_BYTE * said.length) {
            throw new AssertionError(reader + " made " + made.length() + " signs of " + said.length + " bytes");
        }
        if (!made.equals(String.valueOf(reader.read(said)))) {
            throw new AssertionError(reader + " made something else of it the second time");
        }
        if (said.length > 0 && said.length <= SHORT) {
            takesNotLong(reader, said);
        }
    }

    /** Looking back for each line, or at each sign for all that follow, would take seconds. */
    private static void takesNotLong(Reader reader, byte[] piece) {
        byte[] said = new byte[LONG];
        for (int i = 0; i < said.length; i++) {
            said[i] = piece[i % piece.length];
        }
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        reader.read(said);
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        if (took > MOST_NANOS) {
            throw new AssertionError(reader + " took " + took / 1_000_000 + " ms for 64 kB of the same piece");
        }
    }
}
