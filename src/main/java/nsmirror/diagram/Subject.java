package nsmirror.diagram;

import java.util.Map;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;

/** What a shape stands for: what is selected when a person clicks it. */
public sealed interface Subject {
    /** One process. */
    record OfProcess(ProcessKey key) implements Subject {}

    /** A namespace: everything in it. */
    record OfNamespace(Kind kind, long inode) implements Subject {}

    /** A combination: everything that lives in just these namespaces; a kind that could not be read is absent. */
    record OfCombination(Map<Kind, Long> inodes) implements Subject {
        public OfCombination {
            inodes = Map.copyOf(inodes);
        }
    }

    /** A container, by its name. */
    record OfContainer(String name) implements Subject {}

    /** A pod, by its name. */
    record OfPod(String name) implements Subject {}

    /** The host's own processes: those in no container. */
    record OfHost() implements Subject {}
}
