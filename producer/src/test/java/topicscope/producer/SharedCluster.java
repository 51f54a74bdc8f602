package topicscope.producer;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real cluster for all test classes with a {@link TestCluster} parameter that don't stop its
 * broker; closed at the end. Each test has its own topics.
 */
public final class SharedCluster implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedCluster.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(TestCluster.class, _ -> start(), TestCluster.class);
  }

  private static TestCluster start() {
    try {
      return new TestCluster();
    } catch (Exception e) {
      throw new IllegalStateException("the cluster doesn't start", e);
    }
  }
}
