package nsmirror.node;

import java.time.Instant;

/** A command that ran on a node: when, and what it answered. */
public record Ran(Instant at, Command command, Answer answer) {}
