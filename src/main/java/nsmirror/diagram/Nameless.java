package nsmirror.diagram;

import java.util.List;
import java.util.stream.Stream;
import nsmirror.diagram.Arrangement.Arranged;
import nsmirror.diagram.Group.Style;

/**
 * What is drawn without a name for lack of room.
 *
 * @param squares processes
 * @param boxes of groups
 */
record Nameless(int squares, int boxes) {
    static Nameless of(Arranged arranged) {
        List<Placed> all = Stream.concat(arranged.host().stream(), Stream.of(arranged.rest()))
                .flatMap(part -> part.placed().stream()).toList();
        return new Nameless(squares(all), boxes(all));
    }

    private static int squares(List<Placed> placed) {
        return placed.stream().mapToInt(each -> squares(each.children())
                + (each.detail().labelled() ? 0 : each.detail().drawn(each.group()))).sum();
    }

    private static int boxes(List<Placed> placed) {
        return placed.stream().mapToInt(each -> boxes(each.children())
                + (each.group().style() != Style.SECTION && each.detail().lines(each.group()) == 0 ? 1 : 0)).sum();
    }

    /** {@code 4880 squares and 12 boxes without names}; empty if everything has one. */
    String words() {
        if (squares + boxes == 0) {
            return "";
        }
        String both = squares > 0 && boxes > 0 ? " and " : "";
        return (squares > 0 ? Words.count(squares, "square", "squares") : "") + both
                + (boxes > 0 ? Words.count(boxes, "box", "boxes") : "") + " without names";
    }

    /** The same where there is less room: {@code 4892 without names}. */
    String fewWords() {
        return squares + boxes == 0 ? "" : Words.number(squares + boxes) + " without names";
    }
}
