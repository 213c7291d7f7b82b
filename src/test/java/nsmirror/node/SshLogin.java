package nsmirror.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.lab.Machine;
import nsmirror.node.SshOptions.Sudo;

/** How a test logs in on a machine, step by step; nothing of the person's own SSH settings counts. */
record SshLogin(
        Machine machine,
        String user,
        List<Path> keys,
        Optional<Path> knownHosts,
        OptionalInt port,
        Optional<String> jump,
        Path config,
        List<String> options,
        Prompts prompts,
        Sudo sudo) {
    private static final Path NO_CONFIG = Path.of("none");

    /** The student, who has sudo. */
    static SshLogin student(Machine machine) {
        return new SshLogin(
                machine,
                machine.login(),
                List.of(machine.key()),
                Optional.of(machine.knownHosts()),
                OptionalInt.empty(),
                Optional.empty(),
                NO_CONFIG,
                List.of("IdentitiesOnly=yes"),
                Prompts.refusing(),
                Sudo.AUTO);
    }

    /** The guest, who has none. */
    static SshLogin guest(Machine machine) {
        return student(machine).as(machine.guest(), machine.guestKey());
    }

    SshLogin as(String otherUser, Path... otherKeys) {
        return new SshLogin(
                machine, otherUser, List.of(otherKeys), knownHosts, port, jump, config, options, prompts, sudo);
    }

    SshLogin knowing(Path file) {
        return new SshLogin(machine, user, keys, Optional.of(file), port, jump, config, options, prompts, sudo);
    }

    SshLogin at(int otherPort) {
        return new SshLogin(machine, user, keys, knownHosts, OptionalInt.of(otherPort), jump, config, options, prompts, sudo);
    }

    SshLogin through(String jumps, Path configFile) {
        return new SshLogin(machine, user, keys, knownHosts, port, Optional.of(jumps), configFile, options, prompts, sudo);
    }

    SshLogin with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new SshLogin(machine, user, keys, knownHosts, port, jump, config, more, prompts, sudo);
    }

    SshLogin asking(Prompts person) {
        return new SshLogin(machine, user, keys, knownHosts, port, jump, config, options, person, sudo);
    }

    /** Root is not asked for. */
    SshLogin withoutSudo() {
        return new SshLogin(machine, user, keys, knownHosts, port, jump, config, options, prompts, Sudo.NEVER);
    }

    SshOptions settings() {
        return new SshOptions(port, keys, Optional.empty(), jump, Optional.of(config), options, knownHosts, sudo);
    }

    Node open() throws NodeException {
        return new Nodes(null).open(Target.parse(user + "@" + machine.host()), settings(), prompts, Progress.none());
    }

    /** Keys that are not named count as well. */
    SshLogin withAnyKey() {
        List<String> fewer = options.stream().filter(option -> !option.equals("IdentitiesOnly=yes")).toList();
        return new SshLogin(machine, user, keys, knownHosts, port, jump, config, fewer, prompts, sudo);
    }
}
