package nsmirror.probe;

import java.util.Optional;
import nsmirror.model.Kind;

/** A namespace as the kernel writes it: {@code net:[4026531840]}. */
record NamespaceName(Kind kind, long inode) {
    /** The namespace of that name, if the whole text is one. */
    static Optional<NamespaceName> of(String text) {
        int open = text.indexOf(":[");
        if (open < 0 || !text.endsWith("]")) {
            return Optional.empty();
        }
        long inode = Digits.at(text, open + 2, text.length() - 1);
        return inode <= 0
                ? Optional.empty()
                : Kind.of(text.substring(0, open)).map(kind -> new NamespaceName(kind, inode));
    }
}
