package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.probe.CapabilitySets.Set;
import nsmirror.probe.CapabilitySets.Sets;
import org.junit.jupiter.api.Test;

/** The Cap lines of /proc/PID/status. */
class CapabilitiesTest {
    /** What Docker gives a container, as {@code capsh --decode=00000000a80425fb} prints it (libcap 2.66). */
    private static final String DOCKERS = "cap_chown,cap_dac_override,cap_fowner,cap_fsetid,cap_kill,cap_setgid,cap_setuid,"
            + "cap_setpcap,cap_net_bind_service,cap_net_raw,cap_sys_chroot,cap_mknod,cap_audit_write,cap_setfcap";

    @Test
    void readsTheSetsBitByBit() {
        Sets sets = CapabilitySets.read(Answers.of("""
                40
                CapInh:\t0000000000000000
                CapPrm:\t00000000a80425fb
                CapEff:\t00000000a80425fb
                CapBnd:\tffffffffffffffff
                CapAmb:\t0000000000000000
                NoNewPrivs:\t1
                Seccomp:\t2
                Seccomp_filters:\t3
                """));

        assertThat(IntStream.range(0, 64).filter(number -> sets.has(Set.EFFECTIVE, number))
                .mapToObj(number -> Capability.of(number).orElseThrow().label())).containsExactly(DOCKERS.split(","));
        assertThat(sets.has(Set.BOUNDING, 40)).isTrue();
        assertThat(sets.has(Set.BOUNDING, 41)).isFalse();
        assertThat(sets.noNewPrivs()).contains(true);
        assertThat(sets.seccomp()).contains(2);
        assertThat(sets.filters()).contains(3);
    }

    @Test
    void whatAnOldKernelDoesNotSayIsAbsent() {
        assertThat(CapabilitySets.read(Answers.of("CapEff:\t0000001fffffffff\nCapBnd:\tmany\n")))
                .isEqualTo(new Sets(Map.of(Set.EFFECTIVE, 0x1fffffffffL), Optional.empty(), Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void theListEndsWhereTheKernelsDoes() {
        assertThat(Capability.of(40)).contains(Capability.CHECKPOINT_RESTORE);
        assertThat(Capability.of(21)).contains(Capability.SYS_ADMIN);
        assertThat(Capability.of(41)).isEmpty();
    }
}
