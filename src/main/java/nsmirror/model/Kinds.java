package nsmirror.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Maps by kind, unmodifiable and in the order of {@link Kind}. */
final class Kinds {
    private Kinds() {}

    static <V> Map<Kind, V> ordered(Map<Kind, V> values) {
        return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }
}
