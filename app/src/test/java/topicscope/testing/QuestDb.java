package topicscope.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySchema;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;

/** QuestDB with a history in a folder of the caller, and rows in it without a recorder. */
public final class QuestDb implements AutoCloseable {
  private static final int STEP = 100;

  private final Path folder;
  private final HistoryServer server;
  private final HistorySql sql;

  /** Starts it and waits until it answers. */
  public QuestDb(Path folder) {
    this.folder = folder;
    try {
      server = HistoryServer.open(folder, message -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    sql = new HistorySql(server::address);
  }

  /** Statements to it. */
  HistorySql sql() {
    return sql;
  }

  /** Where it answers. */
  public HistoryAddress address() {
    return server.address();
  }

  /** Where it answers now, as programs find it; empty if it doesn't run. */
  public Optional<HistoryAddress> find() {
    try {
      return HistoryServer.find(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a statement. */
  public JsonNode exec(String statement) {
    try {
      return sql.exec(statement);
    } catch (IOException e) {
      throw new UncheckedIOException(statement, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Inserts rows: {@code (time in ns, id, part, off, nr, series, value, exact, state)}. */
  public void insert(String topic, List<String> rows) {
    exec(HistorySchema.create(topic));
    for (int i = 0; i < rows.size(); i += STEP) {
      String values = String.join(",", rows.subList(i, Math.min(rows.size(), i + STEP)));
      exec("INSERT INTO " + table(topic) + " VALUES " + values);
    }
  }

  /** Waits until so many rows are visible. */
  public void awaitRows(String topic, long count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> rows(topic) == count);
  }

  /** How many rows are visible. */
  public long rows(String topic) {
    return exec("SELECT count() FROM " + table(topic)).at("/dataset/0/0").asLong();
  }

  private static String table(String topic) {
    return HistorySchema.quoted(HistorySchema.table(topic));
  }

  @Override
  public void close() {
    server.close();
  }
}
