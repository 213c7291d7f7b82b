package nsmirror.figure;

import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** What a PDF page or letter consists of, as operators; see ISO 32000-1, annex A. */
final class PdfContent {
    private final StringBuilder operators = new StringBuilder();

    /** Adds operators with their operands. */
    void line(String line) {
        operators.append(line).append('\n');
    }

    /** What is filled from here on has that colour. */
    void fill(Colour colour) {
        line(parts(colour) + " rg");
    }

    /** Lines from here on have that colour and width. */
    void pen(Colour colour, double width) {
        line(parts(colour) + " RG " + number(width) + " w");
    }

    /** Begins a path; what is done with it follows. */
    void path(java.awt.Shape shape) {
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int segment = path.currentSegment(at);
            switch (segment) {
                case PathIterator.SEG_MOVETO -> line(numbers(at[0], at[1]) + " m");
                case PathIterator.SEG_LINETO -> line(numbers(at[0], at[1]) + " l");
                // PDF has cubic curves only.
                case PathIterator.SEG_QUADTO -> line(numbers(x + (at[0] - x) * 2 / 3, y + (at[1] - y) * 2 / 3,
                        at[2] + (at[0] - at[2]) * 2 / 3, at[3] + (at[1] - at[3]) * 2 / 3, at[2], at[3]) + " c");
                case PathIterator.SEG_CUBICTO -> line(numbers(at[0], at[1], at[2], at[3], at[4], at[5]) + " c");
                default -> line("h");
            }
            int last = switch (segment) {
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CUBICTO -> 4;
                default -> 0;
            };
            if (segment != PathIterator.SEG_CLOSE) {
                x = at[last];
                y = at[last + 1];
            }
        }
    }

    /** At most three decimals, a point in every locale, no exponent. */
    String number(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private String numbers(double... values) {
        StringBuilder numbers = new StringBuilder();
        for (double value : values) {
            numbers.append(numbers.isEmpty() ? "" : " ").append(number(value));
        }
        return numbers.toString();
    }

    private String parts(Colour colour) {
        return numbers(colour.red() / 255.0, colour.green() / 255.0, colour.blue() / 255.0);
    }

    InputStream stream() {
        return new ByteArrayInputStream(operators.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
