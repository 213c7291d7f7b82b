package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static JsonNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put(name, "<" + name + ">");
    }

    /** ESC, DEL, CSI, RLO, BOM, a line separator, an interlinear mark, a tag sign outside of the first plane. */
    @ParameterizedTest
    @ValueSource(ints = {0x1b, 0x7f, 0x9b, 0x202e, 0xfeff, 0x2028, 0xfff9, 0xe0041})
    void whatATerminalObeysIsEscapedAndMeansTheSame(int point) throws Exception {
        String sign = Character.toString(point);
        String text = JsonText.of(named("a" + sign + "b"));

        assertThat(text).doesNotContain(sign).contains("\\u");
        assertThat(new ObjectMapper().readTree(text)).isEqualTo(named("a" + sign + "b"));
    }

    @Test
    void whatAPersonReadsStays() {
        assertThat(JsonText.of(named("é日本🐳\\n"))).contains("<é日本🐳\\\\n>").doesNotContain("\\u");
    }

    @Test
    void pairsAreNotTornWhereTheGeneratorsBufferEnds() throws Exception {
        for (int before = 0; before < 3; before++) {
            String name = "x".repeat(before) + "🐳\uDB40\uDC41".repeat(5_000);
            String text = JsonText.of(named(name));

            assertThat(text).doesNotContain("\uDB40\uDC41").contains("🐳");
            assertThat(new ObjectMapper().readTree(text)).isEqualTo(named(name));
        }
    }
}
