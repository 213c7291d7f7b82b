package nsmirror.node;

import static nsmirror.node.NodeException.Reason.REFUSED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.text.Shown;

/**
 * Decides on the host key of one server: known, asked for and written down, or refused. The SSH library asks it and
 * takes no for an answer; {@link #refusal} says why.
 */
final class HostKeyCheck implements HostKeyRepository {
    private final SshSettings settings;
    private final KnownHosts known;
    private final Prompts prompts;
    private final Runnable whenShown;
    private final Runnable whenTrusted;
    private Optional<NodeException> refusal = Optional.empty();

    /**
     * @param whenShown hears when there is a key to check
     * @param whenTrusted hears when it is found to be right
     */
    HostKeyCheck(SshSettings settings, Prompts prompts, Runnable whenShown, Runnable whenTrusted)
            throws NodeException {
        this.settings = settings;
        this.prompts = prompts;
        this.whenShown = whenShown;
        this.whenTrusted = whenTrusted;
        List<Path> files = new ArrayList<>(settings.hostKeys().files());
        settings.hostKeys().global().stream().filter(Files::isReadable).forEach(files::add);
        try {
            known = KnownHosts.read(files, settings.hostKeys().revoked());
        } catch (IOException e) {
            throw new NodeException(
                    UNREADABLE,
                    settings.shown() + ": the known host keys could not be read (" + Shown.line(e.toString())
                            + "); name another file with --known-hosts",
                    e);
        }
    }

    /** Why the key was refused, if it was. */
    Optional<NodeException> refusal() {
        return refusal;
    }

    @Override
    public int check(String host, byte[] key) {
        whenShown.run();
        int verdict = verdict(host, key);
        if (verdict == OK) {
            whenTrusted.run();
        }
        return verdict;
    }

    private int verdict(String host, byte[] key) {
        List<KnownHosts.Line> lines = known.of(host);
        if (lines.stream().anyMatch(line -> line.isRevoked() && line.holds(key))) {
            return refused(CHANGED, "its host key " + KnownHosts.fingerprint(key) + " is marked as revoked; ask its owner");
        }
        List<KnownHosts.Line> plain = lines.stream().filter(KnownHosts.Line::isPlain).toList();
        if (plain.stream().anyMatch(line -> line.holds(key)) || knownWithoutPort(host, key)) {
            return OK;
        }
        String type = KnownHosts.keyType(key);
        return plain.stream()
                .filter(line -> KnownHosts.keyType(line.key()).equals(type))
                .findFirst()
                .map(line -> changed(host, key, line))
                .orElseGet(() -> unknown(host, key, !plain.isEmpty()));
    }

    /** As ssh does: a key known for a host counts for its other ports as well, while none is known for the port. */
    private boolean knownWithoutPort(String host, byte[] key) {
        return host.startsWith("[")
                && host.contains("]:")
                && known.of(host.substring(1, host.lastIndexOf("]:"))).stream()
                        .anyMatch(line -> line.isPlain() && line.holds(key));
    }

    private int changed(String host, byte[] key, KnownHosts.Line line) {
        return refused(
                CHANGED,
                "its host key has changed: known is " + KnownHosts.fingerprint(line.key()) + " (" + line.file() + ", line "
                        + line.number() + "), but it shows " + KnownHosts.fingerprint(key)
                        + "; someone may be in between: ask its owner, and only if the new key is right remove that line");
    }

    private int unknown(String host, byte[] key, boolean otherKeyKnown) {
        String print = KnownHosts.fingerprint(key);
        Path file = settings.hostKeys().files().getFirst();
        boolean trusted = switch (settings.hostKeys().strict()) {
            case YES -> false;
            // Known keys are offered first: a host that shows none of them is no new host.
            case ACCEPT_NEW -> !otherKeyKnown || asked(host, key, file, true);
            case ASK, ASK_DESPITE_NO -> asked(host, key, file, otherKeyKnown);
        };
        if (!trusted) {
            return refused(
                    NOT_INCLUDED,
                    "its host key " + print + " is unknown and was not trusted" + despite()
                            + "; compare it with its owner's, then accept it or add it to " + file);
        }
        try {
            add(file, host, key);
            return OK;
        } catch (IOException e) {
            return refused(
                    NOT_INCLUDED,
                    "its host key could not be written to " + file + " (" + Shown.line(e.toString())
                            + "); name another file with --known-hosts");
        }
    }

    private boolean asked(String host, byte[] key, Path file, boolean otherKeyKnown) {
        return prompts.trust(new HostKeyQuestion(
                host, KnownHosts.keyType(key), KnownHosts.fingerprint(key), file, otherKeyKnown));
    }

    private String despite() {
        return settings.hostKeys().strict() == SshSettings.Strict.ASK_DESPITE_NO
                ? " (host keys are always checked, whatever StrictHostKeyChecking says)"
                : "";
    }

    private int refused(int verdict, String why) {
        refusal = Optional.of(new NodeException(REFUSED, settings.shown() + ": " + why));
        return verdict;
    }

    private void add(Path file, String host, byte[] key) throws IOException {
        byte[] salt = new byte[20];
        new SecureRandom().nextBytes(salt);
        KnownHostsFile.add(file, KnownHosts.line(host, key, settings.hostKeys().hash(), salt));
    }

    /** What is known of this server; the library offers the types of these keys first, and reads the authorities here. */
    @Override
    public HostKey[] getHostKey() {
        return getHostKey(settings.knownAs(), null);
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        List<HostKey> keys = new ArrayList<>();
        for (KnownHosts.Line line : known.of(host)) {
            try {
                HostKey key = new HostKey(line.marker(), host, HostKey.GUESS, line.key(), "");
                if (type == null || type.equals(key.getType())) {
                    keys.add(key);
                }
            } catch (JSchException | ArrayIndexOutOfBoundsException e) {
                // A type the library does not know cannot be agreed on either.
            }
        }
        return keys.toArray(HostKey[]::new);
    }

    @Override
    public void add(HostKey hostkey, UserInfo ui) {
        throw new IllegalStateException("host keys are written by this side alone");
    }

    @Override
    public void remove(String host, String type) {
        throw new IllegalStateException("host keys are never removed");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new IllegalStateException("host keys are never removed");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return settings.hostKeys().files().getFirst().toString();
    }
}
