package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.Optional;
import nsmirror.text.Shown;

/** A login on one server of the way, directly or through the one before. */
final class SshHop implements AutoCloseable {
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(2);
    private static final int MOST_MISSED_ANSWERS = 3;

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
        HostKeyCheck check = new HostKeyCheck(settings, prompts, () -> {
            // A login may take longer than an answer of the network: the server may wait for a second factor.
            sockets.allow(LONGEST_LOGIN);
            progress.step("logging in as " + Shown.line(settings.user()));
        });
        Identities identities = new Identities(settings, prompts);
        try {
            progress.step("connecting to " + settings.shown());
            sockets = before.<HopSockets>map(jump -> new JumpSockets(jump, settings.patience()))
                    .orElseGet(() -> new DirectSockets(settings.patience()));
            session = prepared(check, identities);
            session.setSocketFactory(sockets);
            if (closed) {
                throw new NodeException(CANCELLED, settings.shown() + ": cancelled");
            }
            session.connect(Math.toIntExact(settings.patience().toMillis()));
            return session;
        } catch (JSchException | RuntimeException e) {
            close();
            throw check.refusal().orElseGet(() -> SshFailure.of(e, settings, identities.unusable()));
        }
    }

    private Session prepared(HostKeyCheck check, Identities identities) throws JSchException {
        JSch library = new JSch();
        Session prepared = library.getSession(settings.user(), settings.host(), settings.port());
        prepared.setHostKeyRepository(check);
        // Anything but exactly "yes" or "ask" skips the check. "yes": what is unknown has been asked by then.
        prepared.setConfig("StrictHostKeyChecking", "yes");
        settings.hostKeyAlias().ifPresent(prepared::setHostKeyAlias);
        prepared.setIdentityRepository(identities);
        prepared.setConfig("PreferredAuthentications", String.join(",", settings.methods()));
        prepared.setUserInfo(new LoginPrompts(settings.user() + "@" + settings.shown(), prompts));
        prepared.setThreadFactory(task -> Thread.ofPlatform().daemon().unstarted(task));
        prepared.setDaemonThread(true);
        // Also the time a read of the socket may take; one that takes longer makes the library ask for a sign of life.
        prepared.setServerAliveInterval(Math.toIntExact(settings.alive().toMillis()));
        prepared.setServerAliveCountMax(MOST_MISSED_ANSWERS);
        return prepared;
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
