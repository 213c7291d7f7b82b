package nsmirror.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Namespace;

/**
 * PID or user namespaces below each other. Drawn three levels deep; what lies deeper stands beside the third level,
 * since boxes in boxes in boxes leave no room for what is in them.
 */
final class NamespaceTree {
    private static final int DEEPEST = 3;

    /** Makes a group of a namespace and the groups inside it; {@code above} if it is not drawn in its parent's box. */
    @FunctionalInterface
    interface Draw {
        Group group(long inode, Optional<Long> above, List<Group> inside);
    }

    private final Map<Long, List<Long>> children = new HashMap<>();
    private final List<Long> roots = new ArrayList<>();

    private NamespaceTree() {}

    /** The tree of those namespaces; one whose parent is not known, or is below itself, is a root. */
    static NamespaceTree of(Optional<Long> host, List<Long> others, Map<Long, Namespace> known) {
        NamespaceTree tree = new NamespaceTree();
        Set<Long> drawn = new HashSet<>(others);
        host.ifPresent(drawn::add);
        host.ifPresent(tree.roots::add);
        List<Long> unplaced = new ArrayList<>();
        for (Long inode : others) {
            Optional<Long> parent = Optional.ofNullable(known.get(inode)).flatMap(Namespace::parent)
                    .filter(each -> drawn.contains(each) && !each.equals(inode));
            parent.ifPresentOrElse(
                    each -> tree.children.computeIfAbsent(each, p -> new ArrayList<>()).add(inode),
                    () -> tree.roots.add(inode));
            parent.ifPresent(each -> unplaced.add(inode));
        }
        tree.breakCircles(unplaced);
        return tree;
    }

    List<Long> roots() {
        return roots;
    }

    /** The groups of the namespaces below one, which are at that depth. */
    List<Group> below(long inode, int depth, Draw draw) {
        List<Group> groups = new ArrayList<>();
        children.getOrDefault(inode, List.of()).forEach(child -> groups.addAll(at(child, depth, draw)));
        return groups;
    }

    /** The group of a namespace at that depth, and of those too deep to be in it beside it. */
    List<Group> at(long inode, int depth, Draw draw) {
        if (depth < DEEPEST) {
            return List.of(draw.group(inode, Optional.empty(), below(inode, depth + 1, draw)));
        }
        List<Group> groups = new ArrayList<>();
        groups.add(draw.group(inode, Optional.empty(), List.of()));
        Deque<Long> open = new ArrayDeque<>(List.of(inode));
        while (!open.isEmpty()) {
            long above = open.pop();
            for (long next : children.getOrDefault(above, List.of())) {
                groups.add(draw.group(next, Optional.of(above), List.of()));
                open.add(next);
            }
        }
        return groups;
    }

    /** A snapshot that says two namespaces lie below each other still has both drawn once. */
    private void breakCircles(List<Long> unplaced) {
        Set<Long> reached = new HashSet<>();
        roots.forEach(root -> reach(root, reached));
        for (Long inode : unplaced) {
            if (!reached.contains(inode)) {
                children.values().forEach(siblings -> siblings.remove(inode));
                roots.add(inode);
                reach(inode, reached);
            }
        }
        children.values().removeIf(List::isEmpty);
    }

    private void reach(Long from, Set<Long> reached) {
        Deque<Long> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Long next = open.pop();
            if (reached.add(next)) {
                children.getOrDefault(next, List.of()).forEach(open::push);
            }
        }
    }
}
