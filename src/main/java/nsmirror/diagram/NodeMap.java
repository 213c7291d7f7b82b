package nsmirror.diagram;

import java.util.Optional;

/**
 * A map of a node.
 *
 * @param diagram what is drawn
 * @param places where everything stands, for the map of the next snapshot; none if there was room for a count alone
 * @param closeUp its processes looked at more closely
 */
public record NodeMap(Diagram diagram, Optional<Places> places, CloseUp closeUp) {}
