package nsmirror.ui.map;

import nsmirror.diagram.Moment;

/**
 * All there is to paint.
 *
 * @param moment the shapes
 * @param moving whether they are on their way, and the next picture follows at once
 * @param viewport where the viewer stands
 * @param emphasis what stands out
 * @param colours by role
 * @param focused whether the keyboard is here, so that a frame says so
 */
record Picture(Moment moment, boolean moving, Viewport viewport, Emphasis emphasis, Palette colours,
        boolean focused) {}
