package nsmirror.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import nsmirror.text.Shown;

/** Reads which names the SSH configuration and the known_hosts files hold. Follows Include, and never fails. */
final class KnownNamesReader {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_FILES = 64;

    private final Path home;
    private final TreeSet<String> aliases = new TreeSet<>();
    private final TreeSet<String> hosts = new TreeSet<>();
    private final List<String> unread = new ArrayList<>();

    /** @param home the person's home, where .ssh is */
    KnownNamesReader(Path home) {
        this.home = home;
    }

    /**
     * The names of the files ssh would read with these options.
     *
     * @param system where the system's own files are, {@code /etc/ssh}
     */
    KnownNames read(SshOptions options, Path system) {
        Path own = home.resolve(".ssh");
        if (options.configFile().isPresent()) {
            config(options.configFile().get(), own);
        } else {
            config(own.resolve("config"), own);
            config(system.resolve("ssh_config"), system);
        }
        if (options.knownHosts().isPresent()) {
            knownHosts(options.knownHosts().get());
        } else {
            knownHosts(own.resolve("known_hosts"));
            knownHosts(system.resolve("ssh_known_hosts"));
        }
        return new KnownNames(List.copyOf(aliases), List.copyOf(hosts), unread);
    }

    /** @param folder where files are that it includes, unless it says where */
    private void config(Path first, Path folder) {
        List<Path> files = new ArrayList<>(List.of(first));
        for (int i = 0; i < files.size(); i++) {
            for (String line : text(files.get(i)).lines().toList()) {
                String[] words = line.strip().split("[\\s=\"]+");
                switch (words[0].toLowerCase(Locale.ROOT)) {
                    case "host" -> Arrays.stream(words).skip(1).filter(KnownNamesReader::single).forEach(aliases::add);
                    case "include" -> Arrays.stream(words).skip(1)
                            .flatMap(name -> included(folder, name))
                            .filter(file -> !files.contains(file) && files.size() < MOST_FILES)
                            .forEach(files::add);
                    default -> {
                        // No name.
                    }
                }
            }
        }
    }

    private void knownHosts(Path file) {
        KnownHosts.parse(file, text(file)).stream()
                .filter(KnownHosts.Line::isPlain)
                .flatMap(line -> Arrays.stream(line.names().split(",")))
                .map(name -> name.matches("\\[[^\\[\\]]+]:\\d+") ? "ssh://" + bare(name) : name)
                .filter(KnownNamesReader::single)
                .forEach(hosts::add);
    }

    /** {@code [host]:port} without brackets, unless it is an address that needs them. */
    private static String bare(String name) {
        int end = name.lastIndexOf(']');
        String host = name.substring(1, end);
        return (host.contains(":") ? "[" + host + "]" : host) + name.substring(end + 1);
    }

    /** A name that means one node, and that can be typed as one. */
    private static boolean single(String name) {
        if (name.isEmpty() || name.matches(".*[*?!|\ufffd].*")) {
            return false;
        }
        try {
            return Target.parse(name) instanceof Target.Ssh;
        } catch (NodeException e) {
            return false;
        }
    }

    private String text(Path file) {
        try {
            if (!Files.exists(file)) {
                return "";
            }
            if (!Files.isRegularFile(file)) {
                unread(file, "it is no file");
            } else if (Files.size(file) > MOST_BYTES) {
                unread(file, "it is larger than 4 MB");
            } else {
                // What is no UTF-8 becomes a sign that no name has.
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            }
        } catch (AccessDeniedException e) {
            unread(file, "it may not be read");
        } catch (IOException e) {
            unread(file, e.getClass().getSimpleName());
        }
        return "";
    }

    private void unread(Path file, String why) {
        Path from = file.startsWith(home) ? Path.of("~").resolve(home.relativize(file)) : file;
        unread.add(Shown.line(from.toString()) + " (" + why + ")");
    }

    /** As ssh_config(5) says under Include: with patterns in the last part. */
    private Stream<Path> included(Path folder, String name) {
        try {
            Path path = name.startsWith("~/") ? home.resolve(name.substring(2)) : folder.resolve(name);
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
                files.forEach(found::add);
            }
            return found.stream().sorted();
        } catch (IOException | RuntimeException e) {
            return Stream.empty();
        }
    }
}
