package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsmirror.diagram.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The style sheets know colours by their roles alone: a theme is another set of roles. */
class StyleRolesTest {
    private static final List<String> ROLES = Stream.of(Role.values()).map(RootStyle::name).toList();

    @ParameterizedTest
    @ValueSource(strings = {"window.css", "projector.css"})
    void everyColourIsARoleOfTheTheme(String sheet) throws IOException {
        String css = Files.readString(Path.of("assets/style", sheet)).replaceAll("(?s)/\\*.*?\\*/", "");

        assertThat(found("-ns-[a-z-]+", css)).isSubsetOf(ROLES);
        assertThat(found("#[0-9a-fA-F]{3,8}\\b(?=[^{}]*;)", css)).isEmpty();
        assertThat(found("(?<!gaussian, )\\brgb\\([^)]*\\)", css)).isEmpty();
    }

    private static List<String> found(String regex, String css) {
        return Pattern.compile(regex).matcher(css).results().map(MatchResult::group).distinct().toList();
    }
}
