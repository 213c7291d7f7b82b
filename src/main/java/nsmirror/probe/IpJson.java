package nsmirror.probe;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** The JSON of {@code ip -j}, and what stands in it. */
final class IpJson {
    /** iproute2 escapes single quotes, which JSON does not know, and leaves control characters as they are. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private IpJson() {}

    static Optional<String> text(JsonNode node, String key) {
        return node.path(key).isTextual() ? Optional.of(node.path(key).textValue()) : Optional.empty();
    }

    static Optional<Integer> number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isInt() && value.intValue() >= 0 ? Optional.of(value.intValue()) : Optional.empty();
    }
}
