package nsmirror.node;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key file, as ssh-keygen writes it: {@code type base64 comment}. A certificate's (OpenSSH's PROTOCOL.certkeys)
 * tells which key it is for.
 *
 * @param type such as {@code ssh-ed25519} or {@code ssh-ed25519-cert-v01@openssh.com}
 * @param blob what the base64 stands for
 * @param key the blob of the key itself: the same, but for a certificate
 */
record Certificate(String type, byte[] blob, byte[] key) {
    private static final String ENDING = "-cert-v01@openssh.com";
    private static final int MOST_BYTES = 64 << 10;

    boolean certifies() {
        return type.endsWith(ENDING);
    }

    /** A certificate's type without what makes it one; any other as it is. */
    static String plainType(String type) {
        if (!type.endsWith(ENDING)) {
            return type;
        }
        String plain = type.substring(0, type.length() - ENDING.length());
        return plain.startsWith("sk-") ? plain + "@openssh.com" : plain;
    }

    /** What a file holds; nothing if it is no such file. */
    static Optional<Certificate> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? parse(Files.readString(file, StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<Certificate> parse(String text) {
        String[] words = text.strip().split("[ \t]+", 3);
        if (words.length < 2) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(words[1].lines().findFirst().orElse(""));
            String type = KnownHosts.keyType(blob);
            if (!type.equals(words[0])) {
                return Optional.empty();
            }
            return Optional.of(new Certificate(type, blob, type.endsWith(ENDING) ? certified(type, blob) : blob));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Type, nonce, the key's own fields: these with the plain type before them are the key. */
    private static byte[] certified(String type, byte[] blob) {
        ByteBuffer in = ByteBuffer.wrap(blob);
        field(in);
        field(in);
        int begin = in.position();
        String plain = plainType(type);
        for (int i = fields(plain); i > 0; i--) {
            field(in);
        }
        byte[] name = plain.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer key = ByteBuffer.allocate(4 + name.length + in.position() - begin);
        key.putInt(name.length).put(name).put(blob, begin, in.position() - begin);
        return key.array();
    }

    /** ed25519 has a point, RSA two numbers, ECDSA a curve and a point; a security key the name of its use besides. */
    private static int fields(String type) {
        int own = switch (type.replaceFirst("^sk-", "").replaceFirst("@.*", "")) {
            case "ssh-ed25519" -> 1;
            case "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" -> 2;
            default -> throw new IllegalArgumentException(type);
        };
        return type.startsWith("sk-") ? own + 1 : own;
    }

    private static void field(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + length);
    }
}
