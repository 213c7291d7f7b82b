package nsmirror.redaction;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/**
 * The names a node's answers hold, by what they are names of: what was read of them, and what stands in them unread.
 */
final class Identities {
    private static final Pattern HOME = Pattern.compile("/(?:home|Users)/([^/\\s\\x00\"'\\\\:,;]{1,64})");
    /** A mount from another machine: {@code server:/path}, {@code //server/path}. */
    private static final Pattern SERVER = Pattern.compile("^(?://)?([A-Za-z][A-Za-z0-9.-]*)(?::/|/).*");
    private static final Pattern RUNTIME_NAME = Pattern.compile(
            "\"(?:Name|Names|name|nerdctl/name|io\\.kubernetes\\.cri\\.sandbox-name|io\\.kubernetes\\.cri\\.container-name"
                    + "|io\\.kubernetes\\.pod\\.name)\":\\s*\"((?:[^\"\\\\]|\\\\.){1,300})\"");
    private static final Pattern STORED_NAMES = Pattern.compile("\"names\":\\s*\\[\\s*\"((?:[^\"\\\\]|\\\\.){1,300})\"");
    private static final Pattern NODE_NAME = Pattern.compile("(?m)^([a-z_][A-Za-z0-9_.-]*):[^:\\n]*:\\d+:\\d+:");
    private static final String LOCAL = "localhost";

    private final Map<String, Sort> found = new LinkedHashMap<>();
    private final Set<String> kept = new LinkedHashSet<>();
    private final Set<String> programs = new LinkedHashSet<>();

    /** Those of a node, the mirrors that were read of it, and its answers as text. */
    static Identities of(String user, Snapshot snapshot, List<Mirror> mirrors, List<String> texts) {
        Identities all = new Identities();
        snapshot.processes().forEach(each -> all.programs.add(each.comm()));
        all.host(snapshot.node().hostname());
        snapshot.containers().forEach(all::container);
        snapshot.pods().stream().map(Pod::name).forEach(all::containerName);
        all.user(user);
        all.user(snapshot.node().user());
        snapshot.processes().stream().map(Process::user).forEach(all::user);
        mirrors.stream().flatMap(mirror -> mirror.facets().values().stream()).forEach(all::facet);
        texts.forEach(all::text);
        return all;
    }

    private void host(String name) {
        int dot = name.indexOf('.');
        if (dot > 0 && dot < name.length() - 1) {
            add(name.substring(dot + 1), Sort.DOMAIN);
            add(name.substring(0, dot), Sort.HOST);
            add(name, Sort.HOST);
        } else {
            add(name, Sort.HOST);
        }
    }

    private void container(Container container) {
        container.hostname().ifPresent(name -> {
            int dot = name.indexOf('.');
            if (dot > 0 && dot < name.length() - 1) {
                add(name.substring(dot + 1), Sort.DOMAIN);
            }
            add(dot > 0 ? name.substring(0, dot) : name, Sort.CONTAINER);
        });
        containerName(container.name());
    }

    /** Names made up here of a program and a PID tell of nobody; nor does an id, which is replaced as one. */
    private void containerName(String name) {
        for (String part : name.split("/")) {
            boolean program = programs.contains(part) && !found.containsKey(part)
                    || programs.contains(part.replaceFirst("-\\d+$", ""));
            if (!program && !part.matches("[0-9a-f]{12,64}|\\d+")) {
                add(part, Sort.CONTAINER);
            }
        }
    }

    private void runtimeName(String name) {
        String own = name.startsWith("/") ? name.substring(1) : name;
        String[] parts = own.split("_", -1);
        boolean kubernetes = parts.length == 6 && parts[0].equals("k8s");
        for (String part : kubernetes ? List.of(parts[1], parts[2], parts[3]) : List.of(own)) {
            if (!part.equals("POD")) {
                add(part, Sort.CONTAINER);
            }
        }
    }

    private void user(String name) {
        if (!Vocabulary.commonUser(name)) {
            add(name, Sort.USER);
        }
    }

    private void facet(FacetView view) {
        view(view.host(), view);
        view(view.container(), view);
    }

    private void view(View view, FacetView facet) {
        for (Row row : view.rows()) {
            switch (facet.facet()) {
                case FILES, IPC, PROCESSES, USERS -> List.of("owner", "group", "user").forEach(column -> user(row.text(column)));
                case HOSTNAME -> {
                    hostname(row.text("hostname"));
                    add(row.text("domain"), Sort.DOMAIN);
                }
                case MOUNTS -> {
                    Matcher server = SERVER.matcher(row.text("source"));
                    if (server.matches() && (row.text("source").startsWith("//") || row.text("source").contains(":/"))) {
                        host(server.group(1));
                    }
                }
                default -> { }
            }
        }
    }

    private void hostname(String name) {
        if (!found.containsKey(name)) {
            host(name);
        }
    }

    /** What is in the answers but in nothing that is read of them. */
    private void text(String text) {
        all(HOME, text).forEach(this::user);
        all(RUNTIME_NAME, text).forEach(this::runtimeName);
        all(STORED_NAMES, text).forEach(this::runtimeName);
        if (text.startsWith("root:")) {
            all(NODE_NAME, text).forEach(this::user);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private void add(String name, Sort sort) {
        if (name.isBlank() || name.equals(LOCAL) || name.equals("(none)") || name.matches("\\d+")
                || found.containsKey(name)) {
            return;
        }
        if (Vocabulary.ofTools(name)) {
            kept.add(name);
        } else {
            found.put(name, sort);
        }
    }

    /** Names that stay, being words of the tools' output. */
    Set<String> kept() {
        return kept;
    }

    Set<String> names() {
        return found.keySet();
    }

    /** What stands for each; a name of several words keeps their order. */
    Map<String, String> standIns(StandIns standIns) {
        Map<String, String> known = new LinkedHashMap<>();
        found.forEach((name, sort) -> {
            int dot = name.indexOf('.');
            boolean full = sort == Sort.HOST && dot > 0 && found.get(name.substring(dot + 1)) == Sort.DOMAIN;
            known.put(name, full ? standIns.fullName(name.substring(0, dot), name.substring(dot + 1))
                    : sort == Sort.DOMAIN ? standIns.domain(name) : standIns.name(sort, name));
        });
        return known;
    }
}
