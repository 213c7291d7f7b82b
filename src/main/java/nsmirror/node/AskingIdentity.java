package nsmirror.node;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import nsmirror.text.Shown;

/**
 * A key file whose pass phrase is asked for once a server wants a signature, as ssh does; the library alone asks before
 * it knows whether the server takes the key.
 */
final class AskingIdentity implements Identity {
    private static final int TRIES = 3;

    private final Identity file;
    private final Prompts prompts;

    AskingIdentity(Identity file, Prompts prompts) {
        this.file = file;
        this.prompts = prompts;
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return unlocked() ? file.getSignature(data) : null;
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return unlocked() ? file.getSignature(data, algorithm) : null;
    }

    private boolean unlocked() {
        for (int i = 0; file.isEncrypted() && i < TRIES; i++) {
            Optional<char[]> phrase = prompts.secret("Pass phrase for " + Shown.line(file.getName()));
            if (phrase.isEmpty()) {
                return false;
            }
            tryPhrase(phrase.get());
        }
        return !file.isEncrypted();
    }

    private void tryPhrase(char[] phrase) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(phrase));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            file.setPassphrase(bytes);
        } catch (JSchException e) {
            // As good as a wrong one: the key stays locked.
        } finally {
            Arrays.fill(phrase, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Locked only as far as the library must know: it can offer a key whose public half can be read. */
    @Override
    public boolean isEncrypted() {
        return file.isEncrypted() && file.getPublicKeyBlob() == null;
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) throws JSchException {
        return passphrase == null || file.setPassphrase(passphrase);
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return file.getPublicKeyBlob();
    }

    @Override
    public String getAlgName() {
        return file.getAlgName();
    }

    @Override
    public String getName() {
        return file.getName();
    }

    @Override
    public void clear() {
        file.clear();
    }
}
