package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nsmirror.probe.ListeningSockets.Socket;
import nsmirror.probe.ListeningSockets.Sockets;
import org.junit.jupiter.api.Test;

/** The files of /proc/PID/net, and who has a socket open. */
class SocketsTest {
    @Test
    void readsWhatListens() {
        Sockets sockets = ListeningSockets.read(Answers.of("""
                     1
                tcp:   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000000003903171 100 0 0 10 0
                tcp6:   1: B80D01200000000000000000010000FF:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0
                tcp6:   2: 0000000000000000FFFF00000100007F:0051 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0
                udp6:  10: 00000000000000000000000000000000:0044 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000   101        0 4714 2 0 0
                raw:   1: 00000000:0001 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4715 2 0 0
                unix:000000005e620b2b: 00000002 00000000 00010000 0001 01  4716 /run/a path: with blanks
                unix:000000005e620b2b: 00000002 00000000 00010000 0005 01  4717 @abstract
                unix:000000005e620b2c: 00000002 00000000 00000000 0002 01  4718 /run/notify
                """));

        assertThat(sockets).isEqualTo(new Sockets(List.of(
                new Socket("tcp", "127.0.0.1", Optional.of(8080), Optional.of(1000), 4711),
                new Socket("tcp", "[2001:db8::ff00:1]", Optional.of(80), Optional.of(0), 4712),
                new Socket("tcp", "[::ffff:127.0.0.1]", Optional.of(81), Optional.of(0), 4713),
                new Socket("udp", "[::]", Optional.of(68), Optional.of(101), 4714),
                new Socket("raw", "0.0.0.0", Optional.of(1), Optional.of(0), 4715),
                new Socket("unix", "/run/a path: with blanks", Optional.empty(), Optional.empty(), 4716),
                new Socket("unix", "@abstract", Optional.empty(), Optional.empty(), 4717),
                new Socket("unix", "/run/notify", Optional.empty(), Optional.empty(), 4718)), 0));
    }

    @Test
    void anAddressIsReadInTheNodesByteOrder() {
        Sockets sockets = ListeningSockets.read(Answers.of("""
                   256
                tcp:   0: 7F000001:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100
                """));

        assertThat(sockets.sockets()).extracting(Socket::address).containsExactly("127.0.0.1");
    }

    @Test
    void aSocketsPathForgesNoPort() {
        Sockets sockets = ListeningSockets.read(Answers.of("""
                unix:000000005e620b2b: 00000002 00000000 00010000 0001 01  4716 /run/tcp:   0: 0100007F:1F90 00000000:0000 0A
                unix:   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100
                """));

        assertThat(sockets.sockets()).extracting(Socket::protocol).containsExactly("unix");
        assertThat(sockets.skipped()).isOne();
    }

    @Test
    void addressesAreWrittenAsSsWritesThem() {
        byte[] address = new byte[16];
        assertThat(Inet6Text.of(address)).isEqualTo("::");
        address[15] = 1;
        assertThat(Inet6Text.of(address)).isEqualTo("::1");
        address[0] = (byte) 0xfe;
        address[1] = (byte) 0x80;
        assertThat(Inet6Text.of(address)).isEqualTo("fe80::1");
        address[9] = 2;
        assertThat(Inet6Text.of(address)).isEqualTo("fe80::2:0:0:1");
        assertThat(Inet6Text.of(new byte[] {0, 1, 0, 2, 0, 3, 0, 4, 0, 0, 0, 5, 0, 6, 0, 7})).isEqualTo("1:2:3:4:0:5:6:7");
    }

    @Test
    void aSocketMayBeHeldBySeveralAndNoFilesNameIsOne() {
        assertThat(OpenSockets.read("""
                12/fd/3 socket:[4711]
                13/fd/3 socket:[4711]
                13/fd/4 /tmp/ socket:[1]x
                x/fd/4 socket:[4712]
                13/fd/5 socket:[]
                """)).containsOnlyKeys(4711L)
                .satisfies(holders -> assertThat(holders.get(4711L)).containsExactly(12, 13));
    }

    @Test
    void anotherArrowInAFilesNameIsNoSocket() throws IOException, InterruptedException {
        String script = OpenSockets.COMMAND.shell();
        String sed = script.substring(script.indexOf("sed -n"), script.indexOf("; done"));
        java.lang.Process sh = new ProcessBuilder("sh", "-c", "p=12; " + sed).redirectErrorStream(true).start();
        try (Writer lines = sh.outputWriter(StandardCharsets.UTF_8)) {
            lines.write("""
                    total 0
                    lrwx------    1 root     root            64 Nov 23 23:46 3 -> socket:[4711]
                    lrwx------    1 root     root            64 Nov 23 23:46 4 -> /tmp/f -> socket:[4242]
                    lrwx------    1 root     root            64 Nov 23 23:46 5 -> /tmp/f 6 -> socket:[4243]
                    """);
        }

        assertThat(new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("12/fd/0 socket:[4711]\n");
        assertThat(sh.waitFor()).isZero();
    }
}
