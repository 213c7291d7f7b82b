package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import nsmirror.model.Process;

/**
 * What is drawn as one box: its own processes, or further groups, never both.
 *
 * @param style what it is, for its outline
 * @param subject what is selected when it is clicked
 * @param heading what is written on it
 * @param members its processes by PID
 * @param folded processes that are counted and not drawn: kernel threads
 * @param children groups inside it
 * @param total processes in it in all, folded ones and those of the groups inside included
 */
record Group(Style style, Optional<Subject> subject, Heading heading, List<Process> members, int folded,
        List<Group> children, int total) {
    /** What a group is. A section has no outline: it is a part of the box around it. */
    enum Style { HOST, POD, CONTAINER, NAMESPACE, UNREADABLE, SECTION }

    Group {
        members = List.copyOf(members);
        children = List.copyOf(children);
    }

    /** What it is known by on another map of the same kind. */
    Object identity() {
        return subject.<Object>map(each -> each).orElseGet(() -> List.of(style, heading.name()));
    }

    /** A group of processes. */
    static Group of(Style style, Optional<Subject> subject, Heading heading, List<Process> members) {
        return new Group(style, subject, heading, members, 0, List.of(), members.size());
    }

    /** A group of groups, with so many processes folded. */
    static Group around(Style style, Optional<Subject> subject, Heading heading, int folded, List<Group> children) {
        int total = folded + children.stream().mapToInt(Group::total).sum();
        if (children.size() == 1 && children.getFirst().style == Style.SECTION) {
            return new Group(style, subject, heading, children.getFirst().members, folded, List.of(), total);
        }
        return new Group(style, subject, heading, List.of(), folded, children, total);
    }

    /** The same with its processes in a part of it, so that boxes can stand beside them. */
    Group sectioned() {
        return new Group(style, subject, heading, List.of(), folded, List.of(section(Heading.NONE, members)), total);
    }

    /** A part of a box. */
    static Group section(Heading heading, List<Process> members) {
        return of(Style.SECTION, Optional.empty(), heading, members);
    }
}
