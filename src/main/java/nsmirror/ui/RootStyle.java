package nsmirror.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Role;
import nsmirror.figure.Theme;
import nsmirror.ui.parts.Look;

/**
 * The style sheets of a look: the window's own, that of a projected window, and the part that changes: the theme's
 * colours by role ({@code -ns-own-fill} and so on) and the size of the text. Style sheets and not the root's own style,
 * because tooltips and menus have roots of their own.
 */
final class RootStyle {
    private static final String WINDOW = RootStyle.class.getResource("/assets/style/window.css").toExternalForm();
    private static final String PROJECTOR = RootStyle.class.getResource("/assets/style/projector.css").toExternalForm();

    private RootStyle() {}

    /** The addresses of all of them. */
    static List<String> sheets(Look.Now look) {
        return look.projecting()
                ? List.of(WINDOW, PROJECTOR, sheet(look.theme(), look.text()))
                : List.of(WINDOW, sheet(look.theme(), look.text()));
    }

    private static String sheet(Theme theme, double textSize) {
        String css = ".root { " + colours(theme) + " -fx-font-size: " + textSize + "px; }";
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String colours(Theme theme) {
        return Stream.of(Role.values())
                .filter(role -> theme.colour(role).isPresent())
                .map(role -> name(role) + ": " + theme.colour(role).orElseThrow().css() + ";")
                .collect(Collectors.joining(" "));
    }

    /** The name of a role in a style sheet. */
    static String name(Role role) {
        return "-ns-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
