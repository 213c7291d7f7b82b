package nsmirror.ui.map;

import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Flight;
import nsmirror.diagram.Mark;
import nsmirror.diagram.Moment;
import nsmirror.diagram.Pieces;

/** What is seen of the diagram now: it at rest, or its processes on their way to it. */
final class Motion {
    /** Long enough to follow one of many, short enough not to be waited for. */
    private static final double NANOS = 600e6;

    private final Beat beat;
    private final Runnable changed;
    private Pieces rest = Pieces.of(new Diagram(1, 1, List.of()));
    private Optional<Flight> flight = Optional.empty();
    private Moment moment = Moment.still(rest);
    private long begun;
    private double time;

    /** Nothing yet; {@code changed} is called whenever something else is to be seen. */
    Motion(Beat beat, Runnable changed) {
        this.beat = beat;
        this.changed = changed;
    }

    /** What is to be seen now. */
    Moment moment() {
        return moment;
    }

    /** What is shown, or on its way to be. */
    Pieces goal() {
        return flight.map(Flight::end).orElse(rest);
    }

    /** Whether something is on its way. */
    boolean moving() {
        return flight.isPresent();
    }

    /** Shows it at once. */
    void cut(Diagram next) {
        land(Pieces.of(next));
    }

    /** Sets out for it from wherever everything is now. Where nothing has to go anywhere it is there at once. */
    void fly(Diagram next) {
        Pieces goal = Pieces.of(next);
        if (goal.equals(goal())) {
            return;
        }
        if (!moving() && stands(rest, goal)) {
            land(goal);
            return;
        }
        flight = Optional.of(flight.map(under -> under.turned(time, goal))
                .orElseGet(() -> Flight.between(rest, goal)));
        begun = 0;
        time = 0;
        beat.start(this::frame);
    }

    private static boolean stands(Pieces before, Pieces now) {
        return before.marks().values().stream().allMatch(mark ->
                Optional.ofNullable(now.marks().get(mark.key())).filter(its -> !sameBox(mark, its)).isEmpty());
    }

    /** Whether it stands in the same place, as large. */
    static boolean sameBox(Mark before, Mark now) {
        return before.box().x() == now.box().x() && before.box().y() == now.box().y()
                && before.box().width() == now.box().width() && before.box().height() == now.box().height();
    }

    private void frame(long now) {
        begun = begun == 0 ? now : begun;
        time = (now - begun) / NANOS;
        if (time >= 1) {
            land(flight.orElseThrow().end());
        } else {
            moment = flight.orElseThrow().at(time);
        }
        changed.run();
    }

    private void land(Pieces at) {
        beat.stop();
        rest = at;
        flight = Optional.empty();
        moment = Moment.still(at);
    }
}
