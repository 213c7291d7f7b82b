package nsmirror.ui.mirror.drawn;

import java.util.ArrayList;
import java.util.List;

/** Two texts word by word: which words of each the other has not, in the order of both. */
final class Differences {
    private static final int MOST_WORDS = 200;

    private Differences() {}

    /** Some of a text, and whether the other text lacks it. */
    record Piece(String text, boolean differs) {}

    /** The first text in pieces, as the second one shows it. A text of very many words is one piece. */
    static List<Piece> of(String text, String other) {
        String[] words = text.split(" ");
        String[] others = other.split(" ");
        if (words.length > MOST_WORDS || others.length > MOST_WORDS) {
            return List.of(new Piece(text, !text.equals(other)));
        }
        int[][] common = common(words, others);
        List<Piece> pieces = new ArrayList<>();
        int there = 0;
        for (int here = 0; here < words.length; here++) {
            while (there < others.length && !words[here].equals(others[there])
                    && common[here][there + 1] == common[here][there]) {
                there++;
            }
            boolean same = there < others.length && words[here].equals(others[there]);
            there += same ? 1 : 0;
            add(pieces, (here == 0 ? "" : " ") + words[here], !same);
        }
        return pieces;
    }

    /** How many words the rest of both texts have in common, from each word of one and each of the other on. */
    private static int[][] common(String[] words, String[] others) {
        int[][] common = new int[words.length + 1][others.length + 1];
        for (int i = words.length - 1; i >= 0; i--) {
            for (int j = others.length - 1; j >= 0; j--) {
                common[i][j] = words[i].equals(others[j]) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Piece> pieces, String text, boolean differs) {
        if (!pieces.isEmpty() && pieces.getLast().differs() == differs) {
            pieces.add(new Piece(pieces.removeLast().text() + text, differs));
        } else if (differs && text.startsWith(" ") && !pieces.isEmpty()) {
            pieces.add(new Piece(pieces.removeLast().text() + " ", false));
            pieces.add(new Piece(text.substring(1), true));
        } else {
            pieces.add(new Piece(text, differs));
        }
    }
}
