package topicscope.testing;

import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import topicscope.demo.EmbeddedBroker;

/**
 * One real broker for all test classes with a {@link TestCluster} parameter; stopped at the end.
 */
public final class SharedBroker implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedBroker.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    EmbeddedBroker broker =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(
                EmbeddedBroker.class,
                key -> EmbeddedBroker.startOnFreePort(),
                EmbeddedBroker.class);
    return new TestCluster(broker.bootstrapServers());
  }

  /** A unique topic name. */
  public static String newTopicName() {
    return "t-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
