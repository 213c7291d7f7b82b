package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.probe.Ps.Form;
import nsmirror.probe.Ps.Row;
import org.junit.jupiter.api.Test;

class PsTest {
    @Test
    void asksOneColumnAtATimeWithRoomForNames() {
        assertThat(Form.ALL_KINDS.command().shell()).isEqualTo("ps -e -ww -o pid= -o uid= -o mntns= -o utsns= -o ipcns= "
                + "-o pidns= -o netns= -o userns= -o cgroupns= -o timens= -o user:32=");
        assertThat(Form.USERS.command().shell()).isEqualTo("ps -e -ww -o pid= -o uid= -o user:32=");
    }

    @Test
    void procps4KnowsAllKinds() {
        assertThat(Ps.read("""
                      1     0 4026531841 4026531838 4026531839 4026531836 4026531840 4026531837 4026531835 4026531834 root
                  34734  1001 4026533107          - 4026533109 4026533110 4026533112 4026531837 4026531835 4026531834 student with blank
                """, Form.ALL_KINDS)).isEqualTo(Map.of(
                1, new Row(0, Optional.of("root"), Map.of(Kind.MNT, 4026531841L, Kind.UTS, 4026531838L,
                        Kind.IPC, 4026531839L, Kind.PID, 4026531836L, Kind.NET, 4026531840L, Kind.USER, 4026531837L,
                        Kind.CGROUP, 4026531835L, Kind.TIME, 4026531834L)),
                34734, new Row(1001, Optional.of("student with blank"), Map.of(Kind.MNT, 4026533107L,
                        Kind.IPC, 4026533109L, Kind.PID, 4026533110L, Kind.NET, 4026533112L, Kind.USER, 4026531837L,
                        Kind.CGROUP, 4026531835L, Kind.TIME, 4026531834L))));
    }

    @Test
    void procps3Knows6Kinds() {
        assertThat(Ps.read("  9  99 1 2 3 4 5 6 apache\n", Form.SIX_KINDS).get(9))
                .isEqualTo(new Row(99, Optional.of("apache"), Map.of(Kind.MNT, 1L, Kind.UTS, 2L, Kind.IPC, 3L,
                        Kind.PID, 4L, Kind.NET, 5L, Kind.USER, 6L)));
    }

    @Test
    void aCutNameAndAMereNumberAreNoNames() {
        String printed = "5 100 " + "a".repeat(31) + "+\n6 1000080000 1000080000\n7 4294967294 nobody\n";
        Map<Integer, Row> rows = Ps.read(printed, Form.USERS);
        assertThat(rows.get(5).user()).isEmpty();
        assertThat(rows.get(6).user()).isEmpty();
        assertThat(rows.get(7).user()).hasValue("nobody");
        assertThat(Integer.toUnsignedLong(rows.get(7).uid())).isEqualTo(4294967294L);
    }

    @Test
    void otherLinesAreSkipped() {
        assertThat(Ps.read("error: unknown user-defined format specifier \"timens\"\nUsage:\n ps [options]\n", Form.USERS))
                .isEmpty();
    }
}
