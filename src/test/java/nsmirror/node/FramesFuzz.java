package nsmirror.node;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Commands that print anything, among it ends of frames with the nonces of earlier commands, which a process can have
 * seen, and all but the last digit of their own, which none can know: each is told exactly what it printed, however the
 * bytes are cut on the way.
 */
public final class FramesFuzz {
    private static final int MOST_FRAMES = 6;

    private FramesFuzz() {}

    /** A command with its nonce, what it prints and how much of that is kept. */
    private record Said(String nonce, byte[] out, int most, String word) {
        byte[] kept() {
            return Arrays.copyOf(out, Math.min(out.length, most));
        }
    }

    /** Frames of one byte and of many. */
    public static Stream<byte[]> seeds() {
        return Stream.of("", "a\nb", "\n".repeat(40), "0123456789abcdef".repeat(8))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets the reader read them. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
        List<Said> all = new ArrayList<>();
        for (int i = data.consumeInt(1, MOST_FRAMES); i > 0; i--) {
            all.add(said(data, all));
        }
        FrameReader reader = new FrameReader();
        all.forEach(each -> reader.expect(each.nonce(), each.most()));
        feed(reader, stream(all), data);
        for (Said each : all) {
            FrameReader.Frame frame = reader.next(System.nanoTime());
            check(Arrays.equals(frame.body(), each.kept()), "other bytes than were printed");
            check(frame.cut() == (each.out().length > each.most()), "cut and not told, or not cut");
            check(frame.word().equals(each.word()), "another status: " + frame.word());
        }
        try {
            reader.next(System.nanoTime());
            throw new AssertionError("a frame that was never said");
        } catch (TimeoutException | EOFException noMore) {
            check(reader.rest().isEmpty(), "something is left over");
        }
    }

    private static Said said(FuzzedDataProvider data, List<Said> earlier) {
        String nonce = "%032x".formatted(data.consumeLong()).substring(0, 32);
        // As the first command of a call, none is the same: the program draws 128 bits for each.
        nonce = "%02d".formatted(earlier.size()) + nonce.substring(2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = data.consumeInt(0, 4); i > 0; i--) {
            out.writeBytes(switch (data.consumeInt(0, 3)) {
                case 0 -> data.consumeBytes(40);
                case 1 -> ("\n" + nonce.substring(0, data.consumeInt(0, 31))).getBytes(StandardCharsets.US_ASCII);
                case 2 -> ("\n" + old(earlier, data) + " 0\n").getBytes(StandardCharsets.US_ASCII);
                default -> new byte[] {'\n'};
            });
        }
        byte[] printed = out.toByteArray();
        boolean knowsItsOwn = new String(printed, StandardCharsets.ISO_8859_1).contains("\n" + nonce);
        return new Said(nonce, knowsItsOwn ? new byte[0] : printed, data.consumeInt(0, 80),
                Integer.toString(data.consumeInt(0, 255)));
    }

    private static String old(List<Said> earlier, FuzzedDataProvider data) {
        return earlier.isEmpty() ? "0".repeat(32) : earlier.get(data.consumeInt(0, earlier.size() - 1)).nonce();
    }

    /** As the sh prints it. */
    private static byte[] stream(List<Said> all) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (Said each : all) {
            stream.writeBytes(each.out());
            stream.writeBytes(("\n" + each.nonce() + " " + each.word() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return stream.toByteArray();
    }

    private static void feed(FrameReader reader, byte[] stream, FuzzedDataProvider data) {
        int at = 0;
        while (at < stream.length) {
            int length = Math.min(stream.length - at, data.remainingBytes() > 0 ? data.consumeInt(1, 50) : stream.length);
            reader.accept(stream, at, length);
            at += length;
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
