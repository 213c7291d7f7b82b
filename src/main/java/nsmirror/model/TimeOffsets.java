package nsmirror.model;

import java.time.Duration;

/**
 * How far the clocks of a time namespace are ahead of the node's, negative where they are behind. See
 * time_namespaces(7).
 *
 * @param monotonic of CLOCK_MONOTONIC
 * @param boottime of CLOCK_BOOTTIME
 */
public record TimeOffsets(Duration monotonic, Duration boottime) {}
