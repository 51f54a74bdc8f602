package topicscope.chaos;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all classes of a chaos run the same {@link ChaosResults}, whose table is printed after the
 * last of them, and runs only the scenarios whose names contain the system property {@code
 * chaos.only}.
 */
public final class ChaosExtension implements ParameterResolver, ExecutionCondition {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ChaosExtension.class);
  private static final String ONLY = System.getProperty("chaos.only", "");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ChaosResults.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(ChaosResults.class, key -> new ChaosResults(), ChaosResults.class);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean wanted =
        context
            .getTestMethod()
            .map(test -> context.getDisplayName().contains(ONLY))
            .orElseGet(() -> hasWanted(context.getRequiredTestClass()));
    return wanted
        ? ConditionEvaluationResult.enabled("")
        : ConditionEvaluationResult.disabled("not in chaos.only");
  }

  private static boolean hasWanted(Class<?> scenarios) {
    return Arrays.stream(scenarios.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .anyMatch(method -> method.getAnnotation(DisplayName.class).value().contains(ONLY));
  }
}
