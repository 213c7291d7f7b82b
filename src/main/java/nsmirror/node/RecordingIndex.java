package nsmirror.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a recording holds which command's answers, found in one pass that keeps one line in memory at a time.
 *
 * @param header what its first line says; version 0 if it is no recording
 * @param answers for each command as typed, its lines in the order recorded
 * @param damaged how many lines in the middle are none of a recording
 * @param cut whether the last line is cut short
 */
record RecordingIndex(RecordingFormat.Header header, Map<String, List<Place>> answers, int damaged, boolean cut) {
    private static final int LONGEST_HEADER = 64 << 10;
    private static final int LONGEST_LINE = 1 << 30;
    private static final int BLOCK = 1 << 20;

    /** A line's bytes. */
    record Place(long from, int length) {}

    static RecordingIndex of(InputStream recording) throws IOException {
        Pass pass = new Pass();
        byte[] block = new byte[BLOCK];
        for (int length = recording.read(block); length >= 0 && pass.worthwhile(); length = recording.read(block)) {
            pass.take(block, length);
        }
        return pass.finish();
    }

    /** One pass over the bytes. */
    private static final class Pass {
        private final Map<String, List<Place>> answers = new HashMap<>();
        private Optional<RecordingFormat.Header> header = Optional.empty();
        private byte[] line = new byte[BLOCK];
        /** How long the line is so far; what is beyond the longest there can be is counted but not kept. */
        private long length;

        private long begin;
        private int damaged;

        /** A file whose first line is no recording's is not read any further. */
        boolean worthwhile() {
            return header.isPresent() ? header.get().version() > 0 : length <= LONGEST_HEADER;
        }

        void take(byte[] block, int count) {
            int from = 0;
            for (int i = 0; i < count && worthwhile(); i++) {
                if (block[i] == '\n') {
                    add(block, from, i - from);
                    endLine();
                    from = i + 1;
                }
            }
            add(block, from, count - from);
        }

        private void add(byte[] block, int from, int count) {
            if (length + count <= LONGEST_LINE) {
                int end = (int) length + count;
                if (end > line.length) {
                    line = Arrays.copyOf(line, (int) Math.min(LONGEST_LINE, Math.max(end, line.length * 2L)));
                }
                System.arraycopy(block, from, line, (int) length, count);
            }
            length += count;
        }

        private void endLine() {
            if (header.isEmpty()) {
                header = Optional.of(RecordingFormat.header(Arrays.copyOf(line, (int) Math.min(length, LONGEST_HEADER))));
            } else if (!known() && length > 0) {
                damaged++;
            }
            begin += length + 1;
            length = 0;
        }

        /** Notes the line if it holds an answer. */
        private boolean known() {
            if (length > LONGEST_LINE) {
                return false;
            }
            Optional<String> command = RecordingFormat.command(line, 0, (int) length);
            command.ifPresent(typed -> answers.computeIfAbsent(typed, _ -> new ArrayList<>())
                    .add(new Place(begin, (int) length)));
            return command.isPresent();
        }

        RecordingIndex finish() {
            boolean cut = false;
            if (header.isEmpty()) {
                endLine();
            } else if (length > 0 && worthwhile()) {
                cut = !known();
            }
            return new RecordingIndex(header.orElseThrow(), answers, damaged, cut);
        }
    }
}
