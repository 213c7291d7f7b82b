package nsmirror.model;

import java.util.Optional;

/**
 * What a process is called at one level of PID namespaces.
 *
 * @param pid its PID there
 * @param namespace inode of the PID namespace of that level; empty where it is not known which that is
 */
public record PidLevel(int pid, Optional<Long> namespace) {}
