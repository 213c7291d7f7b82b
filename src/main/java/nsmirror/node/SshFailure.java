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

/** Why a login failed, in one line that says what to do. */
final class SshFailure {
    /** What the library says after the last way to log in failed or was left. */
    private static final Pattern LOGIN = Pattern.compile("Auth (?:fail|cancel) for methods '([^']*)'.*");

    private static final String ENDED = "connection is closed by foreign host";

    private SshFailure() {}

    /**
     * @param unusable key files that could not be read
     * @param said what the ProxyCommand said last
     */
    static NodeException of(Exception failure, SshSettings settings, List<String> unusable, Optional<String> said) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        Matcher login = LOGIN.matcher(message);
        String where = settings.shown() + ": ";
        if (login.matches()) {
            return new NodeException(REFUSED, where + refused(login.group(1), settings, unusable), failure);
        }
        if (failure instanceof JSchRevokedHostKeyException) {
            return new NodeException(REFUSED, where + "its host key is marked as revoked; ask its owner", failure);
        }
        return new NodeException(UNREADABLE, where + unreadable(failure, message, settings, said), failure);
    }

    private static String refused(String methods, SshSettings settings, List<String> unusable) {
        String unread = unusable.isEmpty()
                ? ""
                : " (could not read " + String.join(", ", unusable) + "; a security key works through ssh-agent)";
        return "login refused for " + Shown.line(settings.user()) + ", who may log in by " + Shown.line(methods) + unread
                + "; check the user, or name the right key with -i";
    }

    private static String unreadable(
            Exception failure, String message, SshSettings settings, Optional<String> said) {
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
