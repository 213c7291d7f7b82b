package nsmirror.ui.session;

import nsmirror.model.Snapshot;
import nsmirror.node.Node;

/**
 * A node that was reached and read once: before that a connection is worth nothing.
 *
 * @param watch reads it again
 */
record Arrived(Node node, Reading.Watch watch, Snapshot snapshot) {}
