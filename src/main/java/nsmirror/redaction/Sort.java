package nsmirror.redaction;

import java.util.List;

/** What a text that is replaced is; the words its stand-ins may begin with, the usual one first. */
enum Sort {
    HOST("host", "machine", "computer"),
    DOMAIN("domain", "zone", "realm"),
    CONTAINER("container", "box", "vessel"),
    USER("person", "login", "account"),
    ID("id"),
    ADDRESS("address"),
    MAC("mac");

    private final List<String> stems;

    Sort(String... stems) {
        this.stems = List.of(stems);
    }

    List<String> stems() {
        return stems;
    }
}
