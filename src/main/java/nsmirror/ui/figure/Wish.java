package nsmirror.ui.figure;

import java.util.Optional;
import nsmirror.figure.Theme;

/**
 * What is wanted of a picture.
 *
 * @param view what is drawn
 * @param size of the drawing in pixels; empty for what is on screen as it is there
 * @param scale pixels of a PNG for each of the drawing, 1 to 4
 * @param caption under it; empty for none
 * @param annotate whether its parts are numbered and explained below
 * @param redact whether stand-ins are drawn for what tells whose node it is
 */
public record Wish(View view, Optional<Size> size, int scale, Theme theme, String caption, boolean annotate, boolean redact) {
    /** What is drawn. */
    public enum View { MAP, MATRIX, MIRROR }

    /** Width and height in pixels. */
    public record Size(int width, int height) {
        /** The least and the most of each. */
        public static final int LEAST = 320;
        public static final int MOST = 16_384;

        @Override
        public String toString() {
            return width + " × " + height;
        }
    }

    public Wish {
        scale = Math.clamp(scale, 1, 4);
    }

    /** That view just as it is on screen. */
    public static Wish asSeen(View view, Theme theme, int scale) {
        return new Wish(view, Optional.empty(), scale, theme, "", false, false);
    }
}
