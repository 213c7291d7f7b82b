package nsmirror.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Role;
import nsmirror.figure.Theme;

/**
 * The part of the style that a person can change: the theme's colours by role ({@code -ns-own-fill} and so on) and the
 * size of the text. A style sheet and not the root's own style, because tooltips and menus have roots of their own.
 */
final class RootStyle {
    private RootStyle() {}

    /** A style sheet's address that holds all of it. */
    static String sheet(Theme theme, int textSize) {
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
