package nsmirror.ui.parts;

import java.util.Optional;
import javafx.scene.Node;

/** Where the keyboard is. */
public final class Keyboard {
    private Keyboard() {}

    /**
     * Does what replaces the controls in a part by newer ones. If one of them had the keyboard, the one of the same id
     * has it after that, and where there is none what {@code otherwise} chooses.
     */
    public static void keptThrough(Node part, Runnable replacing, Runnable otherwise) {
        Optional<Node> had = focused(part);
        replacing.run();
        if (had.isPresent() && focused(part).filter(now -> now == had.get()).isEmpty()) {
            had.map(Node::getId)
                    .map(id -> part.lookup("#" + id))
                    .ifPresentOrElse(Node::requestFocus, otherwise);
        }
    }

    private static Optional<Node> focused(Node part) {
        Node owner = part.getScene() == null ? null : part.getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == part) {
                return owner == part ? Optional.empty() : Optional.of(owner);
            }
        }
        return Optional.empty();
    }
}
