package nsmirror.ui.mirror.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The branches before the lines of a tree, as {@code pstree} draws them. */
final class Branches {
    /** Deeper ones are drawn as deep as this: thousands may stand one below the other. */
    private static final int MOST_LEVELS = 24;

    private Branches() {}

    /** Of each line what stands before it, by how deep it is; one that is not there (-1) has none. */
    static List<String> of(List<Integer> depths) {
        String[] branches = new String[depths.size()];
        boolean[] goesOn = new boolean[MOST_LEVELS + 2];
        for (int i = depths.size() - 1; i >= 0; i--) {
            int depth = Math.min(depths.get(i), MOST_LEVELS);
            if (depth < 0) {
                branches[i] = "";
                continue;
            }
            Arrays.fill(goesOn, depth + 1, goesOn.length, false);
            branches[i] = branch(goesOn, depth);
            goesOn[depth] = true;
        }
        return new ArrayList<>(Arrays.asList(branches));
    }

    /** A root has no branch, nor has what hangs on it a line beside the root's. */
    private static String branch(boolean[] goesOn, int depth) {
        StringBuilder branch = new StringBuilder();
        for (int level = 1; level < depth; level++) {
            branch.append(goesOn[level] ? "│ " : "  ");
        }
        return depth == 0 ? "" : branch.append(goesOn[depth] ? "├─" : "└─").toString();
    }
}
