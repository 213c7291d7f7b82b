package nsmirror.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.diagram.Arrangement.Arranged;
import nsmirror.diagram.Fitting.Part;
import nsmirror.diagram.Group.Style;
import nsmirror.diagram.Placed.Hidden;
import nsmirror.model.Process;

/**
 * Room that is left free for containers to come, so that those that are there need not move for the next one: as much
 * as one larger than most takes, for each ten there are.
 */
final class Reserve {
    private static final int MOST = 20;
    private static final int FEWEST_PROCESSES = 2;

    /** Of so many each try takes long, and a little room is found among them anyway. */
    private static final int THOUSANDS = 6_000;
    private static final int MOST_PROCESSES = 12;
    private static final Heading NAME = Heading.of("a container to come", List.of("12 processes", "12"))
            .detail("a container to come");

    private Reserve() {}

    /**
     * The plan with groups that nothing is known of yet: as many as may come, then fewer and smaller ones; among squares
     * a pod at least, which as a square takes little.
     */
    static List<Plan> in(Plan plan, boolean labelled) {
        List<Group> boxes = new ArrayList<>();
        plan.rest().forEach(each -> leaves(each, boxes));
        plan.host().ifPresent(host -> host.children().forEach(each -> leaves(each, boxes)));
        boxes.removeIf(each -> each.style() == Style.SECTION);
        List<Process> any = plan.host().map(Reserve::members).filter(each -> !each.isEmpty())
                .orElseGet(() -> boxes.stream().flatMap(each -> each.members().stream()).limit(1).toList());
        if (any.isEmpty() || boxes.isEmpty()) {
            return List.of();
        }
        int size = boxes.stream().map(each -> each.members().size()).sorted().toList().get(boxes.size() * 3 / 4);
        int usual = Math.clamp(size, FEWEST_PROCESSES, MOST_PROCESSES);
        int many = Math.clamp(boxes.size() / 10, 1, MOST);
        return Stream.of(Collections.nCopies(many, pod(usual, any.getFirst())), List.of(pod(usual, any.getFirst())),
                        List.of(pod(FEWEST_PROCESSES, any.getFirst())), List.of(container(FEWEST_PROCESSES, any.getFirst())))
                .distinct()
                .limit(Fitting.drawn(plan.rest()) + Fitting.drawn(plan.host().stream().toList()) > THOUSANDS
                        ? 1 : labelled ? 4 : 3)
                .map(groups -> with(plan, groups))
                .toList();
    }

    private static Plan with(Plan plan, List<Group> more) {
        List<Group> rest = new ArrayList<>(plan.rest());
        rest.addAll(more);
        return new Plan(plan.frame(), plan.host().map(host -> plan.hostMayGrow() ? with(host, more) : host),
                plan.hostMayGrow(), rest);
    }

    /** Two containers in a frame: what comes may be a pod. */
    private static Group pod(int processes, Process any) {
        return Group.around(Style.POD, Optional.empty(), NAME, 0, Stream.of(processes, 1)
                .map(count -> container(count, any))
                .toList());
    }

    private static Group container(int processes, Process any) {
        return Group.of(Style.CONTAINER, Optional.empty(), NAME, Collections.nCopies(processes, any));
    }

    private static void leaves(Group group, List<Group> into) {
        if (group.children().isEmpty()) {
            into.add(group);
        }
        group.children().forEach(each -> leaves(each, into));
    }

    private static List<Process> members(Group group) {
        return group.children().isEmpty() ? group.members() : members(group.children().getFirst());
    }

    private static Group with(Group host, List<Group> more) {
        List<Group> children = new ArrayList<>((host.children().isEmpty() ? host.sectioned() : host).children());
        children.addAll(more);
        return new Group(host.style(), host.subject(), host.heading(), List.of(), host.folded(), children,
                host.total());
    }

    /** Whether it stands for what is to come. */
    static boolean reserved(Group group) {
        return group.heading() == NAME;
    }

    /** Whether everything was drawn. */
    static boolean fits(Arranged arranged) {
        return arranged.rest().hidden().nothing()
                && arranged.host().map(part -> part.hidden().nothing()).orElse(true);
    }

    /** What was arranged without what is to come: its room is free. Empty if not everything had room. */
    static Optional<Arranged> freed(Arranged arranged, Optional<Group> host) {
        if (!fits(arranged)) {
            return Optional.empty();
        }
        Part rest = arranged.rest();
        List<Placed> kept = kept(rest.placed());
        double right = kept.stream().mapToDouble(Placed::right).max().orElse(0);
        double bottom = kept.stream().mapToDouble(Placed::bottom).max().orElse(0);
        return Optional.of(new Arranged(arranged.host().map(part -> freed(part, host.orElseThrow())),
                new Part(rest.step(), kept, rest.hidden(), right, bottom), arranged.restX(), true));
    }

    private static List<Placed> kept(List<Placed> placed) {
        return placed.stream().filter(each -> !reserved(each.group())).toList();
    }

    private static Part freed(Part part, Group host) {
        Placed column = part.placed().getFirst();
        List<Placed> kept = kept(column.children());
        if (kept.size() == column.children().size()) {
            return part;
        }
        double bottom = column.children().stream().mapToDouble(Placed::bottom).max().orElse(0);
        double now = kept.stream().mapToDouble(Placed::bottom).max().orElse(0);
        double height = column.height() - bottom + now;
        Placed freed = new Placed(around(host, kept), column.detail(), column.x(), column.y(), column.width(), height, 1, 0, List.of(),
                Hidden.NOTHING, kept);
        return new Part(part.step(), List.of(freed), part.hidden(), part.width(), height);
    }

    /** The host as it is drawn: with a section also where it has but one. */
    private static Group around(Group host, List<Placed> kept) {
        return new Group(host.style(), host.subject(), host.heading(), List.of(), host.folded(),
                kept.stream().map(Placed::group).toList(), host.total());
    }
}
