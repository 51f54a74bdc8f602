package topicscope.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker with a listener for every way to connect, and its other servers, for all test classes
 * with a {@link SecuredBroker} or {@link CauseMatrix} parameter; stopped at the end.
 */
public final class SharedSecuredBroker implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSecuredBroker.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == CauseMatrix.class || type == SecuredBroker.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    CauseMatrix matrix =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(CauseMatrix.class, key -> start(), CauseMatrix.class);
    return parameter.getParameter().getType() == CauseMatrix.class ? matrix : matrix.broker();
  }

  private static CauseMatrix start() {
    try {
      return new CauseMatrix();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
