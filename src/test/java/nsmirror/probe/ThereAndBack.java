package nsmirror.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import nsmirror.text.Shown;

/** A name, written by this class as a tool writes it and then read, is the same name. */
enum ThereAndBack {
    /** Undone, the text that is shown is the text; cut, it is the beginning of it. */
    SHOWN(ThereAndBack::shown),
    /** {@code ls -b} in the C locale: gnulib's quotearg.c, escape_quoting_style. */
    LS(ThereAndBack::listed),
    /** seq_path and mangle of the kernel's fs/proc_namespace.c. */
    MOUNTINFO(ThereAndBack::mounted),
    /** jsonw_puts of iproute2's lib/json_writer.c. */
    IP(ThereAndBack::interfaces),
    /** Podman's arguments of a conmon. */
    CONMON(ThereAndBack::conmon),
    /** MakeContainerName of dockershim's naming.go. */
    KUBERNETES(ThereAndBack::kubernetes);

    /** Where the search begins. */
    static final List<String> NAMES = List.of("a", "a -> b\n c\\040d\\n", "\u001b[2J\u202e\t\r\u0007",
            "\udb40\udc01\ue000" + "1",
            "q\"'/\\", "日本 語", "k8s_a_b_c_d_e", "\\\\".repeat(40));

    private static final String ID = "0123456789abcdef".repeat(4);

    private final Consumer<byte[]> check;

    ThereAndBack(Consumer<byte[]> check) {
        this.check = check;
    }

    /** Throws if it is another. No name holds a NUL, nor is it empty. */
    void check(byte[] any) {
        String name = new String(any, StandardCharsets.ISO_8859_1).replace('\0', '?');
        check.accept((name.isEmpty() ? "?" : name).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void shown(byte[] name) {
        String text = text(name);
        String whole = Shown.line(text, 12 * text.length());
        same(unescaped(whole), text);
        int most = 1 + text.hashCode() % 50 + 50;
        String some = Shown.line(text, most);
        holds(some.length() <= most, "longer than it may be");
        String begun = some.substring(0, some.length() - 1);
        holds(some.equals(whole) || some.endsWith("…") && text.startsWith(unescaped(begun)),
                "not its beginning: " + some);
        holds(whole.codePoints().noneMatch(point -> Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT || point == 0x2028 || point == 0x2029),
                "a hidden sign");
    }

    private static String unescaped(String shown) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < shown.length(); at++) {
            if (shown.charAt(at) != '\\') {
                text.append(shown.charAt(at));
                continue;
            }
            char letter = shown.charAt(++at);
            int digits = Map.of('x', 2, 'u', 4, 'U', 8).getOrDefault(letter, 0);
            text.appendCodePoint(switch (letter) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case '\\' -> '\\';
                default -> Integer.parseInt(shown, at + 1, at + 1 + digits, 16);
            });
            at += digits;
        }
        return text.toString();
    }

    private static void listed(byte[] name) {
        String escaped = written(name, "\u0007a\bb\ff\nn\rr\tt\u000bv  \\\\", b -> b < ' ' || b >= 127);
        String line = "9 lrwxrwxrwx 1 root root 4 2026-03-02 09:00:00.000000000 +0000 " + escaped + " -> " + escaped;
        RootListing.Entry entry = LsLines.read("total 0\n" + line + "\n", true).entries().getFirst();
        same(entry.name(), text(name));
        same(entry.target().orElseThrow(), text(name));
    }

    private static void mounted(byte[] name) {
        String path = text(written(name, "", b -> " \t\n\\#".indexOf(b) >= 0).getBytes(StandardCharsets.ISO_8859_1));
        MountTable.Mounts read = MountTable.read("36 35 98:0 /%1$s /%1$s rw shared:1 - fuse.%1$s %1$s rw,%1$s\n"
                .formatted(path));
        MountTable.Mount mount = read.mounts().getFirst();
        holds(read.mounts().size() == 1 && read.skipped() == 0, "other mounts than there are");
        String text = text(name);
        same(mount.root() + mount.target() + mount.source(), "/" + text + "/" + text + text);
        same(mount.superOptions(), "rw," + text);
    }

    private static void interfaces(byte[] name) {
        String escaped = text(written(name, "\tt\nn\rr\ff\bb\\\\\"\"''", b -> false)
                .getBytes(StandardCharsets.ISO_8859_1));
        Interfaces.Links links = Interfaces.read(Answers.of(
                "[{\"ifindex\":2,\"ifname\":\"" + escaped + "\"},{},{\"ifindex\":3,\"ifname\":\"x\"}]"));
        holds(links.interfaces().size() == 2, "other interfaces than there are");
        same(links.interfaces().getFirst().name(), text(name));
    }

    private static void conmon(byte[] name) {
        String text = text(name);
        Optional<Conmon> conmon = Conmon.of(List.of("/usr/bin/conmon", "--api-version", "1", "-c", ID, "-u", ID, "-n",
                text, "--exit-command", "/usr/bin/podman", "--exit-command-arg", "-c"));
        holds(conmon.isPresent() == RuntimeName.of(text).isPresent(), "a container that is none, or none");
        conmon.ifPresent(found -> {
            same(found.id() + found.runtime(), ID + Optional.of("podman"));
            same(found.name().full(), RuntimeName.of(text).orElseThrow().full());
        });
    }

    private static void kubernetes(byte[] name) {
        String any = text(name).replace("_", "");
        int half = any.length() / 2;
        String container = "c" + any.substring(0, half);
        String pod = "p" + any.substring(half);
        RuntimeName read = RuntimeName.of("/k8s_" + container + "_" + pod + "_default_8a7b_0").orElseThrow();
        holds(read.equals(new RuntimeName(Optional.of(container), Optional.of(pod), false)), "another name: " + read);
        RuntimeName own = RuntimeName.of("/" + container).orElseThrow();
        holds(own.equals(new RuntimeName(Optional.of(container), Optional.empty(), false)), "another name: " + own);
    }

    /**
     * The bytes, a char each, with a backslash and a letter or three digits for some.
     *
     * @param letters pairs of a byte and its letter
     */
    private static String written(byte[] name, String letters, IntPredicate octal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte each : name) {
            int b = each & 0xff;
            int pair = 0;
            while (pair < letters.length() && letters.charAt(pair) != b) {
                pair += 2;
            }
            if (pair < letters.length()) {
                out.write('\\');
                out.write(letters.charAt(pair + 1));
            } else if (octal.test(b)) {
                out.writeBytes("\\%03o".formatted(b).getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(b);
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }

    private static void same(String made, String of) {
        holds(made.equals(of), "not the same: " + made + " of " + of);
    }

    private static void holds(boolean it, String otherwise) {
        if (!it) {
            throw new AssertionError(otherwise);
        }
    }
}
