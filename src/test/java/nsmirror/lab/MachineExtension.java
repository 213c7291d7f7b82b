package nsmirror.lab;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does what {@link NeedsMachine} says. */
final class MachineExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace OURS = Namespace.create(MachineExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its class runs");
        }
        Optional<String> reason = Machine.reasonItCannotRun();
        if (reason.isEmpty()) {
            return ConditionEvaluationResult.enabled("a machine can be made");
        }
        if (inContinuousIntegration()) {
            throw new IllegalStateException(reason.get());
        }
        System.out.println("Skipped " + context.getDisplayName() + ": " + reason.get());
        return ConditionEvaluationResult.disabled(reason.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Machine.class;
    }

    /** The machine of the outermost test class. The store closes it after that class's last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return outermostClass(context).getStore(OURS).computeIfAbsent(Machine.class, _ -> Machine.up(), Machine.class);
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .map(MachineExtension::outermostClass)
                .orElse(context);
    }

    private static boolean inContinuousIntegration() {
        return Boolean.parseBoolean(System.getenv("CI")) || Boolean.getBoolean("CI");
    }
}
