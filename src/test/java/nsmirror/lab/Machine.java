package nsmirror.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A machine within the machine, made by {@code src/test/machine/machine}: a node with its own processes, files, users
 * and OpenSSH server. Takes about a second to come up; several can be up at once.
 *
 * <p>A test class says {@link NeedsMachine} and gets one as a parameter.
 */
public final class Machine implements AutoCloseable {
    private static final Path SCRIPT =
            Path.of(System.getProperty("basedir", "."), "src", "test", "machine", "machine").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path dir;
    private final Thread downAtExit = new Thread(this::down);
    private final Map<String, String> settings;

    private Machine(Path dir) {
        this.dir = dir;
        // The test may be cut short by the person who runs it.
        Runtime.getRuntime().addShutdownHook(downAtExit);
        succeed(script("", "up", dir.toString()));
        this.settings = settings(dir.resolve("machine.env"));
    }

    /** Brings one up and waits until its sshd lets people in. */
    public static Machine up() {
        try {
            return new Machine(Files.createTempDirectory("nsmirror-machine"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why none can be made here, in one line: not root, or a tool that is missing. */
    public static Optional<String> reasonItCannotRun() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("needs Linux");
        }
        Outcome check = script("", "check");
        return check.exit() == 0 ? Optional.empty() : Optional.of(check.err().strip());
    }

    /** Runs a command in it as root, whatever its exit status. */
    public Outcome exec(String... command) {
        return execWith("", command);
    }

    /** The same with something to read on its standard input. */
    public Outcome execWith(String input, String... command) {
        List<String> arguments = new ArrayList<>(List.of("exec", dir.toString()));
        arguments.addAll(List.of(command));
        return script(input, arguments.toArray(String[]::new));
    }

    /** What a command prints that has to succeed, without the last line's end. */
    public String read(String... command) {
        return succeed(exec(command)).out().stripTrailing();
    }

    /** Writes a file in it, executable for everybody, and the directory it is in. */
    public void write(String path, String text) {
        succeed(enter(text, "sh", "-c", "mkdir -p \"${1%/*}\" && cat >\"$1\" && chmod 755 \"$1\"", "sh", path));
    }

    /**
     * What a command prints that only looks and leaves no process behind. It is not logged in, so it takes a fiftieth of
     * the time of {@link #read}, and it is in none of the machine's cgroups.
     */
    public String look(String... command) {
        return succeed(enter("", command)).out().stripTrailing();
    }

    private Outcome enter(String input, String... command) {
        List<String> arguments = new ArrayList<>(List.of("nsenter", "--target", Integer.toString(initPid()),
                "--mount", "--uts", "--ipc", "--net", "--pid", "env", "-i",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"));
        arguments.addAll(List.of(command));
        return Outcome.of(LIMIT, input, arguments);
    }

    /** Its processes, as this computer sees them. */
    public List<SeenProcess> processes() {
        return OuterView.below(initPid());
    }

    /** Its address. */
    public String host() {
        return settings.get("HOST");
    }

    /** Where its sshd listens. */
    public int port() {
        return Integer.parseInt(settings.get("PORT"));
    }

    /** Who logs in with {@link #key} and may use sudo without a password. */
    public String login() {
        return settings.get("LOGIN");
    }

    /** The private key of {@link #login}. */
    public Path key() {
        return Path.of(settings.get("KEY"));
    }

    /** Who logs in with {@link #guestKey} and has no sudo. */
    public String guest() {
        return settings.get("GUEST");
    }

    /** The private key of {@link #guest}. */
    public Path guestKey() {
        return Path.of(settings.get("GUEST_KEY"));
    }

    /** Whose account is locked, so that {@link #key} fits and is refused. */
    public String locked() {
        return settings.get("LOCKED");
    }

    /** Who logs in with {@link #password}, which sudo asks for as well. */
    public String careful() {
        return settings.get("CAREFUL");
    }

    /** The password of {@link #careful}. */
    public String password() {
        return settings.get("PASSWORD");
    }

    /** A known_hosts file with its host keys. */
    public Path knownHosts() {
        return Path.of(settings.get("KNOWN_HOSTS"));
    }

    /** PID of its init, as this computer sees it. */
    public int initPid() {
        return Integer.parseInt(settings.get("INIT_PID"));
    }

    /** The name it has for itself. */
    public String hostname() {
        return settings.get("NODE_NAME");
    }

    /** Where its keys and settings are, on this computer. */
    public Path dir() {
        return dir;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(downAtExit);
        down();
    }

    private void down() {
        succeed(script("", "down", dir.toString()));
    }

    private static Outcome script(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        return Outcome.of(LIMIT, input, command);
    }

    private static Outcome succeed(Outcome outcome) {
        if (outcome.exit() != 0) {
            throw new AssertionError("exit " + outcome.exit() + ": " + outcome.err().strip());
        }
        return outcome;
    }

    private static Map<String, String> settings(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    // What the shell would take apart, such as a space in a path, has a backslash before it.
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replaceAll("\\\\(.)", "$1")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
