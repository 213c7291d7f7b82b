package nsmirror.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nsmirror.node.FilesFuzz;
import nsmirror.node.FramesFuzz;
import nsmirror.probe.ReadersFuzz;
import nsmirror.reading.HostileNodeFuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fuzzes briefly, each class in a Java of its own, all at once. At length, by hand:
 *
 * <pre>mvn test-compile failsafe:integration-test failsafe:verify -Dit.test=FuzzIT -Dfuzz.seconds=600</pre>
 *
 * What leads to new code is kept in target/fuzz and is where the next run begins; input that breaks something is left
 * there as crash-….
 */
class FuzzIT {
    private static final Map<Class<?>, Supplier<Stream<byte[]>>> TARGETS = new LinkedHashMap<>();

    static {
        TARGETS.put(ReadersFuzz.class, ReadersFuzz::seeds);
        TARGETS.put(HostileNodeFuzz.class, HostileNodeFuzz::seeds);
        TARGETS.put(FramesFuzz.class, FramesFuzz::seeds);
        TARGETS.put(FilesFuzz.class, FilesFuzz::seeds);
    }

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 4);
    private static final Path PLACE = Path.of(System.getProperty("basedir", "."), "target", "fuzz").toAbsolutePath();

    @TempDir
    private Path seeds;

    @Test
    void nothingMadeUpBreaksAnything() throws Exception {
        Map<Class<?>, Process> running = new LinkedHashMap<>();
        try {
            for (Class<?> target : TARGETS.keySet()) {
                running.put(target, started(target));
            }
            for (Map.Entry<Class<?>, Process> each : running.entrySet()) {
                int exit = each.getValue().waitFor();
                assertThat(exit).as(() -> last(each.getKey())).isZero();
            }
        } finally {
            running.values().forEach(Process::destroyForcibly);
        }
    }

    private Process started(Class<?> target) throws IOException {
        Path place = PLACE.resolve(target.getSimpleName());
        Path found = Files.createDirectories(place.resolve("found"));
        Path own = Files.createDirectories(seeds.resolve(target.getSimpleName()));
        for (byte[] seed : (Iterable<byte[]>) TARGETS.get(target).get()::iterator) {
            Files.write(own.resolve("%08x-%d".formatted(Arrays.hashCode(seed), seed.length)), seed);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading", "-XX:-OmitStackTraceInFastThrow",
                        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC",
                        // Compiling better takes longer than a brief run lasts.
                        "-XX:TieredStopAtLevel=" + (SECONDS < 60 ? 1 : 4),
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=nsmirror.**",
                        "--custom_hook_includes=nsmirror.**",
                        "-max_total_time=" + SECONDS, "-timeout=120", "-max_len=4096",
                        found.toString(), own.toString()))
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        return process;
    }

    /** Where it says what broke, else its last words. */
    private static String last(Class<?> target) {
        try {
            Path log = PLACE.resolve(target.getSimpleName()).resolve("log");
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            List<String> trace = lines.stream().dropWhile(line -> !line.startsWith("== Java Exception")).toList();
            List<String> words = trace.isEmpty() ? lines.subList(Math.max(0, lines.size() - 40), lines.size()) : trace;
            return log + ":\n" + String.join("\n", words);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
