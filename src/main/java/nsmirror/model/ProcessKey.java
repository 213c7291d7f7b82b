package nsmirror.model;

/**
 * The identity of a process: PIDs are reused, a PID with its start time is not.
 *
 * @param pid the PID as the node sees it
 * @param start clock ticks after boot, field 22 of {@code /proc/PID/stat}
 */
public record ProcessKey(int pid, long start) {}
