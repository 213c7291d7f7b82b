package nsmirror.ui.details;

import java.util.List;
import nsmirror.model.Kind;
import nsmirror.ui.parts.Text;

/** Kinds, and other things, listed in a sentence. */
final class KindWords {
    private KindWords() {}

    /** {@code net namespace}, {@code mnt, uts and pid namespaces}. */
    static String namespaces(List<Kind> kinds) {
        return Text.of(kinds.size() == 1 ? "compare.kinds.one" : "compare.kinds.many",
                listed(kinds.stream().map(Kind::label).toList()));
    }

    /** The first of them, and how many more there are. */
    static String bounded(List<String> words, int most) {
        return words.size() <= most ? String.join(", ", words)
                : Text.of("list.more", String.join(", ", words.subList(0, most)), words.size() - most);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String listed(List<String> words) {
        return words.size() < 2 ? String.join("", words)
                : Text.of("list.and", String.join(", ", words.subList(0, words.size() - 1)), words.getLast());
    }
}
