package nsmirror.node;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import java.util.stream.Stream;
import nsmirror.text.Shown;

/**
 * The keys offered to one server, in ssh's order: by certificate, the agent's that are named in the settings, the
 * agent's others, the files. Nothing is ever added to an agent.
 */
final class Identities implements IdentityRepository {
    private final List<Identity> offered = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    private final Runnable whenWanted;

    /** @param whenWanted hears that the login has come so far that keys are asked for */
    Identities(SshSettings.Keys keys, Prompts prompts, Runnable whenWanted) {
        this.whenWanted = whenWanted;
        List<Identity> agents = keys.agent().map(Agents::keys).orElse(List.of());
        List<Identity> files = new ArrayList<>();
        List<byte[]> named = new ArrayList<>();
        for (Path file : keys.files()) {
            Optional<byte[]> half = publicHalf(file);
            half.ifPresent(named::add);
            if (half.isEmpty() || find(agents, half.get()).isEmpty()) {
                read(file, prompts, files);
            }
        }
        files.forEach(key -> named.add(key.getPublicKeyBlob()));
        List<Certificate> certificates = certificates(keys);
        certificates.forEach(certificate -> named.add(certificate.blob()));
        for (Certificate certificate : certificates) {
            find(agents, certificate.key())
                    .or(() -> find(files, certificate.key()))
                    .ifPresent(key -> offered.add(new CertifiedIdentity(key, certificate)));
        }
        agents.stream().filter(key -> holds(named, key)).forEach(this::offer);
        if (!keys.only()) {
            agents.forEach(this::offer);
        }
        files.forEach(this::offer);
    }

    private void offer(Identity key) {
        if (key.getPublicKeyBlob() == null || find(offered, key.getPublicKeyBlob()).isEmpty()) {
            offered.add(signedPlainly(key));
        }
    }

    /** An agent may hold a certificate: signed is with its key, under the key's own name. */
    private static Identity signedPlainly(Identity key) {
        Certificate itself = new Certificate(key.getAlgName(), key.getPublicKeyBlob(), key.getPublicKeyBlob());
        return itself.certifies() ? new CertifiedIdentity(key, itself) : key;
    }

    /** The certificates named, and those beside the keys: KEY-cert.pub. */
    private static List<Certificate> certificates(SshSettings.Keys keys) {
        Stream<Path> beside = keys.files().stream().map(file -> beside(file, "-cert.pub"));
        return Stream.concat(keys.certificates().stream(), beside)
                .distinct()
                .flatMap(file -> Certificate.read(file).stream())
                .filter(Certificate::certifies)
                .toList();
    }

    /** The file may be the public half itself, where an agent has the other. */
    private static Optional<byte[]> publicHalf(Path file) {
        return Certificate.read(file).or(() -> Certificate.read(beside(file, ".pub"))).map(Certificate::key);
    }

    private static Path beside(Path file, String ending) {
        return Path.of(file + ending);
    }

    private static Optional<Identity> find(List<Identity> keys, byte[] blob) {
        return keys.stream().filter(key -> Arrays.equals(key.getPublicKeyBlob(), blob)).findFirst();
    }

    private static boolean holds(List<byte[]> blobs, Identity key) {
        return key.getPublicKeyBlob() != null
                && blobs.stream().anyMatch(blob -> Arrays.equals(blob, key.getPublicKeyBlob()));
    }

    private void read(Path file, Prompts prompts, List<Identity> into) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            Path half = beside(file, ".pub");
            JSch reader = new JSch();
            // By its bytes, for by its name the library would take a certificate beside it instead.
            reader.addIdentity(file.toString(), Files.readAllBytes(file),
                    Files.isReadable(half) ? Files.readAllBytes(half) : null, null);
            for (Identity identity : reader.getIdentityRepository().getIdentities()) {
                into.add(new AskingIdentity(identity, prompts));
            }
        } catch (JSchException | IOException | RuntimeException e) {
            // A security key's file (sk-…) among others: the agent can use it, the library cannot.
            unusable.add(Shown.line(file.toString()));
        }
    }

    /** Key files there are that cannot be read as keys. */
    List<String> unusable() {
        return List.copyOf(unusable);
    }

    @Override
    public Vector<Identity> getIdentities() {
        whenWanted.run();
        return new Vector<>(offered);
    }

    @Override
    public String getName() {
        return "keys for one server";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {}
}
