package nsmirror.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Host keys out of known_hosts files, as sshd(8) describes them under "SSH_KNOWN_HOSTS FILE FORMAT": plain and hashed
 * names, wildcards, negation, {@code [host]:port}, markers. Lines that are none are skipped, as ssh does.
 */
record KnownHosts(List<Line> lines) {
    private static final String REVOKED = "@revoked";
    /** How ssh-keygen -k begins its binary lists (OpenSSH's PROTOCOL.krl). */
    private static final String REVOCATION_LIST = "SSHKRL\n\0";

    /**
     * One key.
     *
     * @param number of the line in its file, from 1
     * @param marker {@code @revoked}, {@code @cert-authority} or empty
     * @param names the first field as it stands
     */
    record Line(Path file, int number, String marker, String names, byte[] key) {
        boolean isPlain() {
            return marker.isEmpty();
        }

        boolean isRevoked() {
            return marker.equals(REVOKED);
        }

        boolean holds(byte[] other) {
            return MessageDigest.isEqual(key, other);
        }

        boolean isFor(String host) {
            String name = host.toLowerCase(Locale.ROOT);
            if (names.startsWith("|1|")) {
                return names.equals(hashed(name, names));
            }
            boolean named = false;
            for (String pattern : names.toLowerCase(Locale.ROOT).split(",")) {
                if (pattern.startsWith("!") && fits(pattern.substring(1), name)) {
                    return false;
                }
                named |= fits(pattern, name);
            }
            return named;
        }
    }

    KnownHosts {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the files there are; a file that is there but cannot be read whole fails.
     *
     * @param revoked public keys, a line each, that are right for no host; this file has to be there, as ssh wants it
     */
    static KnownHosts read(List<Path> files, Optional<Path> revoked) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Path file : files) {
            lines.addAll(parse(file, KnownHostsFile.text(file).orElse("")));
        }
        if (revoked.isPresent()) {
            String text = KnownHostsFile.text(revoked.get())
                    .orElseThrow(() -> new NoSuchFileException(revoked.get().toString()));
            if (text.startsWith(REVOCATION_LIST)) {
                throw new IOException(revoked.get() + ": key revocation lists are not supported, lines of keys are");
            }
            lines.addAll(parse(revoked.get(), text.replaceAll("(?m)^(?=[^#\\s])", REVOKED + " * ")));
        }
        return new KnownHosts(lines);
    }

    static List<Line> parse(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String[] fields = line.strip().split("[ \t]+");
            int first = fields[0].startsWith("@") ? 1 : 0;
            if (fields.length < first + 3 || fields[0].startsWith("#")) {
                continue;
            }
            byte[] key = decoded(fields[first + 2]);
            if (!keyType(key).isEmpty()) {
                lines.add(new Line(file, number, first == 1 ? fields[0] : "", fields[first], key));
            }
        }
        return lines;
    }

    /** The lines for a host, a name as known_hosts has it. */
    List<Line> of(String host) {
        return lines.stream().filter(line -> line.isFor(host)).toList();
    }

    /** A line to add. */
    static String line(String host, byte[] key, boolean hash, byte[] salt) {
        String name = host.toLowerCase(Locale.ROOT);
        String shown = hash ? hashed(name, "|1|" + Base64.getEncoder().encodeToString(salt) + "|") : name;
        return shown + " " + keyType(key) + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }

    /** As ssh prints it. */
    static String fingerprint(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The type a key blob begins with (RFC 4253, 6.6), or empty if it is none. */
    static String keyType(byte[] key) {
        if (key.length < 4) {
            return "";
        }
        int length = (key[0] & 0xff) << 24 | (key[1] & 0xff) << 16 | (key[2] & 0xff) << 8 | key[3] & 0xff;
        if (length < 1 || length > key.length - 4 || length > 64) {
            return "";
        }
        String type = new String(key, 4, length, StandardCharsets.US_ASCII);
        return type.matches("[A-Za-z0-9@.-]+") ? type : "";
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The name hashed with the salt of another: {@code |1|salt|hash}; empty if the other is damaged. */
    private static String hashed(String name, String like) {
        Optional<byte[]> salt = Optional.of(like.split("\\|", -1))
                .filter(fields -> fields.length == 4)
                .map(fields -> decoded(fields[2]))
                .filter(bytes -> bytes.length > 0);
        if (salt.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt.get(), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return like.substring(0, like.lastIndexOf('|') + 1) + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /** Whether a pattern with * and ? fits, in time linear in the product of the lengths. */
    static boolean fits(String pattern, String name) {
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (char c : pattern.toCharArray()) {
            boolean[] next = new boolean[name.length() + 1];
            for (int i = 0; i <= name.length(); i++) {
                if (c == '*') {
                    next[i] = reached[i] || i > 0 && next[i - 1];
                } else {
                    next[i] = i > 0 && reached[i - 1] && (c == '?' || c == name.charAt(i - 1));
                }
            }
            reached = next;
        }
        return reached[name.length()];
    }
}
