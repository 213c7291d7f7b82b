package nsmirror.ui.mirror;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Two nodes on one line where there is room for both as they would like to be, one below the other where not. */
final class LineOrTwo extends Pane {
    private static final double BESIDE = 10;
    private static final double BELOW = 4;

    private final Node first;
    private final Node second;

    LineOrTwo(Node first, Node second) {
        this.first = first;
        this.second = second;
        setMinWidth(0);
        getChildren().setAll(first, second);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean fits(double width) {
        return width < 0 || computePrefWidth(-1) <= Math.ceil(width);
    }

    private double rest(double width) {
        return Math.max(0, width - first.prefWidth(-1) - BESIDE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + BESIDE + second.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return fits(width)
                ? Math.max(first.prefHeight(-1), second.prefHeight(-1))
                : first.prefHeight(width) + BELOW + second.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (fits(width)) {
            place(first, 0, first.prefWidth(-1), getHeight());
            place(second, width - rest(width), rest(width), getHeight());
        } else {
            double above = first.prefHeight(width);
            place(first, 0, width, above);
            second.resizeRelocate(0, above + BELOW, width, second.prefHeight(width));
        }
    }

    /** In the middle of the line, as high as it is by itself. */
    private static void place(Node node, double x, double width, double height) {
        double own = Math.min(height, node.prefHeight(width));
        node.resizeRelocate(x, Math.round((height - own) / 2), width, own);
    }
}
