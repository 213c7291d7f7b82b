package nsmirror.probe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.node.Answer;

/**
 * Every function of this package that reads what a node said, found by its shape: static, from a text, a list of
 * texts or an answer (and perhaps words for how) to something. So none can be forgotten.
 */
final class Readers {
    private Readers() {}

    /** One function, and what it is given beside the text. */
    record Reader(Method method, List<Object> choices) {
        /** What it makes of that; an exception is thrown as it is. */
        Object read(byte[] said) {
            Object[] arguments = choices.toArray();
            String text = new String(said, StandardCharsets.UTF_8);
            Class<?> from = method.getParameterTypes()[0];
            arguments[0] = from == Answer.class ? Answers.of(said)
                    : from == List.class ? List.of(text.split("\0"))
                    : text;
            try {
                return method.invoke(null, arguments);
            } catch (InvocationTargetException thrown) {
                throw new AssertionError(this + " threw", thrown.getCause());
            } catch (IllegalAccessException hidden) {
                throw new AssertionError(hidden);
            }
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + choices.stream().skip(1).toList();
        }
    }

    /** All of them, in the order of their names. */
    static List<Reader> all() {
        return classes()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(Readers::reads)
                .flatMap(method -> choices(method.getParameterTypes()).map(choices -> new Reader(method, choices)))
                .sorted(Comparator.comparing(Reader::toString))
                .toList();
    }

    /** From a directory of classes or from the jar, whichever is tested. */
    private static Stream<Class<?>> classes() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackagesOf(Lsns.class)
                .stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::reflect);
    }

    private static boolean reads(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && !method.isSynthetic()
                && method.getReturnType() != void.class
                && method.getReturnType() != nsmirror.node.Command.class
                && parameters.length > 0
                && (parameters[0] == String.class || parameters[0] == Answer.class || parameters[0] == List.class)
                && Arrays.stream(parameters).skip(1).allMatch(type -> type == boolean.class || type.isEnum())
                && !method.getName().equals("valueOf");
    }

    /** Each way to call it; the first argument is left open. */
    private static Stream<List<Object>> choices(Class<?>[] parameters) {
        if (parameters.length == 1) {
            return Stream.of(Arrays.asList((Object) null));
        }
        Object[] values = parameters[1] == boolean.class
                ? new Object[] {false, true}
                : parameters[1].getEnumConstants();
        return IntStream.range(0, values.length).mapToObj(i -> Arrays.asList(null, values[i]));
    }
}
