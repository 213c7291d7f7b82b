package nsmirror.node;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * An agent with one security key that is always touched: it signs as such a key does (OpenSSH's PROTOCOL.u2f), so that a
 * server takes it for one.
 */
final class SecurityKeyAgent implements AutoCloseable {
    private static final String TYPE = "sk-ssh-ed25519@openssh.com";
    private static final String USE = "ssh:";
    private static final int LIST = 11;
    private static final int LISTED = 12;
    private static final int SIGN = 13;
    private static final int SIGNED = 14;
    private static final int TOUCHED = 1;

    private final KeyPair pair;
    private final ServerSocketChannel listening;
    private final byte[] key;

    SecurityKeyAgent(Path socket) throws IOException, GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        key = strings(TYPE.getBytes(StandardCharsets.US_ASCII), point, USE.getBytes(StandardCharsets.US_ASCII));
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /** As authorized_keys has it. */
    String publicLine() {
        return TYPE + " " + Base64.getEncoder().encodeToString(key);
    }

    private void serve() {
        while (listening.isOpen()) {
            try (SocketChannel client = listening.accept()) {
                answer(new DataInputStream(Channels.newInputStream(client)),
                        new DataOutputStream(Channels.newOutputStream(client)));
            } catch (IOException | GeneralSecurityException e) {
                // That client has gone.
            }
        }
    }

    private void answer(DataInputStream in, DataOutputStream out) throws IOException, GeneralSecurityException {
        in.readInt();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream reply = new DataOutputStream(bytes);
        switch (in.readUnsignedByte()) {
            case LIST -> {
                reply.writeByte(LISTED);
                reply.writeInt(1);
                reply.write(strings(key, "a security key".getBytes(StandardCharsets.US_ASCII)));
            }
            case SIGN -> {
                in.readNBytes(in.readInt());
                reply.writeByte(SIGNED);
                reply.write(strings(signature(in.readNBytes(in.readInt()))));
            }
            default -> throw new IOException("not asked for here");
        }
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    /** What is signed: the hash of the use, that it was touched, a counter, the hash of the message. */
    private byte[] signature(byte[] message) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream toSign = new DataOutputStream(bytes);
        toSign.write(MessageDigest.getInstance("SHA-256").digest(USE.getBytes(StandardCharsets.US_ASCII)));
        toSign.writeByte(TOUCHED);
        toSign.writeInt(1);
        toSign.write(MessageDigest.getInstance("SHA-256").digest(message));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(pair.getPrivate());
        ed25519.update(bytes.toByteArray());
        bytes.reset();
        toSign.write(strings(TYPE.getBytes(StandardCharsets.US_ASCII), ed25519.sign()));
        toSign.writeByte(TOUCHED);
        toSign.writeInt(1);
        return bytes.toByteArray();
    }

    private static byte[] strings(byte[]... all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (byte[] each : all) {
            out.writeInt(each.length);
            out.write(each);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
