package nsmirror.node;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;

/** A key, wherever it is, that logs in by its certificate. */
record CertifiedIdentity(Identity key, Certificate certificate) implements Identity {
    @Override
    public byte[] getPublicKeyBlob() {
        return certificate.blob();
    }

    @Override
    public String getAlgName() {
        return certificate.type();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return key.getSignature(data);
    }

    /** Signed is with the key itself, so the certificate's name for the signature is not the key's. */
    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return key.getSignature(data, Certificate.plainType(algorithm));
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) throws JSchException {
        return key.setPassphrase(passphrase);
    }

    @Override
    public String getName() {
        return key.getName();
    }

    /** It can be offered: the public half is known. */
    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        key.clear();
    }
}
