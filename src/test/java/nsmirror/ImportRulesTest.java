package nsmirror;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package may import which, and what a class may be called and how long it may be. */
class ImportRulesTest {
    /** Of our own packages, those that a package may import beside itself. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("model", List.of()),
            Map.entry("node", List.of("text")),
            Map.entry("mirror", List.of("model")),
            Map.entry("probe", List.of("node", "model", "mirror", "text")),
            Map.entry("reading", List.of("node", "probe", "model", "mirror", "text")),
            Map.entry("diagram", List.of("model", "mirror", "text")),
            Map.entry("figure", List.of("diagram", "model", "mirror", "text")),
            Map.entry("redaction", List.of("node", "model", "mirror", "text")),
            Map.entry("settings", List.of()),
            Map.entry("cli", List.of(
                    "text", "model", "node", "probe", "reading", "mirror", "diagram", "figure", "redaction", "settings")),
            Map.entry("ui", List.of(
                    "text", "model", "node", "probe", "reading", "mirror", "diagram", "figure", "redaction", "settings")));

    private static final int MOST_LINES = 400;

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("nsmirror");
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(rooms()).isNotEmpty().isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void aPackageImportsOnlyThoseBelowIt() {
        List<String> against = new ArrayList<>();
        for (JavaClass from : classes) {
            room(from).ifPresent(room -> from.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith("nsmirror"))
                    .filter(dependency -> !allowed(room, dependency.getTargetClass()))
                    .forEach(dependency -> against.add(dependency.getDescription())));
        }
        assertThat(against).isEmpty();
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("nsmirror.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
    }

    @Test
    void onlyTheWindowKnowsItsToolkit() {
        noClasses().that().resideOutsideOfPackage("nsmirror.ui..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..")
                .check(classes);
    }

    @Test
    void onlyFiguresArePaintedWithoutTheWindow() {
        noClasses().that().resideOutsideOfPackages("nsmirror.figure..", "nsmirror.ui..")
                .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
                .check(classes);
    }

    @Test
    void onlyTheNodeSpeaksSshAndStartsProcesses() {
        noClasses().that().resideOutsideOfPackage("nsmirror.node..")
                .should().dependOnClassesThat().resideInAnyPackage("com.jcraft.jsch..")
                .orShould().dependOnClassesThat().belongToAnyOf(ProcessBuilder.class, Process.class)
                .check(classes);
    }

    @Test
    void aNameSaysWhatAClassIsFor() {
        noClasses().should().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
                .check(classes);
    }

    @Test
    void aSourceFileHasOneJob() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            for (Path file : sources) {
                assertThat(Files.readAllLines(file).size()).as("lines of " + file).isLessThanOrEqualTo(MOST_LINES);
            }
        }
    }

    @Test
    void aPackageSaysWhatItIsFor() {
        assertThat(rooms()).allSatisfy(room ->
                assertThat(Path.of("src/main/java/nsmirror", room, "package-info.java")).exists());
    }

    private static TreeSet<String> rooms() {
        TreeSet<String> rooms = new TreeSet<>();
        classes.forEach(one -> room(one).ifPresent(rooms::add));
        return rooms;
    }

    /** The part of the package's name after {@code nsmirror.}; empty for the composition root. */
    private static Optional<String> room(JavaClass one) {
        String[] parts = one.getPackageName().split("\\.");
        return parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
    }

    private static boolean allowed(String room, JavaClass target) {
        return room(target)
                .map(other -> other.equals(room) || MAY_IMPORT.getOrDefault(room, List.of()).contains(other))
                .orElse(false);
    }
}
