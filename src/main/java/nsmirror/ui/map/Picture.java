package nsmirror.ui.map;

import nsmirror.diagram.Diagram;
import nsmirror.figure.Theme;

/**
 * All there is to paint.
 *
 * @param diagram the shapes
 * @param viewport where the viewer stands
 * @param emphasis what stands out
 * @param theme the colours
 * @param focused whether the keyboard is here, so that a frame says so
 */
public record Picture(Diagram diagram, Viewport viewport, Emphasis emphasis, Theme theme, boolean focused) {}
