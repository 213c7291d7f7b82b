package nsmirror.reading;

import nsmirror.node.Command;

/**
 * A command of a snapshot, and what is not known without its answer.
 *
 * @param missing what it would have told
 * @param effect what the snapshot is like without it
 * @param mayBeSilent whether printing nothing is an answer too
 */
record Question(Command command, String missing, String effect, boolean mayBeSilent) {}
