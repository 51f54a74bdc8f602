package topicscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import topicscope.history.HistoryAddress;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;

/**
 * One real QuestDB for all test classes with a {@link HistorySql} parameter; stopped at the end.
 * Each test has topics of its own.
 */
public final class SharedHistory implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedHistory.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == HistorySql.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Held.class, key -> Held.start(), Held.class)
        .sql();
  }

  private static volatile HistoryAddress address;

  /** The address of the server, once a test has it. */
  public static HistoryAddress address() {
    return address;
  }

  private record Held(Path folder, HistoryServer server, HistorySql sql) implements AutoCloseable {
    static Held start() {
      try {
        Path folder = Files.createTempDirectory("history-");
        HistoryServer server = HistoryServer.open(folder, message -> {});
        address = server.address();
        return new Held(folder, server, new HistorySql(server::address));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }
}
