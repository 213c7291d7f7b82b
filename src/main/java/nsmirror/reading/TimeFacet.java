package nsmirror.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.Clocks;
import nsmirror.probe.Clocks.Reading;

/** How long each side believes the node runs: the clocks a time namespace moves. The time of day is no part of it. */
final class TimeFacet implements FacetReader {
    private static final String OFFSETS = "cat /proc/%d/timens_offsets";

    @Override
    public List<Command> asks(Asked asked) {
        return List.of(command(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> Clocks.ofHost();
            case Side.OfContainer(var _, var leader) -> Clocks.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        if (Trouble.mistaken(answer)) {
            return Sides.blind(typed(asked), Trouble.with(asked, answer).orElseThrow());
        }
        Reading clocks = Clocks.read(answer);
        List<Row> rows = new ArrayList<>();
        if (!clocks.ofChildren()) {
            Duration ahead = clocks.offsets().getOrDefault("boottime", Duration.ZERO);
            clocks.uptime().map(uptime -> uptime.plus(ahead)).ifPresent(uptime ->
                    rows.add(row("uptime", lasting(uptime), uptime.toSeconds())));
            clocks.booted().map(booted -> booted - ahead.toSeconds()).ifPresent(booted ->
                    rows.add(row("booted", moment(booted), booted)));
            Map<String, Duration> byName = new TreeMap<>(clocks.offsets());
            byName.forEach((clock, offset) ->
                    rows.add(row(clock + " offset", moved(offset), offset.toSeconds())));
        }
        return new View(typed(asked), Optional.empty(), rows, notes(asked, clocks, answer), Trouble.with(asked, answer));
    }

    private static Row row(String what, String value, long seconds) {
        return new Cells().with("what", what).with("value", value).with("seconds", seconds).row();
    }

    private static List<String> notes(Asked asked, Reading clocks, Answer answer) {
        List<String> notes = new ArrayList<>();
        if (answer.ok() && clocks.offsets().isEmpty()) {
            notes.add("this kernel has no time namespaces (Linux 5.6 on): all processes have the same clocks");
        }
        if (clocks.ofChildren()) {
            notes.add("its own offsets are not told: the kernel shows those of the namespace its next child is born in");
        }
        Sides.neighbours(asked, Kind.TIME).ifPresent(notes::add);
        return notes;
    }

    /** Whole seconds since 1970, as far as there are years for them. */
    private static String moment(long seconds) {
        return seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()
                ? String.valueOf(seconds)
                : Instant.ofEpochSecond(seconds).toString();
    }

    private static String moved(Duration offset) {
        if (offset.isZero()) {
            return "as the node's";
        }
        return offset.isNegative() ? lasting(offset.negated()) + " behind" : lasting(offset) + " ahead";
    }

    private static String lasting(Duration time) {
        long days = time.toDays();
        String clock = "%d:%02d:%02d".formatted(time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
        return days == 0 ? clock : days == 1 ? "1 day " + clock : days + " days " + clock;
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> "cat /proc/uptime; " + OFFSETS.formatted(1);
            case Side.OfContainer(var _, var leader) ->
                "sudo nsenter -t %1$d -T cat /proc/uptime; cat /proc/%1$d/timens_offsets".formatted(leader.pid());
        };
    }

    @Override
    public String shared() {
        return "uptime and clocks are the same";
    }

    @Override
    public boolean enters() {
        return false;
    }

    @Override
    public boolean asPidOne() {
        return true;
    }
}
