package nsmirror.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nsmirror.diagram.Moment.Layer;
import nsmirror.diagram.Shape.Box;
import nsmirror.model.ProcessKey;

/**
 * The way from one diagram to the next: every process goes from its old place to its new one. Pure: a part of the way
 * gives what is seen there.
 *
 * <p>All set out and arrive together, slowly at both ends; what stood around them fades first, what will stand around
 * them comes last, so that in between there is nothing but processes on their way (Heer and Robertson 2007; Chevalier
 * 2014 found no use in staggering). What is the same in both stays.
 */
public final class Flight {
    /** Until here the old frames are seen, and from here on the new ones. */
    private static final double FADED_OUT = 0.25;
    private static final double FADING_IN = 0.75;

    private final Pieces end;
    private final boolean fromRest;
    private final List<Layer> leaving;
    private final List<Shape> staying;
    private final Layer arriving;
    private final List<Traveller> travellers = new ArrayList<>();

    /** A process on its way. */
    private record Traveller(Mark from, Mark to) {
        boolean sameSize() {
            return from.box().width() == to.box().width() && from.box().height() == to.box().height();
        }

        /** The nearer end's colours, at a place and in a size between the two. */
        Box box(double way) {
            Box a = from.box();
            Box b = to.box();
            Box look = way < 0.5 ? a : b;
            return new Box(between(a.x(), b.x(), way), between(a.y(), b.y(), way),
                    between(a.width(), b.width(), way), between(a.height(), b.height(), way), look.radius(),
                    look.fill(), look.line(), look.lineWidth(), look.outline(), b.subject());
        }

        private static double between(double a, double b, double way) {
            return a + (b - a) * way;
        }
    }

    private Flight(Map<ProcessKey, Mark> start, List<Layer> before, Pieces end, boolean fromRest) {
        this.end = end;
        this.fromRest = fromRest;
        Set<Shape> next = new HashSet<>(end.frames());
        Set<Shape> stay = new HashSet<>();
        before.stream().filter(layer -> layer.opacity() == 1)
                .forEach(layer -> layer.frames().stream().filter(next::contains).forEach(stay::add));
        staying = end.frames().stream().filter(stay::contains).toList();
        List<Mark> gone = start.values().stream().filter(mark -> !end.marks().containsKey(mark.key())).toList();
        leaving = new ArrayList<>(List.of(new Layer(1, List.of(), gone)));
        before.forEach(layer -> leaving.add(new Layer(layer.opacity(),
                layer.frames().stream().filter(shape -> !stay.contains(shape)).toList(), layer.marks())));
        arriving = new Layer(1, end.frames().stream().filter(shape -> !stay.contains(shape)).toList(),
                end.marks().values().stream().filter(mark -> !start.containsKey(mark.key())).toList());
        end.marks().forEach((key, to) -> {
            if (start.containsKey(key)) {
                travellers.add(new Traveller(start.get(key), to));
            }
        });
    }

    /** From a diagram at rest to another. */
    public static Flight between(Pieces start, Pieces end) {
        return new Flight(start.marks(), List.of(new Layer(1, start.frames(), List.of())), end, true);
    }

    /** Turns to another goal at that part of the way: from where everything is, without stopping first. */
    public Flight turned(double time, Pieces next) {
        double way = way(time);
        Map<ProcessKey, Mark> now = new LinkedHashMap<>();
        travellers.forEach(each -> {
            Mark nearer = way < 0.5 ? each.from : each.to;
            now.put(nearer.key(), nearer.at(each.box(way)));
        });
        arriving.marks().forEach(mark -> now.put(mark.key(), mark));
        List<Layer> seen = new ArrayList<>();
        leaving.forEach(layer -> seen.add(new Layer(layer.opacity() * fadingOut(time), layer.frames(), layer.marks())));
        seen.add(new Layer(fadingIn(time), arriving.frames(), List.of()));
        seen.add(new Layer(1, staying, List.of()));
        return new Flight(now, seen.stream().filter(layer -> layer.opacity() > 0).toList(), next, false);
    }

    /** Where it leads. */
    public Pieces end() {
        return end;
    }

    /** What is seen at that part of the time, from 0 to 1. */
    public Moment at(double time) {
        if (time >= 1) {
            return Moment.still(end);
        }
        double way = way(time);
        double out = fadingOut(time);
        double in = fadingIn(time);
        List<Layer> layers = new ArrayList<>();
        leaving.forEach(layer -> layers.add(new Layer(layer.opacity() * out, layer.frames(), layer.marks())));
        layers.add(new Layer(in, arriving.frames(), arriving.marks()));
        List<Mark> marks = new ArrayList<>(travellers.size());
        List<Shape> before = new ArrayList<>();
        List<Shape> after = new ArrayList<>();
        for (Traveller each : travellers) {
            Box box = each.box(way);
            if (each.sameSize() && !each.to.content().isEmpty()) {
                marks.add(each.to.at(box));
            } else {
                marks.add(each.to.bare(box));
                before.addAll(out > 0 ? each.from.moved(box) : List.of());
                after.addAll(in > 0 ? each.to.moved(box) : List.of());
            }
        }
        layers.add(new Layer(1, staying, marks));
        layers.add(new Layer(out, before, List.of()));
        layers.add(new Layer(in, after, List.of()));
        return new Moment(layers);
    }

    /** How much of the way is behind: slow, fast, slow; one that was on its way already does not set out anew. */
    private double way(double time) {
        double left = 1 - Math.clamp(time, 0, 1);
        if (!fromRest) {
            return 1 - left * left * left;
        }
        return time < 0.5 ? 4 * Math.pow(Math.max(0, time), 3) : 1 - 4 * left * left * left;
    }

    private static double fadingOut(double time) {
        return Math.clamp(1 - time / FADED_OUT, 0, 1);
    }

    private static double fadingIn(double time) {
        return Math.clamp((time - FADING_IN) / (1 - FADING_IN), 0, 1);
    }
}
