package nsmirror.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Processes as a tree, as {@code ps --forest} draws it: each below its parent, siblings by their PID on the host, so
 * that both sides of a mirror have one order.
 *
 * <p>Whatever the rows say, each is in the tree once: one whose parent is not there is a root, and so is one of several
 * that claim to be each other's parents.
 */
public final class ProcessTree {
    /** A prefix is no wider than this many levels; thousands of processes may stand one below the other. */
    private static final int MOST_LEVELS = 24;

    private final List<Integer> order = new ArrayList<>();
    private final int[] depth;
    private final String[] prefix;
    private final Map<Integer, List<Integer>> children = new HashMap<>();

    /** A place still to be visited. */
    private record Visit(int index, int depth, String before, boolean last) {}

    /** The tree of rows with {@code pid}, {@code ppid} and, for the order of siblings, {@code hostPid}. */
    public ProcessTree(List<Row> rows) {
        depth = new int[rows.size()];
        prefix = new String[rows.size()];
        List<Integer> sorted = new ArrayList<>();
        Map<Integer, Integer> byPid = new HashMap<>();
        for (int index = 0; index < rows.size(); index++) {
            sorted.add(index);
            byPid.putIfAbsent(number(rows.get(index), "pid"), index);
        }
        sorted.sort(Comparator.comparing(index -> Integer.toUnsignedLong(number(rows.get(index), "hostPid"))));
        List<Integer> roots = new ArrayList<>();
        for (int index : sorted) {
            Integer parent = byPid.get(number(rows.get(index), "ppid"));
            if (parent == null || parent == index) {
                roots.add(index);
            } else {
                children.computeIfAbsent(parent, none -> new ArrayList<>()).add(index);
            }
        }
        roots.forEach(this::visit);
        sorted.stream().filter(index -> prefix[index] == null).forEach(this::visit);
    }

    /** -1, which as unsigned comes last, where it is not known. */
    private static int number(Row row, String column) {
        return row.cells().get(column) instanceof Integer number ? number : -1;
    }

    private void visit(int root) {
        Deque<Visit> waiting = new ArrayDeque<>(List.of(new Visit(root, 0, "", true)));
        while (!waiting.isEmpty()) {
            Visit now = waiting.pop();
            if (prefix[now.index()] != null) {
                continue;
            }
            order.add(now.index());
            depth[now.index()] = now.depth();
            prefix[now.index()] = now.depth() == 0 ? "" : now.before() + (now.last() ? "└─ " : "├─ ");
            String below = now.depth() == 0 || now.depth() > MOST_LEVELS
                    ? now.before()
                    : now.before() + (now.last() ? "   " : "│  ");
            List<Integer> own = children.getOrDefault(now.index(), List.of());
            for (int at = own.size() - 1; at >= 0; at--) {
                waiting.push(new Visit(own.get(at), now.depth() + 1, below, at == own.size() - 1));
            }
        }
    }

    /** Indexes of the rows, each parent before its children. */
    public List<Integer> order() {
        return List.copyOf(order);
    }

    /** How many of its ancestors are in the tree. */
    public int depth(int index) {
        return depth[index];
    }

    /** What stands before it to show where it hangs; empty for a root. */
    public String prefix(int index) {
        return prefix[index];
    }
}
