package nsmirror.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.Capability;
import nsmirror.probe.CapabilitySets;
import nsmirror.probe.CapabilitySets.Set;
import nsmirror.probe.CapabilitySets.Sets;

/**
 * What the first process of each side may do beyond its user's rights, in words. A capability counts in the process's
 * own user namespace and what belongs to it.
 */
final class CapabilitiesFacet implements FacetReader {
    private static final String COMMAND = "grep -E \"^(Cap|NoNewPrivs|Seccomp)\" /proc/%d/status";
    private static final int BITS = 64;

    @Override
    public List<Command> asks(Asked asked) {
        return List.of(command(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> CapabilitySets.ofHost();
            case Side.OfContainer(var _, var leader) -> CapabilitySets.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        if (Trouble.mistaken(answer)) {
            return Sides.blind(typed(asked), Trouble.with(asked, answer).orElseThrow());
        }
        Sets sets = CapabilitySets.read(answer);
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < BITS; number++) {
            int bit = number;
            List<String> in = Arrays.stream(Set.values()).filter(set -> sets.has(set, bit)).map(CapabilitiesFacet::name)
                    .toList();
            if (!in.isEmpty()) {
                rows.add(row(sets, number, in));
            }
        }
        restrictions(sets).forEach(rows::add);
        return new View(typed(asked), Optional.empty(), rows, notes(asked, sets), Trouble.with(asked, answer));
    }

    private static String name(Set set) {
        return set.name().toLowerCase(Locale.ROOT);
    }

    private static Row row(Sets sets, int number, List<String> in) {
        Optional<Capability> known = Capability.of(number);
        return new Cells()
                .with("capability", known.map(Capability::label).orElse("capability " + number))
                .with("state", state(sets, number))
                .with("allows", known.map(Capability::allows).orElse("newer than this program"))
                .with("sets", in)
                .with("number", number)
                .with("since", known.map(Capability::since))
                .row();
    }

    private static String state(Sets sets, int number) {
        if (sets.has(Set.EFFECTIVE, number)) {
            return "held";
        }
        if (sets.has(Set.PERMITTED, number)) {
            return "may take it up";
        }
        return sets.noNewPrivs().orElse(false) ? "out of reach" : "only a program it starts";
    }

    /** What else keeps it from rights, in the same columns. */
    private static List<Row> restrictions(Sets sets) {
        List<Row> rows = new ArrayList<>();
        sets.noNewPrivs().ifPresent(set -> rows.add(restriction("no_new_privs", set ? "yes" : "no",
                set ? "no program it starts has more rights than it" : "set-user-ID programs work")));
        sets.seccomp().ifPresent(mode -> rows.add(restriction("seccomp", switch (mode) {
            case 0 -> "off";
            case 1 -> "strict";
            default -> sets.filters().map(count -> count == 1 ? "1 filter" : count + " filters").orElse("filter");
        }, mode == 0 ? "every system call" : "only system calls that are let through")));
        return rows;
    }

    private static Row restriction(String name, String state, String allows) {
        return new Cells().with("capability", name).with("state", state).with("allows", allows).with("sets", List.of())
                .with("number", null).with("since", null).row();
    }

    private static List<String> notes(Asked asked, Sets sets) {
        List<String> notes = new ArrayList<>();
        sets.sets().entrySet().stream().filter(set -> set.getKey() == Set.EFFECTIVE).forEach(set -> notes.add(
                "the numbers in names: capsh --decode=%016x".formatted(set.getValue())));
        if (asked.side() instanceof Side.OfContainer && asked.enters(Kind.USER) && !asked.inHosts(Kind.USER)) {
            notes.add("they count in its own user namespace alone: on what is the node's they give it nothing");
        }
        return notes;
    }

    @Override
    public String typed(Asked asked) {
        return COMMAND.formatted(asked.side().pid());
    }

    @Override
    public String shared() {
        return "capabilities are the same";
    }

    @Override
    public boolean enters() {
        return false;
    }

    /** Each process has its own sets. */
    @Override
    public boolean differsInOneNamespace() {
        return true;
    }

    @Override
    public boolean asPidOne() {
        return true;
    }
}
