package nsmirror.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class one {@link Machine} of its own, as a parameter of its constructor or its methods, and takes it
 * down after the last test. Where none can be made, the class is skipped and one line on standard output says why;
 * with {@code CI=true}, as environment variable or system property, it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MachineExtension.class)
public @interface NeedsMachine {}
