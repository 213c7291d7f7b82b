package nsmirror.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;

/** Which rows of a facet are drawn, and in which form. */
final class MirrorRows {
    /** Columns of a facet that is one row of unlike answers: each answer becomes a row. */
    static final String WHAT = "what";
    static final String ANSWER = "answer";

    private static final int LONGEST_LINE = 40;
    private static final int LONGEST_ANSWER = 400;

    private MirrorRows() {}

    /** The view as it is drawn: the hostname's single wide row is turned into one row for each answer. */
    static FacetView drawn(FacetView view) {
        if (view.facet() != Facet.HOSTNAME) {
            return view;
        }
        View host = turned(view.host());
        View container = turned(view.container());
        int most = Math.max(host.rows().size(), container.rows().size());
        List<Pair> pairs = IntStream.range(0, most).mapToObj(i -> pair(host.rows(), container.rows(), i)).toList();
        return new FacetView(view.facet(), view.shared(), host, container, pairs);
    }

    private static View turned(View view) {
        List<Row> rows = new ArrayList<>();
        view.rows().forEach(row -> row.cells().keySet().forEach(what -> {
            List<String> lines = lines(row.text(what));
            for (int i = 0; i < lines.size(); i++) {
                rows.add(new Cells().with(WHAT, i == 0 ? what : "").with(ANSWER, lines.get(i)).row());
            }
        }));
        return new View(view.command(), view.labCommand(), rows, view.notes(), view.trouble());
    }

    /**
     * The answer in short lines. uname's second word is the hostname: the line ends behind it, so that what follows is
     * broken in the same places on both sides and is seen to be the same.
     */
    private static List<String> lines(String answer) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String[] words = answer.substring(0, Math.min(LONGEST_ANSWER, answer.length())).split(" ");
        for (int i = 0; i < words.length; i++) {
            if (!line.isEmpty() && (i == 2 || line.length() + words[i].length() > LONGEST_LINE)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(words[i]);
        }
        lines.add(line.toString());
        return lines;
    }

    private static Pair pair(List<Row> host, List<Row> container, int i) {
        OptionalInt left = i < host.size() ? OptionalInt.of(i) : OptionalInt.empty();
        OptionalInt right = i < container.size() ? OptionalInt.of(i) : OptionalInt.empty();
        return new Pair(left, right, left.isPresent() && right.isPresent() && host.get(i).equals(container.get(i)));
    }

    /** So many of the pairs in their order: what only the container has goes first, what only the host has last. */
    static List<Pair> chosen(List<Pair> pairs, int most) {
        return IntStream.range(0, pairs.size())
                .boxed()
                .sorted(Comparator.comparing(i -> worth(pairs.get(i))))
                .limit(Math.max(0, most))
                .sorted()
                .map(pairs::get)
                .toList();
    }

    private static int worth(Pair pair) {
        if (pair.container().isEmpty()) {
            return 2;
        }
        return pair.host().isEmpty() ? 0 : 1;
    }
}
