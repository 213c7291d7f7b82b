package nsmirror.diagram;

/** Widths of text in the bundled font, the same on every machine. */
@FunctionalInterface
public interface TextMeasure {
    /** The advance width of the text in pixels at that font size in pixels. */
    double width(String text, Face face, double size);
}
