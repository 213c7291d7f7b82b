package nsmirror.probe;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.probe.RootListing.Entry;
import nsmirror.probe.RootListing.Listing;

/**
 * Lines of {@code ls -lai --full-time}, where there is no {@code find -printf}. GNU's {@code -b} escapes blanks too, so
 * that {@code " -> "} stands only between a link and its target; busybox has no {@code -b} and prints {@code ?} for
 * what is not printable.
 */
final class LsLines {
    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+([-a-zA-Z?]\\S{9,10})\\s+\\d+\\s+(\\S+)\\s+(\\S+)"
            + "\\s+(?:(\\d+)|\\d+,\\s*\\d+)\\s+(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\d+)?"
            + "(?: ([-+]\\d{4}))? (.+)", Pattern.DOTALL);
    private static final String ARROW = " -> ";

    private LsLines() {}

    static Listing read(String body, boolean escaped) {
        List<Entry> entries = new ArrayList<>();
        int skipped = 0;
        for (String line : body.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                entries.add(entry(matcher, escaped));
            } else if (!line.isBlank() && !line.startsWith("total ")) {
                skipped++;
            }
        }
        return new Listing(entries, false, !escaped, skipped);
    }

    private static Entry entry(Matcher line, boolean escaped) {
        String type = RootListing.type(line.group(2).substring(0, 1));
        String name = line.group(9);
        Optional<String> target = Optional.empty();
        int arrow = type.equals("link") ? name.indexOf(ARROW) : -1;
        if (arrow >= 0) {
            target = Optional.of(plain(name.substring(arrow + ARROW.length()), escaped));
            name = name.substring(0, arrow);
        }
        return new Entry(plain(name, escaped), type, Optional.of(line.group(2)), Optional.of(line.group(3)),
                Optional.of(line.group(4)), Optional.ofNullable(line.group(5)).flatMap(Digits::whole),
                time(line.group(6), line.group(7), line.group(8)), Optional.empty(), Digits.whole(line.group(1)),
                target);
    }

    private static String plain(String name, boolean escaped) {
        return escaped ? CEscapes.undone(name) : name;
    }

    private static Optional<OffsetDateTime> time(String day, String time, String zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(day + "T" + time);
            return Optional.of(local.atOffset(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
