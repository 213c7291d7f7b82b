package nsmirror.ui.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/** The icons in use, by what they stand for. */
public enum Icon {
    MENU(Feather.MENU),
    REFRESH(Feather.REFRESH_CW),
    CHANGES(Feather.ACTIVITY),
    COMMANDS(Feather.TERMINAL),
    WARNING(Feather.ALERT_TRIANGLE),
    COMPLETE(Feather.CHECK_CIRCLE),
    NOTE(Feather.INFO),
    COPY(Feather.COPY),
    DONE(Feather.CHECK),
    SEARCH(Feather.SEARCH),
    CLEAR(Feather.X),
    SWAP(Feather.REPEAT),
    ZOOM_IN(Feather.PLUS),
    ZOOM_OUT(Feather.MINUS),
    ZOOM_FIT(Feather.MAXIMIZE),
    KEYS(Feather.HELP_CIRCLE),
    SAMPLE(Feather.PLAY_CIRCLE),
    COMPUTER(Feather.MONITOR),
    RECORDING(Feather.FILE_TEXT),
    NODE(Feather.SERVER),
    KEY(Feather.KEY),
    SETTINGS(Feather.SLIDERS);

    private static final String FAMILY = family();

    private final Feather glyph;

    Icon(Feather glyph) {
        this.glyph = glyph;
    }

    private static String family() {
        try (InputStream file = new FeatherIkonHandler().getFontResourceAsStream()) {
            return Font.loadFont(file, 12).getFamily();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * A fresh node that shows it, sized and coloured by the style sheet.
     *
     * <p>Plain text in the icons' font, so that its size in em is that of the text around it: Ikonli's own FontIcon
     * takes {@code -fx-icon-size} in em of itself, and grows with every style pass.
     */
    public Node node() {
        Text icon = new Text(Character.toString(glyph.getCode()));
        icon.getStyleClass().add("icon");
        icon.setStyle("-fx-font-family: '" + FAMILY + "';");
        icon.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        return icon;
    }
}
