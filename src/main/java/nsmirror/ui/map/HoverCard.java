package nsmirror.ui.map;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import nsmirror.diagram.CloseUp;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/** The card beside the pointer: what is under it, in full. In nobody's way: the pointer is never on it. */
final class HoverCard extends Region {
    private static final double DISTANCE = 18;

    private final Canvas canvas = new Canvas();
    private final Faces faces;

    HoverCard(Faces faces) {
        this.faces = faces;
        setId("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().add(canvas);
    }

    /** Shows a card beside that point of a view of that size, on the side where there is room. */
    void show(CloseUp.Card card, Palette colours, double x, double y, double width, double height) {
        draw(card, colours);
        double left = x + DISTANCE + card.width() <= width ? x + DISTANCE : x - DISTANCE - card.width();
        double top = y + DISTANCE + card.height() <= height ? y + DISTANCE : y - DISTANCE - card.height();
        resizeRelocate(Math.max(0, left), Math.max(0, Math.min(top, height - card.height())), card.width(),
                card.height());
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    private void draw(CloseUp.Card card, Palette colours) {
        canvas.setWidth(card.width());
        canvas.setHeight(card.height());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTextBaseline(VPos.BASELINE);
        Brush brush = new Brush(g, faces, 1, false);
        brush.draw(new Shape.Box(0, 0, card.width(), card.height(), 0, Role.PROCESS_FILL, Role.TITLE, 1,
                Shape.Outline.SOLID, Optional.empty()), colours);
        card.shapes().forEach(shape -> brush.draw(shape, colours));
    }
}
