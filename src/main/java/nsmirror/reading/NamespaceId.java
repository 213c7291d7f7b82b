package nsmirror.reading;

import nsmirror.model.Kind;

/** What tells a namespace from every other that exists at the same time. Later, an inode may be used again. */
record NamespaceId(Kind kind, long inode) {
    /** In words: {@code net 4026532177}. */
    String words() {
        return kind.label() + " " + inode;
    }
}
