package nsmirror.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketFilesTest {
    private final Wording wording = new Wording(new StandIns(), Map.of());

    private String said(String text) {
        return SocketFiles.replaced(text, wording::of);
    }

    /** 10.20.30.40 as a little-endian kernel prints it becomes 192.0.2.1; loopback and "any" stay. */
    @Test
    void addressesInHexadecimalAreReplacedToo() {
        String text = "      1\ntcp:   0: 281E140A:0016 00000000:0000 0A 0\ntcp:   1: 0100007F:0277 00000000:0000 0A 0\n";

        assertThat(said(text)).isEqualTo(text.replace("281E140A", "010200C0"));
        assertThat(said(text.replace("      1", "    256").replace("281E140A", "0A141E28"))).contains("C0000201:0016");
    }

    @Test
    void alsoThoseOfIpv6AndOfIpv4InThem() {
        // 2a02:8071:1:2::42 and ::ffff:10.20.30.40.
        String text = "tcp6:  0: 7180022A020001000000000042000000:0050 00000000000000000000000000000000:0000 0A 0\n"
                + "tcp6:  1: 0000000000000000FFFF0000281E140A:0050 00000000000000000000000000000000:0000 0A 0\n";

        assertThat(said(text)).contains("B80D0120010000000000000001000000:0050", "0000000000000000FFFF0000010200C0:0050")
                .contains("00000000000000000000000000000000:0000");
    }
}
