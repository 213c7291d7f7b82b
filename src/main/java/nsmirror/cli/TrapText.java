package nsmirror.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Trap;
import nsmirror.text.Shown;

/** What entering a PID namespace alone would show, as text: the command, why, and the rows. */
final class TrapText {
    private static final int SENTENCE = 400;

    private TrapText() {}

    static List<String> of(Optional<Trap> trap, int columns) {
        List<String> lines = new ArrayList<>(List.of("", "── the trap (pid), explained, not run"));
        if (trap.isEmpty()) {
            lines.addAll(TerminalText.wrapped("  There is none: it takes processes in a PID namespace of their own,"
                    + " beside the host's.", columns));
            return lines;
        }
        lines.addAll(TerminalText.wrapped("  would$ " + Shown.line(trap.get().command(), SENTENCE), columns));
        lines.addAll(TerminalText.wrapped("  - " + trap.get().why(), columns));
        SideColumns side = new SideColumns(
                new CellTexts(FacetColumns.of(Facet.PROCESSES, false), trap.get().rows()), columns);
        lines.add(side.heading());
        trap.get().rows().forEach(row -> lines.addAll(side.lines(row)));
        return lines.stream().map(String::stripTrailing).toList();
    }
}
