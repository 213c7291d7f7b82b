package nsmirror.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.mirror.Facet;
import nsmirror.model.Kind;
import nsmirror.ui.action.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the window says is all in one place, and everything the code asks for is there. */
class TextTest {
    private static final Pattern FACT = Pattern.compile("fact\\(\"([a-z]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z.-]*)\"");
    private static final Pattern ASKED = Pattern.compile("Text\\.(of|count)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everyTextThatTheCodeAsksForIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int asked = 0;
        try (var files = Files.walk(Path.of("src/main/java/nsmirror/ui"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = ASKED.matcher(Files.readString(file));
                while (matcher.find()) {
                    asked++;
                    String key = matcher.group(2);
                    if (!Text.has(matcher.group(1).equals("of") ? key : key + ".many")) {
                        missing.add(key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(asked).isGreaterThan(50);
    }

    /** A key is in the code whole, or its beginning is, before what the code puts behind it. */
    @Test
    void everyTextIsAskedFor() throws IOException {
        Set<String> literals = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java/nsmirror/ui"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(each -> literals.add(each.group(1)));
            }
        }
        Set<String> keys = ResourceBundle.getBundle("nsmirror.ui.Text", Locale.ROOT).keySet();

        assertThat(keys).filteredOn(key -> unused(key, literals)).isEmpty();
        assertThat(literals).contains("facet.", "app.title");
    }

    private static boolean unused(String key, Set<String> literals) {
        String counted = key.replaceFirst("\\.(one|many)$", "");
        return !literals.contains(key) && !literals.contains(counted)
                && !(key.startsWith("fact.") && literals.contains(key.substring("fact.".length())))
                && literals.stream().noneMatch(each -> each.endsWith(".") && each.length() > 1 && key.startsWith(each));
    }

    @Test
    void everyFactHasItsLabel() throws IOException {
        Matcher fact = FACT.matcher(Files.readString(Path.of("src/main/java/nsmirror/ui/details/DetailsOf.java")));

        assertThat(fact.results().map(each -> "fact." + each.group(1)).toList()).hasSizeGreaterThan(15).allMatch(Text::has);
    }

    @ParameterizedTest
    @EnumSource
    void everyActionHasAName(Action action) {
        assertThat(action.label()).isNotBlank();
        assertThat(action.section().title()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyFacetAndKindHasAName(Facet facet) {
        assertThat(Text.of("facet." + facet.label())).isNotBlank();
        assertThat(Kind.ALL).allMatch(kind -> Text.has("what.namespace." + kind.label()));
    }

    @Test
    void numbersChooseTheirForm() {
        assertThat(Text.count("count.processes", 0)).isEqualTo("0 processes");
        assertThat(Text.count("count.processes", 1)).isEqualTo("1 process");
        assertThat(Text.count("count.processes", 12_345)).isEqualTo("12345 processes");
    }

    @Test
    void theComputersLanguageChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Text.of("time.seconds", 1.5)).isEqualTo("1.50 s after boot");
        } finally {
            Locale.setDefault(before);
        }
    }
}
