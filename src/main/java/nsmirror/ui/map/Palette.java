package nsmirror.ui.map;

import java.util.Optional;
import javafx.scene.paint.Color;
import nsmirror.diagram.Role;
import nsmirror.figure.Theme;

/**
 * A theme's colours for the toolkit, each made once: a canvas tells colours apart by identity.
 *
 * <p>What fades is mixed with the page's colour rather than drawn translucent, which the software pipeline does at a
 * fraction of the speed.
 */
final class Palette {
    private final Color[] colours = new Color[Role.values().length];

    private Palette() {}

    /** The colours of that theme. */
    static Palette of(Theme theme) {
        Palette palette = new Palette();
        for (Role role : Role.values()) {
            palette.colours[role.ordinal()] = theme.colour(role)
                    .map(colour -> Color.rgb(colour.rgb() >> 16 & 0xff, colour.rgb() >> 8 & 0xff, colour.rgb() & 0xff))
                    .orElse(null);
        }
        return palette;
    }

    /** The same colours so much there: 0 is the page's colour, 1 their own. */
    Palette faded(double opacity) {
        if (opacity >= 1) {
            return this;
        }
        Palette palette = new Palette();
        Color page = of(Role.PAGE);
        for (int i = 0; i < colours.length; i++) {
            palette.colours[i] = colours[i] == null ? null : page.interpolate(colours[i], opacity);
        }
        return palette;
    }

    /** The colour of a role; that of text for {@link Role#NONE}, which is asked for by mistake only. */
    Color of(Role role) {
        return Optional.ofNullable(colours[role.ordinal()]).orElse(colours[Role.TEXT.ordinal()]);
    }

    /** Whether there is anything to draw for a role. */
    boolean has(Role role) {
        return colours[role.ordinal()] != null;
    }
}
