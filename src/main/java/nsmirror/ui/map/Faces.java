package nsmirror.ui.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import nsmirror.diagram.Face;
import nsmirror.figure.BundledFont;

/** The bundled faces as the toolkit's fonts, each size made once. Creating it makes them known to style sheets too. */
public final class Faces {
    private record Cut(Face face, double size) {}

    private final Map<Face, String> names = new EnumMap<>(Face.class);
    private final Map<Cut, Font> made = new HashMap<>();

    /** Loads the fonts that ship with the program. */
    public Faces() {
        for (Face face : Face.values()) {
            try (InputStream file = BundledFont.open(face)) {
                names.put(face, Font.loadFont(file, 12).getName());
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }

    /** That face at a size in pixels. */
    Font font(Face face, double size) {
        return made.computeIfAbsent(new Cut(face, size), cut -> new Font(names.get(cut.face()), cut.size()));
    }
}
