package nsmirror.ui.details;

import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Slot;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;

/**
 * What is known of a thing, in words, escaped and bounded.
 *
 * @param what the sort of thing: process, container, net namespace, …
 * @param title its name
 * @param command what it runs, for a process
 * @param facts the rest, in reading order
 * @param namespaces whose namespace of each kind it lives in
 * @param members what is in it; at most {@link #MOST_MEMBERS}
 * @param moreMembers how many more there are
 */
public record Details(
        String what,
        String title,
        Optional<String> command,
        List<Fact> facts,
        List<Belonging> namespaces,
        List<Member> members,
        int moreMembers) {
    /** How many members are listed. */
    public static final int MOST_MEMBERS = 200;

    public Details {
        facts = List.copyOf(facts);
        namespaces = List.copyOf(namespaces);
        members = List.copyOf(members);
    }

    /** One thing known. */
    public record Fact(String label, String value) {}

    /**
     * The namespace of one kind.
     *
     * @param kind which
     * @param inode its inode, empty where it could not be read
     * @param slot whose it is
     * @param words the same for people: {@code own}, {@code pod’s}, {@code host’s}
     */
    public record Belonging(Kind kind, Optional<Long> inode, Slot slot, String words) {}

    /** Something that is in it and can be gone to. */
    public record Member(Subject subject, String text) {}
}
