package nsmirror.ui.mirror.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.model.ProcessKey;
import nsmirror.ui.mirror.table.FacetTable.Column;
import nsmirror.ui.mirror.table.FacetTable.Line;

/**
 * The processes of both sides as trees that can be folded and filtered. Its lines stand in the order of the left side's
 * tree, in which the right side's is in order too: a process has its parent above it on both.
 */
public final class ProcessLines {
    private static final String OPEN = "▾ ";
    private static final String FOLDED = "▸ ";
    /** The kernel starts it second; it is the parent of all its threads. */
    private static final int KTHREADD = 2;

    private final List<Each> all = new ArrayList<>();
    private final int tree;

    /** A line with where it hangs; depth -1 on a side that lacks it. */
    private record Each(Line line, Optional<ProcessKey> key, int left, int right, boolean own, String words) {
        int depth() {
            return left >= 0 ? left : right;
        }
    }

    /**
     * What is seen.
     *
     * @param lines with their branches drawn
     * @param keys of the processes of each line
     */
    public record Seen(List<Line> lines, List<Optional<ProcessKey>> keys) {
        public Seen {
            lines = List.copyOf(lines);
            keys = List.copyOf(keys);
        }
    }

    /** The lines of that table of that view; {@code who} is the container whose processes are its own. */
    public ProcessLines(FacetView view, FacetTable table, String who) {
        tree = table.columns().stream().map(Column::key).toList().indexOf("command");
        for (int i = 0; i < table.lines().size(); i++) {
            Pair pair = view.pairs().get(i);
            Optional<Row> left = row(view.host().rows(), pair.host());
            Optional<Row> right = row(view.container().rows(), pair.container());
            Row some = right.or(() -> left).orElseThrow();
            boolean own = view.shared() ? some.text("container").equals(who) : right.isPresent();
            Line line = table.lines().get(i);
            all.add(new Each(line, key(some), depth(left), depth(right), own, words(line)));
        }
    }

    private static Optional<Row> row(List<Row> rows, OptionalInt index) {
        return index.isEmpty() ? Optional.empty() : Optional.of(rows.get(index.getAsInt()));
    }

    private static int depth(Optional<Row> row) {
        return row.map(each -> each.cells().get("depth") instanceof Number depth ? depth.intValue() : 0).orElse(-1);
    }

    private static Optional<ProcessKey> key(Row row) {
        return row.cells().get("hostPid") instanceof Number pid && row.cells().get("start") instanceof Number start
                ? Optional.of(new ProcessKey(pid.intValue(), start.longValue())) : Optional.empty();
    }

    private static String words(Line line) {
        return String.join(" ", line.host().orElse(List.of())).concat(" ")
                .concat(String.join(" ", line.container().orElse(List.of()))).toLowerCase(Locale.ROOT);
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }

    /** How many of them are in the container. */
    public int inContainer() {
        return (int) all.stream().filter(each -> each.right() >= 0).count();
    }

    /** What is folded at first: the kernel's own threads. */
    public Set<ProcessKey> foldedAtFirst() {
        Set<ProcessKey> folded = new HashSet<>();
        all.stream().filter(each -> each.left() == 0 && each.right() < 0)
                .flatMap(each -> each.key().stream())
                .filter(key -> key.pid() == KTHREADD)
                .forEach(folded::add);
        return folded;
    }

    /**
     * Those that have the words in a cell and are the container's own, if that is asked for; with their ancestors, so
     * that one sees where they hang. What is searched for is seen in what is folded, too.
     */
    public Seen seen(String words, boolean own, Set<ProcessKey> folded) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        boolean[] kept = kept(wanted, own);
        List<Integer> shown = new ArrayList<>();
        Map<Integer, Integer> hidden = new HashMap<>();
        int under = -1;
        for (int i = 0; i < all.size(); i++) {
            boolean within = under >= 0 && all.get(i).depth() > all.get(under).depth();
            if (kept[i] && within) {
                hidden.merge(under, 1, Integer::sum);
            } else if (kept[i]) {
                shown.add(i);
                under = wanted.isEmpty() && folded(i, folded) ? i : -1;
            }
        }
        return drawn(shown, hidden);
    }

    private boolean folded(int index, Set<ProcessKey> folded) {
        return all.get(index).key().filter(folded::contains).isPresent();
    }

    private boolean[] kept(String words, boolean own) {
        boolean[] kept = new boolean[all.size()];
        int needed = -1;
        for (int i = all.size() - 1; i >= 0; i--) {
            Each each = all.get(i);
            boolean above = needed >= 0 && each.depth() < needed;
            kept[i] = above || (!own || each.own()) && (words.isEmpty() || each.words().contains(words));
            if (kept[i]) {
                needed = each.depth();
            }
        }
        return kept;
    }

    private Seen drawn(List<Integer> shown, Map<Integer, Integer> hidden) {
        List<String> left = Branches.of(shown.stream().map(i -> all.get(i).left()).toList());
        List<String> right = Branches.of(shown.stream().map(i -> all.get(i).right()).toList());
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < shown.size(); at++) {
            int index = shown.get(at);
            String sign = hidden.containsKey(index) ? FOLDED : parent(index) ? OPEN : "";
            String count = hidden.containsKey(index) ? "  +" + hidden.get(index) : "";
            Line line = all.get(index).line();
            lines.add(new Line(with(line.host(), left.get(at) + sign, count),
                    with(line.container(), right.get(at) + sign, count), line.relation()));
        }
        return new Seen(lines, shown.stream().map(i -> all.get(i).key()).toList());
    }

    private boolean parent(int index) {
        return index + 1 < all.size() && all.get(index + 1).depth() > all.get(index).depth();
    }

    private Optional<List<String>> with(Optional<List<String>> cells, String before, String after) {
        return cells.map(each -> {
            List<String> drawn = new ArrayList<>(each);
            if (tree >= 0) {
                drawn.set(tree, before + drawn.get(tree) + after);
            }
            return drawn;
        });
    }
}
