package nsmirror.model;

import java.util.List;

/**
 * Containers that share a net namespace that is not the host's.
 *
 * @param name unique in the snapshot
 * @param net inode of the net namespace they share
 * @param containers names of its containers
 */
public record Pod(String name, long net, List<String> containers) {
    public Pod {
        containers = List.copyOf(containers);
    }
}
