package nsmirror.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.ui.map.Viewport.Frame;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Frame SQUARE = new Frame(1000, 1000, 500, 400);

    @Test
    void fittingShowsAllOfTheDiagramInTheMiddle() {
        Viewport all = Viewport.fit(SQUARE);

        assertThat(all).isEqualTo(new Viewport(0.4, 50, 0));
    }

    @Test
    void aSmallDiagramIsNotEnlarged() {
        assertThat(Viewport.fit(new Frame(100, 100, 500, 400))).isEqualTo(new Viewport(1, 200, 150));
    }

    @Test
    void zoomingKeepsThePointUnderThePointer() {
        Viewport near = Viewport.fit(SQUARE).zoomed(5, 250, 200, SQUARE);
        Viewport nearer = near.zoomed(1.5, 130, 310, SQUARE);

        assertThat(nearer.diagramX(130)).isCloseTo(near.diagramX(130), within(1e-9));
        assertThat(nearer.diagramY(310)).isCloseTo(near.diagramY(310), within(1e-9));
        assertThat(nearer.scale()).isCloseTo(near.scale() * 1.5, within(1e-9));
    }

    @Test
    void zoomingOutEndsWhereAllIsSeen() {
        Viewport far = Viewport.fit(SQUARE).zoomed(3, 10, 10, SQUARE).zoomed(0.01, 490, 390, SQUARE);

        assertThat(far).isEqualTo(Viewport.fit(SQUARE));
    }

    @Test
    void theDiagramCannotBeDraggedOutOfSight() {
        Viewport dragged = new Viewport(1, 0, 0).panned(9_999, -9_999, SQUARE);

        assertThat(dragged).isEqualTo(new Viewport(1, 0, -600));
    }

    @Test
    void aBoxOutsideIsBroughtIntoSight() {
        Viewport moved = new Viewport(1, 0, 0).showing(box(900, 950), SQUARE);

        assertThat(moved.seenX(900)).isBetween(0.0, 450.0);
        assertThat(moved.seenY(950)).isBetween(0.0, 350.0);
    }

    @Test
    void aBoxThatIsSeenMovesNothing() {
        Viewport here = new Viewport(1, 0, 0);

        assertThat(here.showing(box(100, 100), SQUARE)).isSameAs(here);
    }

    private static Shape.Box box(double x, double y) {
        return new Shape.Box(x, y, 50, 50, 0, Role.PAGE, Role.NONE, 0, Shape.Outline.SOLID, Optional.empty());
    }
}
