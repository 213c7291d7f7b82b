package nsmirror.diagram;

import java.util.List;
import java.util.Map;
import nsmirror.model.Kind;

/**
 * What is written on a group; every text is already escaped.
 *
 * @param name what it is called
 * @param brief what it is called where there is but one line
 * @param asides what stands at its right, from the longest wording to the shortest; the first that fits is taken
 * @param detail a second line: a hostname or the leader's command
 * @param slots the namespaces all its processes live in, for groups whose processes have no room to say it themselves
 */
record Heading(String name, String brief, List<String> asides, String detail, Map<Kind, Slot> slots) {
    static final Heading NONE = new Heading("", "", List.of(), "", Map.of());

    /** A heading of one line. */
    static Heading of(String name, List<String> asides) {
        return new Heading(name, name, asides, "", Map.of());
    }

    /** The same with another name for a single line. */
    Heading brief(String text) {
        return new Heading(name, text, asides, detail, slots);
    }

    /** The same with a second line. */
    Heading detail(String text) {
        return new Heading(name, brief, asides, text, slots);
    }

    /** The same with slots. */
    Heading slots(Map<Kind, Slot> all) {
        return new Heading(name, brief, asides, detail, all);
    }
}
