package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.View;
import org.junit.jupiter.api.Test;

/** What a script reads. */
class CompareJsonTest {
    private static final FacetView FILES = Mirrors.apart(Facet.FILES,
            Mirrors.view("sudo ls -la /", Mirrors.file("bin", "usr/bin", 5), Mirrors.file("etc", null, 7)),
            new View("sudo ls -la /proc/4470/root/", Optional.of("sudo nsenter -t 4470 -m ls -la /"),
                    List.of(Mirrors.file("a\nb\u001b", null, 3), Mirrors.file("etc", null, 7)),
                    List.of("looked at from outside"), Optional.empty()));

    @Test
    void holdsBothSidesAndWhichRowsStandTogether() throws Exception {
        JsonNode files = json(FILES).at("/facets/files");

        assertThat(files.at("/host/command").asText()).isEqualTo("sudo ls -la /");
        assertThat(files.at("/container/labCommand").asText()).isEqualTo("sudo nsenter -t 4470 -m ls -la /");
        assertThat(files.at("/pairs")).hasToString("[[null,0],[0,null],[1,1]]");
        assertThat(files.at("/same")).hasToString("[false,false,true]");
        assertThat(files.at("/shared").asBoolean()).isFalse();
        assertThat(files.at("/container/trouble").isNull()).isTrue();
    }

    @Test
    void theContainerIsThatOfInspect() throws Exception {
        assertThat(json(FILES).at("/who")).isEqualTo(SnapshotJson.container(Mirrors.APP));
    }

    @Test
    void rowsHaveTheKeysPeopleScriptAgainstAndTextAsItIs() throws Exception {
        JsonNode row = json(FILES).at("/facets/files/container/rows/0");

        assertThat(row.fieldNames()).toIterable()
                .contains("name", "type", "mode", "owner", "group", "size", "modified", "target");
        assertThat(row.at("/name").asText()).isEqualTo("a\nb\u001b");
        assertThat(row.at("/size").isIntegralNumber()).isTrue();
        assertThat(row.at("/target").isNull()).isTrue();
    }

    @Test
    void listsStayListsAndNumbersOf64BitsStayWhole() throws Exception {
        FacetView view = Mirrors.apart(Facet.INTERFACES,
                Mirrors.view("ip a", Mirrors.end("eth0", 3, null, null, "10.0.0.1/8", "::1/128")),
                Mirrors.view("ip a", new Cells().with("inode", new BigInteger("18446744073709551615")).row()));

        JsonNode interfaces = json(view).at("/facets/interfaces");
        assertThat(interfaces.at("/host/rows/0/addresses")).hasToString("[\"10.0.0.1/8\",\"::1/128\"]");
        assertThat(interfaces.at("/container/rows/0/inode")).hasToString("18446744073709551615");
    }

    @Test
    void isJsonWhateverTheNodeSays() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            String text = text(Mirrors.hostile(seed));

            assertThat(new ObjectMapper().readTree(text).at("/facets")).hasSize(Facet.ALL.size());
        }
    }

    private static JsonNode json(FacetView view) throws Exception {
        return new ObjectMapper().readTree(text(Mirrors.of(view)));
    }

    private static String text(Mirror mirror) {
        return JsonText.of(CompareJson.of(mirror, "/", new LinkedHashMap<>()));
    }
}
