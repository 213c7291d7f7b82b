package nsmirror.node;

import static nsmirror.node.NodeException.Reason.REFUSED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.text.Shown;

/**
 * Why a login failed, in one line that says what to do.
 *
 * @param unusable key files that could not be read
 * @param broken whether the connection broke
 * @param said what the ProxyCommand said last
 */
record SshFailure(SshSettings settings, List<String> unusable, boolean broken, Optional<String> said) {
    /** What the library says after the last way to log in failed or was left. */
    private static final Pattern LOGIN = Pattern.compile("Auth (?:fail|cancel) for methods '([^']*)'.*");

    private static final String ENDED = "connection is closed by foreign host";

    /** How OpenSSH's server ends it, whose MaxAuthTries may be fewer than the keys there are. */
    private static final String TOO_MANY = "Too many authentication failures";

    NodeException of(Exception failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        Matcher login = LOGIN.matcher(message);
        String where = settings.shown() + ": ";
        if (login.matches() && broken) {
            // The library calls it a failed login, whatever came between.
            return new NodeException(
                    UNREADABLE, where + "the connection was lost while logging in; connect again", failure);
        }
        if (login.matches()) {
            return new NodeException(REFUSED, where + refused(login.group(1)), failure);
        }
        if (message.contains(TOO_MANY)) {
            return new NodeException(
                    REFUSED,
                    where + "login refused for " + Shown.line(settings.user()) + " after too many keys or passwords; "
                            + "name the right key with -i and -o IdentitiesOnly=yes",
                    failure);
        }
        if (failure instanceof JSchRevokedHostKeyException) {
            return new NodeException(REFUSED, where + "its host key is marked as revoked; ask its owner", failure);
        }
        return new NodeException(UNREADABLE, where + unreadable(failure, message), failure);
    }

    private String refused(String methods) {
        String unread = unusable.isEmpty()
                ? ""
                : " (could not read " + String.join(", ", unusable) + "; a security key works through ssh-agent)";
        return "login refused for " + Shown.line(settings.user()) + ", who may log in by " + Shown.line(methods) + unread
                + "; check the user, or name the right key with -i";
    }

    private String unreadable(Exception failure, String message) {
        if (settings.way().command().isPresent() && (said.isPresent() || message.equals(ENDED))) {
            return "its ProxyCommand gave no connection" + said.map(words -> " (\"" + words + "\")").orElse("")
                    + "; try that command by hand";
        }
        String host = Shown.line(settings.host());
        String server = (host.equals(settings.shown()) ? "" : host + " ") + "port " + settings.port();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return "there is no host " + host + "; check the name";
                }
                case NoRouteToHostException _, PortUnreachableException _ -> {
                    return "there is no way to " + server + "; check the network";
                }
                case ConnectException _ -> {
                    return server + " does not take connections; check the port and that sshd runs";
                }
                case SocketTimeoutException _ -> {
                    return server + " did not answer within " + settings.patience().toSeconds()
                            + " s; check the address and the network";
                }
                case JSchAlgoNegoFailException _ -> {
                    return server + " and this side have no algorithm in common (" + Shown.line(message)
                            + "); update its sshd";
                }
                default -> {
                    // Perhaps its cause says more.
                }
            }
        }
        return switch (message) {
            case ENDED ->
                server + " closed the connection before the login; check that it is an SSH server that takes logins";
            default -> "connecting to " + server + " failed (" + Shown.line(message) + "); try ssh -v to see why";
        };
    }
}
