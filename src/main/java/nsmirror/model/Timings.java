package nsmirror.model;

/** Milliseconds spent on the way to a snapshot: connecting, running the commands, reading what they printed. */
public record Timings(long connect, long capture, long model) {}
