package nsmirror.ui.map;

import java.util.Optional;
import java.util.Set;
import nsmirror.diagram.Subject;
import nsmirror.model.ProcessKey;

/**
 * What stands out.
 *
 * @param selected what is selected
 * @param members the processes of the selection, shown also where it has no box of its own in this grouping
 * @param matches what a search found; empty if nothing is searched for, so that nothing fades
 */
public record Emphasis(Optional<Subject> selected, Set<ProcessKey> members, Optional<Set<ProcessKey>> matches) {
    public Emphasis {
        members = Set.copyOf(members);
        matches = matches.map(Set::copyOf);
    }

    /** Nothing stands out. */
    public static Emphasis none() {
        return new Emphasis(Optional.empty(), Set.of(), Optional.empty());
    }

    /** Whether what stands for that subject stays in the background of a search. */
    boolean fades(Optional<Subject> subject) {
        return matches.isPresent()
                && subject.isPresent()
                && subject.get() instanceof Subject.OfProcess process
                && !matches.get().contains(process.key());
    }

    /** Whether a search found that subject. */
    boolean matched(Optional<Subject> subject) {
        return matches.isPresent()
                && subject.isPresent()
                && subject.get() instanceof Subject.OfProcess process
                && matches.get().contains(process.key());
    }

    /** Whether it is a process of the selection. */
    boolean member(Optional<Subject> subject) {
        return subject.isPresent() && subject.get() instanceof Subject.OfProcess process && members.contains(process.key());
    }
}
