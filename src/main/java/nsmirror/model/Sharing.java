package nsmirror.model;

import java.util.Locale;

/** Whose namespace a container lives in, for one kind. */
public enum Sharing {
    /** Its own: no other container and not the host. */
    OWN,
    /** The one of its pod: another container lives in it too, the host does not. */
    POD,
    /** The host's. */
    HOST;

    /** As in the JSON: {@code own}, {@code pod}, {@code host}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
