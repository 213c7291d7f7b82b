package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nsmirror.probe.IpcObjects.Item;
import nsmirror.probe.IpcObjects.Items;
import nsmirror.probe.IpcObjects.Type;
import nsmirror.probe.IpcObjects.Use;
import nsmirror.probe.PosixQueues.Queue;
import org.junit.jupiter.api.Test;

/** The files of /proc/sysvipc, and queues. */
class IpcTest {
    @Test
    void readsTheThreeFilesOneAfterAnother() {
        Items items = IpcObjects.read(Answers.of("""
                       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss                  swap
                        42          3  1600                 65536  4470  4471      2  1000  1000  1000  1000 1541750930 1541750941 1541750940                     0                     0
                       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime
                -559038737          0   600          5     0     0     0     0          0 1541750940
                       key      msqid perms      cbytes       qnum lspid lrpid   uid   gid  cuid  cgid      stime      rtime      ctime
                         0          1   644         120          3    17     0 4294967294     0     0     0 1541750950          0 1541750940
                """));

        assertThat(items.skipped()).isZero();
        assertThat(items.items()).containsExactly(
                new Item(Type.SHARED_MEMORY, 42, 3, 0600, 1000, 65536, Optional.of(2L),
                        Optional.of(new Use("", 4470, 1541750940)), List.of(new Use("", 4471, 1541750941))),
                new Item(Type.SEMAPHORES, 0xdeadbeef, 0, 0600, 0, 5, Optional.empty(), Optional.empty(),
                        List.of()),
                new Item(Type.QUEUE, 0, 1, 0644, -2, 120, Optional.of(3L), Optional.empty(),
                        List.of(new Use("sent", 17, 1541750950))));
    }

    @Test
    void skipsAndCountsWhatIsNoObject() {
        Items items = IpcObjects.read(Answers.of("""
                1 2 3
                key shmid perms size cpid lpid nattch uid
                1 2 999 4 5 6 7 8
                1 2
                """));

        assertThat(items).isEqualTo(new Items(List.of(), 3));
    }

    @Test
    void readsWhoHasMemoryAttached() {
        AttachedMemory.Found found = AttachedMemory.read(Answers.of("""
                btime 1541750000
                4470/maps:7f0c-7f0d rw-s 00000000 00:01 32769                              /SYSV0000002a (deleted)
                4471/maps:7f0c-7f0d r--s 00000000 00:01 32769                              /SYSV0000002a (deleted)
                4471/maps:7f1c-7f1d rw-p 00000000 00:01 5                                  /SYSV0000002b (deleted)
                4472/maps:7f1c-7f1d rw-s 00000000 00:01 6                                  /tmp/x\\0124473/maps:/SYSV00000000 (deleted)
                """));

        assertThat(found.started()).contains(1541750000L);
        assertThat(found.pids()).containsOnlyKeys(32769L);
        assertThat(found.pids().get(32769L)).containsExactly(4470, 4471);
    }

    @Test
    void readsQueuesWhateverTheirNames() {
        assertThat(PosixQueues.read(Answers.of("a\nb\0root\000600\0 \000100000\000644\0cut\0ro")))
                .containsExactly(new Queue("a\nb", "root", "600"), new Queue(" ", "100000", "644"));
    }
}
