package nsmirror.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which words of two texts differ, such as two lines of {@code uname -a}. The parts of a side, one after another, are
 * that side's text.
 */
public record Difference(List<Part> left, List<Part> right) {
    private static final Pattern WORD = Pattern.compile("\\s+|\\S+");
    /** Comparing takes the product of both sides' words; a name that long is nobody's. */
    private static final int MOST_WORDS = 500;

    public Difference {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /**
     * Some of a text.
     *
     * @param text as it stands there, blanks included
     * @param same whether the other side has it too, in that order
     */
    public record Part(String text, boolean same) {}

    /** The longest common row of words is what both have. */
    public static Difference of(String left, String right) {
        List<String> mine = words(left);
        List<String> others = words(right);
        if (mine.size() > MOST_WORDS || others.size() > MOST_WORDS) {
            boolean same = left.equals(right);
            return new Difference(List.of(new Part(left, same)), List.of(new Part(right, same)));
        }
        int[][] common = common(mine, others);
        List<Part> here = new ArrayList<>();
        List<Part> there = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < mine.size() || j < others.size()) {
            if (i < mine.size() && j < others.size() && mine.get(i).equals(others.get(j))) {
                add(here, mine.get(i++), true);
                add(there, others.get(j++), true);
            } else if (j == others.size() || i < mine.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(here, mine.get(i++), false);
            } else {
                add(there, others.get(j++), false);
            }
        }
        return new Difference(here, there);
    }

    /** How many words two texts have in common from there on. */
    private static int[][] common(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void add(List<Part> parts, String word, boolean same) {
        if (!parts.isEmpty() && parts.getLast().same() == same) {
            parts.set(parts.size() - 1, new Part(parts.getLast().text() + word, same));
        } else {
            parts.add(new Part(word, same));
        }
    }
}
