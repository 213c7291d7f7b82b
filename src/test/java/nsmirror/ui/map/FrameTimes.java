package nsmirror.ui.map;

import java.util.ArrayList;
import java.util.List;

/** How long frames took. */
final class FrameTimes {
    private final List<Double> millis = new ArrayList<>();
    private long last;

    /** A frame's work begins now. */
    void begin() {
        last = System.nanoTime();
    }

    /** The frame is there, and the next begins; the first after a pause has no length. */
    void frame() {
        long now = System.nanoTime();
        if (last != 0) {
            millis.add((now - last) / 1e6);
        }
        last = now;
    }

    /** Nothing is measured until the next frame. */
    void pause() {
        last = 0;
    }

    double longest() {
        return millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    int count() {
        return millis.size();
    }

    /** So much of a hundred frames took at most that long, in milliseconds. */
    double percentile(int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
