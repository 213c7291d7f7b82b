package nsmirror.ui;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Role;
import nsmirror.figure.Theme;

/** The theme's colours as looked-up colours of a style sheet: {@code -ns-own-fill} and so on. */
final class RoleColours {
    private RoleColours() {}

    /** A declaration for each role. */
    static String css(Theme theme) {
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
