package nsmirror.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import nsmirror.figure.Colour;

/** What of a page cannot be read, or not be named by a screen reader: found by walking over everything that is seen. */
final class Legibility {
    private Legibility() {}

    /** Texts whose contrast with what they stand on is less than that. */
    static List<String> tooFaint(Parent root, double least) {
        List<String> faint = new ArrayList<>();
        seen(root).filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> !text.getText().isBlank() && opaque(text) && text.getFill() instanceof Color)
                .forEach(text -> {
                    double contrast = colour((Color) text.getFill()).contrast(colour(ground(text)));
                    if (contrast < least) {
                        faint.add("%.2f  %s on %s  %s  %s".formatted(contrast, text.getFill(), ground(text),
                                text.getText(), path(text)));
                    }
                });
        return faint;
    }

    /** What the keyboard can reach and nobody has named. */
    static List<String> nameless(Parent root) {
        List<Node> named = seen(root)
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getLabelFor())
                .toList();
        return seen(root)
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .filter(node -> blank(node.getAccessibleText()) && !named.contains(node))
                .filter(node -> !(node instanceof Labeled labeled && !blank(labeled.getText())))
                .map(Legibility::path)
                .toList();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static Stream<Node> seen(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Legibility::seen))
                : Stream.of(node);
    }

    /** What is faded or out of reach says so by being faint. */
    private static boolean opaque(Node node) {
        return upwards(node).allMatch(each -> each.getOpacity() == 1);
    }

    private static Stream<Node> upwards(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent);
    }

    private static Color ground(Node node) {
        List<Color> fills = new ArrayList<>();
        for (Node at : upwards(node).toList()) {
            Optional<Color> fill = fill(at);
            fill.ifPresent(fills::add);
            if (fill.filter(Color::isOpaque).isPresent()) {
                break;
            }
        }
        return fills.reversed().stream().reduce(Color.WHITE, (below, over) ->
                below.interpolate(Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity()));
    }

    private static Optional<Color> fill(Node node) {
        if (!(node instanceof Region region) || region.getBackground() == null
                || region.getBackground().getFills().isEmpty()) {
            return Optional.empty();
        }
        BackgroundFill last = region.getBackground().getFills().getLast();
        return last.getFill() instanceof Color colour && colour.getOpacity() > 0 ? Optional.of(colour) : Optional.empty();
    }

    private static Colour colour(Color colour) {
        return new Colour((int) Math.round(colour.getRed() * 255), (int) Math.round(colour.getGreen() * 255),
                (int) Math.round(colour.getBlue() * 255));
    }

    private static String path(Node node) {
        return upwards(node).limit(5)
                .map(each -> each.getClass().getSimpleName() + (each.getId() == null ? "" : "#" + each.getId())
                        + each.getStyleClass())
                .reduce((inner, outer) -> inner + " in " + outer).orElse("");
    }
}
