package nsmirror.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.diagram.Combination;
import nsmirror.diagram.Slot;
import nsmirror.mirror.FacetView;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;

/**
 * What goes beside a figure, ready to paste: the picture with its alternative text, the caption, the commands that show
 * the same, and the matrix as a table.
 *
 * @param file the picture's name
 * @param alt what it shows, in words
 */
public record BesideText(String file, String alt, Optional<String> caption, Snapshot snapshot, Optional<FacetView> view) {
    private static final int LONGEST = 2_000;

    /** All of it. */
    public String in(Markup markup) {
        List<String> blocks = new ArrayList<>(List.of(markup.image(file, alt)));
        caption.ifPresent(text -> blocks.add(markup.caption(text)));
        blocks.add(markup.code(commands()));
        blocks.add(markup.table(matrix()));
        return String.join("\n", blocks);
    }

    private List<String> commands() {
        return view.map(each -> Stream.of(Optional.of(each.host().command()), each.host().labCommand(),
                                Optional.of(each.container().command()), each.container().labCommand())
                        .flatMap(Optional::stream)
                        .map(command -> Shown.line(command, LONGEST))
                        .distinct()
                        .toList())
                .orElse(List.of("sudo lsns", "ps -e -o pid,ppid,user,args -ww"));
    }

    private List<List<String>> matrix() {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("Who", "processes"));
        Kind.ALL.forEach(kind -> heading.add(kind.label()));
        rows.add(heading);
        for (Combination each : Combination.of(snapshot)) {
            List<String> row = new ArrayList<>(List.of(each.who().getFirst(), Integer.toString(each.members().size())));
            Kind.ALL.forEach(kind -> row.add(cell(each, kind)));
            rows.add(row);
        }
        return rows;
    }

    /** Whose it is, with the inode where that is not the host's. */
    private static String cell(Combination row, Kind kind) {
        String inode = Optional.ofNullable(row.inodes().get(kind)).map(each -> " " + each).orElse("");
        return switch (row.slots().getOrDefault(kind, Slot.UNKNOWN)) {
            case OWN -> "own" + inode;
            case SHARED -> "shared" + inode;
            case HOST -> "host";
            case UNKNOWN -> "not known";
            case NONE -> "–";
        };
    }
}
