package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nsmirror.text.Shown;

/** A login on one server of the way, directly or through the one before. */
final class SshHop implements AutoCloseable {
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(2);

    private final SshSettings settings;
    private final Prompts prompts;
    private volatile HopSockets sockets;
    private volatile Session session;
    private volatile boolean closed;

    SshHop(SshSettings settings, Prompts prompts) {
        this.settings = settings;
        this.prompts = prompts;
    }

    SshSettings settings() {
        return settings;
    }

    /**
     * Connects, checks the host key, logs in.
     *
     * @param before the server to go through, if there is one
     */
    Session connect(Optional<Session> before, Progress progress) throws NodeException {
        AtomicBoolean begun = new AtomicBoolean();
        // Whichever comes first: the host key was found right by this side, or by the library by a certificate.
        Runnable loginBegins = () -> {
            if (begun.compareAndSet(false, true)) {
                // It may take longer than an answer of the network: the server may wait for a second factor.
                sockets.allow(LONGEST_LOGIN);
                progress.step("logging in to " + settings.shown() + " as " + Shown.line(settings.user()));
            }
        };
        Handshake handshake = new Handshake(settings.patience());
        HostKeyCheck check = new HostKeyCheck(settings, prompts, handshake::over, loginBegins);
        Identities identities = new Identities(settings.keys(), prompts, () -> {
            handshake.over();
            loginBegins.run();
        });
        try {
            sockets = way(before, progress);
            session = prepared(check, identities);
            session.setSocketFactory(sockets);
            if (closed) {
                throw new NodeException(CANCELLED, settings.shown() + ": cancelled");
            }
            handshake.begin(sockets);
            session.connect(Math.toIntExact(settings.patience().toMillis()));
            return session;
        } catch (JSchException | RuntimeException e) {
            SshFailure failure =
                    new SshFailure(settings, identities.unusable(), sockets.broken(), sockets.lastWords());
            close();
            Exception why = handshake.late() ? new JSchException("", new SocketTimeoutException()) : e;
            throw check.refusal().orElseGet(() -> failure.of(why));
        } finally {
            handshake.over();
        }
    }

    private HopSockets way(Optional<Session> before, Progress progress) {
        String server = settings.shown();
        return before.<HopSockets>map(jump -> new JumpSockets(server, jump, settings.patience(), progress))
                .or(() -> settings.way().command().map(command -> new CommandSockets(server, command, progress)))
                .orElseGet(() -> new DirectSockets(server, settings.patience(), settings.way().family(), progress));
    }

    private Session prepared(HostKeyCheck check, Identities identities) throws JSchException {
        JSch library = new JSch();
        Session prepared = library.getSession(settings.user(), settings.host(), settings.port());
        prepared.setHostKeyRepository(check);
        // Anything but exactly "yes" or "ask" skips the check. "yes": what is unknown has been asked by then.
        prepared.setConfig("StrictHostKeyChecking", "yes");
        settings.hostKeys().alias().ifPresent(prepared::setHostKeyAlias);
        prepared.setIdentityRepository(identities);
        prepared.setConfig("PreferredAuthentications", String.join(",", settings.methods()));
        prepared.setUserInfo(new LoginPrompts(settings.user() + "@" + settings.shown(), prompts, settings.mostPasswords()));
        prepared.setThreadFactory(task -> Thread.ofPlatform().daemon().unstarted(task));
        prepared.setDaemonThread(true);
        // Also the time a read of the socket may take; one that takes longer makes the library ask for a sign of life.
        prepared.setServerAliveInterval(Math.toIntExact(settings.alive().pause().toMillis()));
        prepared.setServerAliveCountMax(settings.alive().most());
        agreeOn(prepared, settings.algorithms());
        return prepared;
    }

    /** Algorithms under the library's names for them. */
    private static void agreeOn(Session session, Algorithms algorithms) {
        prefer(session, algorithms.kex(), "kex");
        prefer(session, algorithms.ciphers(), "cipher.c2s", "cipher.s2c");
        prefer(session, algorithms.macs(), "mac.c2s", "mac.s2c");
        prefer(session, algorithms.hostKeys(), "server_host_key");
        prefer(session, algorithms.publicKeys(), "PubkeyAcceptedAlgorithms");
        prefer(session, algorithms.authorities(), "ca_signature_algorithms");
        if (algorithms.compressed()) {
            prefer(session, List.of("zlib@openssh.com", "none"), "compression.c2s", "compression.s2c");
        }
    }

    private static void prefer(Session session, List<String> algorithms, String... names) {
        for (String name : names) {
            if (!algorithms.isEmpty()) {
                session.setConfig(name, String.join(",", algorithms));
            }
        }
    }

    /** Logs out; ends a login that is under way. */
    @Override
    public void close() {
        closed = true;
        if (sockets != null) {
            sockets.close();
        }
        if (session != null) {
            session.disconnect();
        }
    }
}
