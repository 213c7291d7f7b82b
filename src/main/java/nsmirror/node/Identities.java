package nsmirror.node;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import nsmirror.text.Shown;

/**
 * The keys offered to one server, in ssh's order: the agent's that are named in the settings, the agent's others, the
 * files. Nothing is ever added to an agent.
 */
final class Identities implements IdentityRepository {
    private final List<Identity> offered = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    Identities(SshSettings settings, Prompts prompts) {
        List<Identity> files = new ArrayList<>();
        for (Path file : settings.identities()) {
            if (Files.isRegularFile(file)) {
                read(file, prompts, files);
            }
        }
        List<Identity> agents = settings.agent().map(Identities::inAgent).orElse(List.of());
        List<Identity> named = agents.stream().filter(key -> holds(files, key)).toList();
        offered.addAll(named);
        if (!settings.identitiesOnly()) {
            agents.stream().filter(key -> !holds(named, key)).forEach(offered::add);
        }
        files.stream().filter(key -> !holds(agents, key)).forEach(offered::add);
    }

    private static boolean holds(List<Identity> identities, Identity key) {
        return key.getPublicKeyBlob() != null
                && identities.stream().anyMatch(other -> Arrays.equals(other.getPublicKeyBlob(), key.getPublicKeyBlob()));
    }

    private void read(Path file, Prompts prompts, List<Identity> into) {
        try {
            JSch reader = new JSch();
            reader.addIdentity(file.toString(), null, (byte[]) null);
            for (Identity identity : reader.getIdentityRepository().getIdentities()) {
                into.add(new AskingIdentity(identity, prompts));
            }
        } catch (JSchException | RuntimeException e) {
            // A security key's file (sk-…) among others: the agent can use it, the library cannot.
            unusable.add(Shown.line(file.toString()));
        }
    }

    private static List<Identity> inAgent(Path socket) {
        try {
            return new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities();
        } catch (AgentProxyException | RuntimeException e) {
            return List.of();
        }
    }

    /** Key files there are that cannot be read as keys. */
    List<String> unusable() {
        return List.copyOf(unusable);
    }

    @Override
    public Vector<Identity> getIdentities() {
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
