package nsmirror.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.diagram.Fitting.Part;
import nsmirror.diagram.Group.Style;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.diagram.Placed.Hidden;

/**
 * Places groups where they stood on the last map. One that grew stays if it has the room there; it moves, and a new one
 * is put, to where there is room. What went leaves its room free.
 */
final class Steady {
    private static final int[] ROWS = {4, 2, 1, 8, 16, 40};

    /** A box this wide, in font sizes, has what is in it under each other. */
    private static final double NARROW = 12;

    private final Fitting fitting;
    private final Packing packing;
    private final Detail detail;
    private final double height;

    /** At the detail most of it is drawn with. */
    Steady(Fitting fitting, Detail detail) {
        this.fitting = fitting;
        this.detail = detail;
        packing = fitting.packing(detail);
        height = fitting.height();
    }

    /** The groups beside the host, in a room of that width; none if there is no room for all of them. */
    Optional<Part> flow(List<Group> groups, Part before, double width) {
        return flow(groups, before.placed(), width, height)
                .map(placed -> new Part(before.step(), placed, Hidden.NOTHING, right(placed), bottom(placed)));
    }

    private Optional<List<Placed>> flow(List<Group> groups, List<Placed> before, double width, double high) {
        Map<Object, Placed> stood = byIdentity(before);
        FreeRoom room = new FreeRoom(width, high, detail.boxGap());
        Placed[] placed = new Placed[groups.size()];
        List<Placed> were = were(groups, stood);
        // In the way of one that grew are all others as they stood, also those that will have to move themselves.
        were.stream().filter(Objects::nonNull).forEach(room::take);
        for (int i = 0; i < placed.length; i++) {
            Placed was = were.get(i);
            Placed now = was == null ? null : kept(groups.get(i), was, width);
            if (now != null && !larger(now, was)) {
                placed[i] = now;
            } else if (now != null && room.free(now, Optional.of(was))) {
                placed[i] = now;
                room.take(now);
            }
        }
        for (int i = 0; i < placed.length; i++) {
            if (placed[i] == null) {
                Optional<Placed> found = found(groups.get(i), room, stood, width);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                placed[i] = found.get();
                room.take(placed[i]);
            }
        }
        return Optional.of(List.of(placed));
    }

    /** Where each stood, taken from what stood there; null for one that is new. A container may have another name now. */
    private static List<Placed> were(List<Group> groups, Map<Object, Placed> stood) {
        List<Placed> were = new ArrayList<>();
        groups.forEach(group -> were.add(stood.remove(group.identity())));
        for (int i = 0; i < were.size(); i++) {
            if (were.get(i) == null && groups.get(i).style() == Style.CONTAINER) {
                were.set(i, renamed(groups.get(i), stood));
            }
        }
        return were;
    }

    private static Placed renamed(Group container, Map<Object, Placed> stood) {
        Set<ProcessKey> members = container.members().stream().map(Process::key).collect(Collectors.toSet());
        return stood.values().stream()
                .map(Placed::group)
                .filter(each -> each.style() == Style.CONTAINER
                        && each.members().stream().anyMatch(member -> members.contains(member.key())))
                .findFirst()
                .map(each -> stood.remove(each.identity()))
                .orElse(null);
    }

    private static Map<Object, Placed> byIdentity(List<Placed> placed) {
        Map<Object, Placed> stood = new HashMap<>();
        placed.forEach(each -> stood.put(each.group().identity(), each));
        return stood;
    }

    private static boolean larger(Placed box, Placed than) {
        return box.width() > than.width() || box.height() > than.height();
    }

    /**
     * Room for a group: around what is in it, if that stood alone before; else wherever there is some. Where there is
     * too little it shows less of itself, so that all others can stay.
     */
    private Optional<Placed> found(Group group, FreeRoom room, Map<Object, Placed> stood, double width) {
        for (Group child : group.children()) {
            Placed alone = stood.get(child.identity());
            Placed around = alone == null ? null : packing.outermost(group, width, ROWS[0]).at(alone.x(), alone.y());
            if (around != null && room.free(around, Optional.of(alone))) {
                return Optional.of(around);
            }
        }
        double narrow = Math.min(width, Math.round(NARROW * detail.text()));
        return Stream.concat(Stream.of(packing), fitting.lesser(detail).map(fitting::packing))
                .flatMap(each -> DoubleStream.of(width, narrow).boxed().flatMap(most ->
                        IntStream.of(ROWS).mapToObj(rows -> each.outermost(group, most, rows))))
                .flatMap(box -> room.place(box).stream())
                .findFirst();
    }

    /** A group's box where it was, as large as it has to be now. */
    private Placed kept(Group group, Placed was, double most) {
        if (!was.detail().equals(detail)) {
            return new Steady(fitting, was.detail()).kept(group, was, most);
        }
        boolean grid = group.children().isEmpty();
        if (grid && was.children().isEmpty()) {
            return packing.again(group, was).at(was.x(), was.y());
        }
        if (grid || was.children().isEmpty()) {
            return packing.outermost(group, most, ROWS[0]).at(was.x(), was.y());
        }
        double left = detail.pad();
        double top = detail.pad() + detail.headingHeight(group);
        double width = was.width() - 2 * detail.pad();
        List<Placed> inner = was.children().stream().map(each -> each.at(each.x() - left, each.y() - top)).toList();
        return flow(group.children(), inner, width, Double.MAX_VALUE)
                .map(children -> {
                    List<Placed> there = children.stream().map(each -> each.at(each.x() + left, each.y() + top)).toList();
                    double high = bottom(there) + packing.counted(group) + detail.pad();
                    return new Placed(group, detail, was.x(), was.y(), was.width(), high, 1, 0, List.of(), Hidden.NOTHING, there);
                })
                .orElseGet(() -> packing.outermost(group, most, ROWS[0]).at(was.x(), was.y()));
    }

    /** The host's column; none if it has no room any more. */
    Optional<Part> column(Group host, Part before) {
        Placed was = before.placed().getFirst();
        return column(host, was)
                .filter(column -> column.height() <= height)
                .map(column -> new Part(before.step(), List.of(column), Hidden.NOTHING, before.width(), column.height()));
    }

    private Optional<Placed> column(Group group, Placed was) {
        Group host = group.children().isEmpty() && !was.children().isEmpty() ? group.sectioned() : group;
        if (host.children().isEmpty() || was.children().isEmpty()) {
            return host.children().isEmpty() ? Optional.of(packing.again(host, was)) : Optional.empty();
        }
        double pad = detail.pad();
        List<Placed> children = new ArrayList<>();
        children.addAll(sections(host, was));
        double below = children.isEmpty() ? pad + detail.headingHeight(host) : bottom(children) + detail.boxGap();
        double above = Math.max(below, below(was, pad));
        List<Placed> outlined = was.children().stream().filter(each -> each.group().style() != Style.SECTION)
                .map(each -> each.at(each.x() - pad, each.y() - above)).toList();
        double room = height - above - packing.counted(host) - 2 * pad;
        Optional<List<Placed>> placed = flow(outlined(host), outlined, was.width() - 2 * pad, room);
        placed.ifPresent(all -> all.forEach(each -> children.add(each.at(each.x() + pad, each.y() + above))));
        return placed.map(any -> new Placed(host, detail, was.x(), was.y(), was.width(),
                bottom(children) + packing.counted(host) + pad, 1, 0, List.of(), Hidden.NOTHING, children));
    }

    /** The sections where they stood, or pushed down by one above that grew; new ones below them. */
    private List<Placed> sections(Group host, Placed was) {
        List<Placed> placed = new ArrayList<>();
        Map<Object, Group> now = new LinkedHashMap<>();
        sections(host).forEach(each -> now.put(each.identity(), each));
        for (Placed old : was.children()) {
            Group section = now.remove(old.group().identity());
            if (section != null) {
                double above = placed.stream().filter(each -> each.x() < old.right() && old.x() < each.right())
                        .mapToDouble(each -> each.bottom() + detail.boxGap()).max().orElse(0);
                placed.add(packing.again(section, old).at(old.x(), Math.max(old.y(), above)));
            }
        }
        for (Group section : now.values()) {
            double below = placed.isEmpty() ? detail.pad() + detail.headingHeight(host)
                    : bottom(placed) + detail.boxGap();
            placed.add(packing.section(section, was.width() - 2 * detail.pad()).at(detail.pad(), below));
        }
        return placed;
    }

    /** Where the boxes below the sections began. */
    private static double below(Placed column, double pad) {
        return column.children().stream().filter(each -> each.group().style() != Style.SECTION)
                .mapToDouble(Placed::y).min().orElse(pad);
    }

    private static List<Group> sections(Group host) {
        return host.children().stream().filter(each -> each.style() == Style.SECTION).toList();
    }

    private static List<Group> outlined(Group host) {
        return host.children().stream().filter(each -> each.style() != Style.SECTION).toList();
    }

    private static double right(List<Placed> placed) {
        return placed.stream().mapToDouble(Placed::right).max().orElse(0);
    }

    private static double bottom(List<Placed> placed) {
        return placed.stream().mapToDouble(Placed::bottom).max().orElse(0);
    }
}
