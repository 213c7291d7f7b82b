package nsmirror.ui.map;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.diagram.Subject;
import nsmirror.model.ProcessKey;

/**
 * What stands out.
 *
 * @param selected what is selected
 * @param compared what it is compared with
 * @param members the processes of the selection, shown also where it has no box of its own in this grouping
 * @param matches what a search found; empty if nothing is searched for, so that nothing fades
 * @param changed what became of processes since the last snapshot, for as long as that is to be seen
 */
public record Emphasis(
        Optional<Subject> selected,
        Optional<Subject> compared,
        Set<ProcessKey> members,
        Optional<Set<ProcessKey>> matches,
        Map<ProcessKey, Change> changed) {
    /** What became of a process. One that went is drawn where it was last seen. */
    public enum Change { CAME, WENT, MOVED }

    public Emphasis {
        members = Set.copyOf(members);
        matches = matches.map(Set::copyOf);
        changed = Map.copyOf(changed);
    }

    /** Nothing stands out. */
    public static Emphasis none() {
        return new Emphasis(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Map.of());
    }

    /** Whether that process stays in the background of a search. */
    boolean fades(ProcessKey process) {
        return matches.isPresent() && !matches.get().contains(process);
    }

    /** Whether a search found that process. */
    boolean matched(ProcessKey process) {
        return matches.isPresent() && matches.get().contains(process);
    }

    /** Whether no mark has anything around it. */
    boolean marksNothing() {
        return selected.isEmpty() && compared.isEmpty() && members.isEmpty() && matches.isEmpty() && changed.isEmpty();
    }
}
