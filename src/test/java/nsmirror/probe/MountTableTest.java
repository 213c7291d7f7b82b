package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import nsmirror.probe.MountTable.Mount;
import nsmirror.probe.MountTable.Mounts;
import org.junit.jupiter.api.Test;

/** Lines of /proc/PID/mountinfo. */
class MountTableTest {
    @Test
    void readsEveryField() {
        Mounts mounts = read("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:7 - ext3 /dev/root rw,errors=continue\n");

        assertThat(mounts.mounts()).containsExactly(new Mount(
                36, 35, "98:0", "/mnt1", "/mnt2", "rw,noatime", "ext3", "/dev/root", "rw,errors=continue"));
    }

    @Test
    void undoesTheKernelsEscapes() {
        Mounts mounts = read("40 1 0:9 /a\\040b\\012c /d\\134e\\011f rw - tmpfs x\\040y rw\n");

        Mount mount = mounts.mounts().getFirst();
        assertThat(mount.root()).isEqualTo("/a b\nc");
        assertThat(mount.target()).isEqualTo("/d\\e\tf");
        assertThat(mount.source()).isEqualTo("x y");
    }

    @Test
    void aSourceMayBeEmpty() {
        assertThat(read("40 1 0:9 / /x rw - tmpfs  rw\n").mounts().getFirst().source()).isEmpty();
    }

    @Test
    void aDashBeforeTheOptionalFieldsIsAName() {
        Mount mount = read("40 1 0:9 - - rw - tmpfs none rw\n").mounts().getFirst();

        assertThat(mount.root()).isEqualTo("-");
        assertThat(mount.type()).isEqualTo("tmpfs");
    }

    @Test
    void skipsAndCountsWhatIsNone() {
        assertThat(read("one two\n40 1 0:9 / /x rw - tmpfs\n\n").skipped()).isEqualTo(2);
    }

    private static Mounts read(String text) {
        return MountTable.read(Answers.of(text));
    }
}
