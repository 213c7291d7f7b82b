package nsmirror.ui.map;

import java.util.Map;
import nsmirror.diagram.Moment;
import nsmirror.diagram.Shape;
import nsmirror.model.ProcessKey;

/**
 * All there is to paint.
 *
 * @param moment the shapes
 * @param moving whether they are on their way, and the next picture follows at once
 * @param closeUps what is seen in place of marks from near
 * @param gone where processes stood that went, if nothing stands there now
 * @param viewport where the viewer stands
 * @param emphasis what stands out
 * @param strong whether what belongs to the selection stands out more than usual
 * @param colours by role
 * @param focused whether the keyboard is here, so that a frame says so
 */
record Picture(Moment moment, boolean moving, CloseUps closeUps, Map<ProcessKey, Shape.Box> gone, Viewport viewport,
        Emphasis emphasis, boolean strong, Palette colours, boolean focused) {}
