package nsmirror.model;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How far the clocks of a time namespace are ahead of the node's, negative where they are behind. See
 * time_namespaces(7).
 *
 * @param monotonic of CLOCK_MONOTONIC
 * @param boottime of CLOCK_BOOTTIME
 */
public record TimeOffsets(Duration monotonic, Duration boottime) {
    /** {@code monotonic +86400 s, boottime -3.5 s}. */
    public String words() {
        return "monotonic " + words(monotonic) + ", boottime " + words(boottime);
    }

    private static String words(Duration offset) {
        BigDecimal seconds = BigDecimal.valueOf(offset.getSeconds()).add(BigDecimal.valueOf(offset.getNano(), 9));
        return (seconds.signum() < 0 ? "" : "+") + seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
