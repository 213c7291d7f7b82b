package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.probe.CgroupLimits.Level;

/**
 * What cgroups limit, in words. A limit counts for everything below, so the tightest on the way up is the one that
 * counts; which cgroup sets it is said. Files of v1 and v2 have different names, and one process may be under both.
 */
final class CgroupWords {
    /** v1 says "no limit" by the largest number of pages. */
    private static final long NO_LIMIT = 1L << 60;
    private static final int USUAL_WEIGHT = 100;
    private static final int USUAL_SHARES = 1024;
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private final List<Level> levels;

    /** The levels of each hierarchy follow each other, each from the process's own cgroup up. */
    CgroupWords(List<Level> levels) {
        this.levels = levels;
    }

    private record Found(long amount, String path) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        tightest("memory at most", List.of("memory.max", "memory.limit_in_bytes"), rows, CgroupWords::bytes);
        tightest("memory slowed from", List.of("memory.high"), rows, CgroupWords::bytes);
        own("memory now", List.of("memory.current", "memory.usage_in_bytes"), rows, CgroupWords::bytes);
        processors(rows);
        own("CPU weight", List.of("cpu.weight"), rows, weight -> weight(weight, USUAL_WEIGHT));
        own("CPU shares", List.of("cpu.shares"), rows, weight -> weight(weight, USUAL_SHARES));
        tightest("processes at most", List.of("pids.max"), rows, String::valueOf);
        own("processes now", List.of("pids.current"), rows, String::valueOf);
        return rows;
    }

    /** A row where one of the cgroups has such a file, whether it limits or not. */
    private void tightest(String what, List<String> files, List<Row> rows, Function<Long, String> words) {
        boolean asked = false;
        Optional<Found> least = Optional.empty();
        for (Level level : levels) {
            for (String file : files) {
                asked |= level.files().containsKey(file);
                Optional<Long> limit = number(level.files().get(file)).filter(value -> value < NO_LIMIT);
                if (limit.isPresent() && (least.isEmpty() || limit.get() < least.get().amount())) {
                    least = Optional.of(new Found(limit.get(), level.path()));
                }
            }
        }
        if (asked) {
            rows.add(row(what, least.map(found -> words.apply(found.amount())).orElse(none()),
                    least.map(Found::path), least.map(Found::amount)));
        }
    }

    /** What the process's own cgroup has. */
    private void own(String what, List<String> files, List<Row> rows, Function<Long, String> words) {
        for (Level level : levels) {
            for (String file : files) {
                Optional<Long> value = number(level.files().get(file));
                if (value.isPresent()) {
                    rows.add(row(what, words.apply(value.get()), Optional.of(level.path()), value));
                    return;
                }
            }
        }
    }

    /** A quota of time in each period: the amount is thousandths of a processor. */
    private void processors(List<Row> rows) {
        boolean asked = false;
        Optional<Found> least = Optional.empty();
        for (Level level : levels) {
            asked |= level.files().containsKey("cpu.max") || level.files().containsKey("cpu.cfs_quota_us");
            Optional<Long> limit = thousandths(level.files());
            if (limit.isPresent() && (least.isEmpty() || limit.get() < least.get().amount())) {
                least = Optional.of(new Found(limit.get(), level.path()));
            }
        }
        if (asked) {
            rows.add(row("CPU at most", least.map(found -> processors(found.amount())).orElse(none()),
                    least.map(Found::path), least.map(Found::amount)));
        }
    }

    private static Optional<Long> thousandths(Map<String, String> files) {
        String[] words = files.getOrDefault("cpu.max", files.get("cpu.cfs_quota_us") + " " + files.get("cpu.cfs_period_us"))
                .split(" ");
        Optional<Long> quota = number(words[0]).filter(time -> time > 0);
        Optional<Long> period = number(words.length < 2 ? null : words[1]).filter(time -> time > 0);
        return quota.isEmpty() || period.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.round(1_000.0 * quota.get() / period.get()));
    }

    /** What is closed to the login may limit more. */
    private String none() {
        return levels.stream().anyMatch(Level::closed) ? "none that is known" : "no limit";
    }

    private static Row row(String what, String value, Optional<String> path, Optional<Long> amount) {
        return new Cells()
                .with("what", what)
                .with("value", value)
                .with("inside", null)
                .with("setBy", path.map(below -> below.isEmpty() ? "/" : below))
                .with("amount", amount)
                .row();
    }

    /** {@code max} and v1's -1 are no numbers. */
    private static Optional<Long> number(String text) {
        return text == null || !text.matches("\\d{1,18}|\\d{19}")
                ? Optional.empty()
                : text.length() == 19 ? Optional.of(Long.MAX_VALUE) : Optional.of(Long.parseLong(text));
    }

    static String bytes(long bytes) {
        int unit = 0;
        double amount = bytes;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return amount == Math.rint(amount)
                ? "%d %s".formatted((long) amount, UNITS[unit])
                : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    private static String processors(long thousandths) {
        return thousandths == 1_000
                ? "1 CPU"
                : String.format(Locale.ROOT, "%.2f CPUs", thousandths / 1_000.0).replaceFirst("\\.?0+ ", " ");
    }

    private static String weight(long weight, int usual) {
        return weight == usual ? weight + ", the usual" : String.format(Locale.ROOT, "%d, %.3g times the usual", weight,
                (double) weight / usual);
    }
}
