package nsmirror.mirror;

import java.util.OptionalInt;

/**
 * Which row on the host stands beside which row in the container; one of them may be absent.
 *
 * @param host index into the host's rows
 * @param container index into the container's rows
 * @param same whether both rows say the same thing: the same file, the same mount, the same process
 */
public record Pair(OptionalInt host, OptionalInt container, boolean same) {}
