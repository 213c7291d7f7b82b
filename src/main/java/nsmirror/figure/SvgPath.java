package nsmirror.figure;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;

/** An outline in font units as an SVG path, y turned to grow downward. */
final class SvgPath {
    private static final String[] COMMANDS = {"M", "L", "Q", "C", "Z"};
    private static final int[] COORDINATES = {2, 2, 4, 6, 0};

    private SvgPath() {}

    /** Empty if nothing is drawn, as of a blank. */
    static String of(GeneralPath outline) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            int segment = path.currentSegment(at);
            data.append(COMMANDS[segment]);
            for (int i = 0; i < COORDINATES[segment]; i++) {
                double value = i % 2 == 1 ? -at[i] : at[i];
                data.append(i == 0 ? "" : " ").append(SvgFigure.number(value));
            }
        }
        return data.toString();
    }
}
