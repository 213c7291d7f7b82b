package nsmirror.node;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an sh answers first.
 *
 * @param root whether it is root's
 * @param user whose it is, by name where it has one; the node's word, so hostile text
 * @param words what the node has: of {@link Limiter}, and of the programs root is got by
 */
record Greeting(boolean root, String user, Set<String> words) {
    private static final Command HELLO = Command.asUser("id -u; id -un 2>/dev/null || id -u; " + Limiter.PROBE
                    + "; for t in sudo doas script; do command -v $t >/dev/null && echo $t; done; true")
            .within(Duration.ofSeconds(10));

    private static final int BEFORE_WORDS = 2;

    /** Greets the sh, and lets it hold commands to their limits as the node can. */
    static Greeting of(FramedShell shell) throws NodeException {
        List<String> lines = shell.run(List.of(HELLO)).getFirst().text().lines().toList();
        Set<String> words = Set.copyOf(lines.subList(Math.min(BEFORE_WORDS, lines.size()), lines.size()));
        shell.limitBy(Limiter.of(words));
        String user = lines.size() > 1 ? lines.get(1) : "";
        return new Greeting(!lines.isEmpty() && lines.getFirst().equals("0"), user, words);
    }

    boolean has(String program) {
        return words.contains(program);
    }
}
