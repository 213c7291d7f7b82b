package nsmirror.node;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.PageantFFMConnector;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.WindowsSSHAgentConnector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that hold keys: ssh-agent and its kin behind a socket; on Windows OpenSSH's behind a pipe, and Pageant. */
final class Agents {
    private static final String USUAL_PIPE = "\\\\.\\pipe\\openssh-ssh-agent";

    /** Makes the way to an agent; fails where there is none. */
    private interface Way {
        AgentConnector connector() throws AgentProxyException;
    }

    private Agents() {}

    /**
     * The keys of all that are there.
     *
     * @param address a socket, or on Windows a pipe; empty for the usual place, where the system has one
     */
    static List<Identity> keys(String address) {
        List<Identity> keys = new ArrayList<>();
        for (Way way : System.getProperty("os.name").startsWith("Windows") ? onWindows(address) : behind(address)) {
            try {
                keys.addAll(new AgentIdentityRepository(way.connector()).getIdentities());
            } catch (AgentProxyException | RuntimeException e) {
                // Not there, or no agent.
            }
        }
        return keys;
    }

    private static List<Way> behind(String address) {
        return address.isEmpty() ? List.of() : List.of(() -> new SSHAgentConnector(Path.of(address)));
    }

    private static List<Way> onWindows(String address) {
        String pipe = address.isEmpty() ? USUAL_PIPE : address.replace('/', '\\');
        return pipe.startsWith("\\\\.\\pipe\\")
                ? List.of(() -> new WindowsSSHAgentConnector(pipe), PageantFFMConnector::new)
                : List.of(() -> new SSHAgentConnector(Path.of(address)), PageantFFMConnector::new);
    }
}
