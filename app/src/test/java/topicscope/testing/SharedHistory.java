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
import topicscope.history.HistorySql;

/**
 * One real QuestDB for all test classes with a {@link QuestDb} or {@link HistorySql} parameter;
 * stopped at the end. Each test has topics of its own.
 */
public final class SharedHistory implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedHistory.class);

  private static volatile HistoryAddress address;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == QuestDb.class || type == HistorySql.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    QuestDb server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Held.class, key -> Held.start(), Held.class)
            .server();
    return parameter.getParameter().getType() == QuestDb.class ? server : server.sql();
  }

  /** The address of the server, once a test has it. */
  public static HistoryAddress address() {
    return address;
  }

  private record Held(Path folder, QuestDb server) implements AutoCloseable {
    static Held start() {
      try {
        Path folder = Files.createTempDirectory("history-");
        QuestDb server = new QuestDb(folder);
        address = server.address();
        return new Held(folder, server);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
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
