package nsmirror.ui.details;

import java.time.Duration;
import nsmirror.ui.parts.Text;

/** Start times in words. */
final class Ticks {
    /** Clock ticks a second in /proc: 100 on every architecture this is likely to meet, see sysconf(3), _SC_CLK_TCK. */
    private static final long A_SECOND = 100;

    private Ticks() {}

    /** {@code 3 d 4 h after boot}, {@code 12.34 s after boot}. */
    static String afterBoot(long ticks) {
        Duration time = Duration.ofMillis(Math.multiplyExact(Math.clamp(ticks, 0, Long.MAX_VALUE / 1000), 1000 / A_SECOND));
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return Text.of("time.seconds", time.toMillis() / 1000.0);
        }
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return Text.of("time.minutes", time.toMinutes(), time.toSecondsPart());
        }
        if (time.compareTo(Duration.ofDays(1)) < 0) {
            return Text.of("time.hours", time.toHours(), time.toMinutesPart());
        }
        return Text.of("time.days", time.toDays(), time.toHoursPart());
    }
}
