package nsmirror.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Nodes a person may mean, as targets: the names of {@code ~/.ssh/config} and of known_hosts. A help for typing, no more:
 * what cannot be read, patterns and hashed names are left out.
 */
public record KnownNames(List<String> aliases, List<String> hosts) {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_FILES = 64;

    public KnownNames {
        aliases = List.copyOf(aliases);
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads them.
     *
     * @param home the person's home, where .ssh is
     */
    static KnownNames read(Path home) {
        Path ssh = home.resolve(".ssh");
        TreeSet<String> aliases = new TreeSet<>();
        List<Path> files = new ArrayList<>(List.of(ssh.resolve("config")));
        for (int i = 0; i < files.size(); i++) {
            for (String line : lines(files.get(i))) {
                String[] words = line.strip().split("[\\s=\"]+");
                switch (words[0].toLowerCase(Locale.ROOT)) {
                    case "host" -> Arrays.stream(words).skip(1).filter(KnownNames::single).forEach(aliases::add);
                    case "include" -> Arrays.stream(words).skip(1)
                            .flatMap(name -> included(home, name))
                            .filter(file -> !files.contains(file) && files.size() < MOST_FILES)
                            .forEach(files::add);
                    default -> {
                        // No name.
                    }
                }
            }
        }
        return new KnownNames(List.copyOf(aliases), List.copyOf(hosts(ssh.resolve("known_hosts"))));
    }

    private static TreeSet<String> hosts(Path file) {
        TreeSet<String> hosts = new TreeSet<>();
        KnownHosts.parse(file, String.join("\n", lines(file))).stream()
                .filter(KnownHosts.Line::isPlain)
                .flatMap(line -> Arrays.stream(line.names().split(",")))
                .map(name -> name.matches("\\[[^\\[\\]]+]:\\d+") ? "ssh://" + bare(name) : name)
                .filter(KnownNames::single)
                .forEach(hosts::add);
        return hosts;
    }

    /** {@code [host]:port} without brackets, unless it is an address that needs them. */
    private static String bare(String name) {
        int end = name.lastIndexOf(']');
        String host = name.substring(1, end);
        return (host.contains(":") ? "[" + host + "]" : host) + name.substring(end + 1);
    }

    /** A name that means one node, and that can be typed as one. */
    private static boolean single(String name) {
        if (name.isEmpty() || name.matches(".*[*?!|].*")) {
            return false;
        }
        try {
            return Target.parse(name) instanceof Target.Ssh;
        } catch (NodeException e) {
            return false;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** As ssh_config(5) says under Include: below ~/.ssh unless it says where, with patterns in the last part. */
    private static Stream<Path> included(Path home, String name) {
        try {
            Path path = name.startsWith("~/") ? home.resolve(name.substring(2)) : home.resolve(".ssh").resolve(name);
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

    /**
     * What a person may want to type, best first: nodes opened before, aliases, known hosts; those that begin with what is
     * there before those that hold it. A user that was typed is kept.
     *
     * @param recent targets opened before, the last one first
     */
    public List<String> completions(String typed, Collection<String> recent) {
        int at = typed.lastIndexOf('@');
        Optional<String> user = typed.startsWith("ssh://") || at < 0 ? Optional.empty() : Optional.of(typed.substring(0, at + 1));
        String host = user.map(name -> typed.substring(name.length())).orElse(typed).toLowerCase(Locale.ROOT);
        List<String> names = Stream.concat(aliases.stream(), hosts.stream())
                .filter(name -> user.isEmpty() || !name.startsWith("ssh://"))
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(host))
                .map(name -> user.orElse("") + name)
                .toList();
        List<String> all = Stream.concat(
                        recent.stream().filter(target ->
                                target.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT))),
                        names.stream())
                .distinct()
                .filter(name -> !name.equals(typed))
                .toList();
        return Stream.concat(
                        all.stream().filter(name -> begins(name, typed)), all.stream().filter(name -> !begins(name, typed)))
                .toList();
    }

    private static boolean begins(String name, String typed) {
        return name.regionMatches(true, 0, typed, 0, typed.length())
                || name.startsWith("ssh://") && name.regionMatches(true, 6, typed, 0, typed.length());
    }
}
