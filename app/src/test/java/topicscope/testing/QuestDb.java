package topicscope.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A QuestDB in a JVM of its own, with an empty database in a folder of the caller. */
public final class QuestDb implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final Process process;

  /** Starts it and waits until it answers. */
  public QuestDb(Path folder) {
    try {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      address = URI.create("http://127.0.0.1:" + port + "/");
      Files.createDirectories(folder.resolve("conf"));
      Files.writeString(
          folder.resolve("conf").resolve("server.conf"),
          String.join(
              "\n",
              "http.bind.to=127.0.0.1:" + port,
              "http.min.enabled=false",
              "pg.enabled=false",
              "line.tcp.enabled=false",
              "telemetry.enabled=false",
              "shared.worker.count=2"));
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "--add-opens=java.base/java.lang=ALL-UNNAMED",
                  "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                  "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                  "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
                  "-cp",
                  jar(),
                  "io.questdb.ServerMain",
                  "-d",
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> exec("SELECT 1") != null);
  }

  private static String jar() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.matches(".*questdb-\\d[^/\\\\]*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("QuestDB's jar is not on the class path"));
  }

  /** Where it answers. */
  public URI address() {
    return address;
  }

  /** Runs a statement. */
  public JsonNode exec(String sql) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(
                  address.resolve("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8)))
              .build();
      JsonNode answer =
          JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      if (answer.has("error")) {
        throw new AssertionError(sql + ": " + answer.get("error"));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Creates the table of a topic, whose name needs no escape. */
  public void create(String topic) {
    exec(
        "CREATE TABLE IF NOT EXISTS \"topicscope_"
            + topic
            + "\" (time TIMESTAMP_NS, topic_id SYMBOL, part INT, off LONG, nr INT, series SYMBOL,"
            + " value DOUBLE, exact LONG, state SYMBOL) TIMESTAMP(time) PARTITION BY DAY WAL DEDUP"
            + " UPSERT KEYS(time, topic_id, part, off, nr, series)");
  }

  /** Inserts rows: {@code (time in ns, id, part, off, nr, series, value, exact, state)}. */
  public void insert(String topic, List<String> rows) {
    int step = 100;
    for (int i = 0; i < rows.size(); i += step) {
      String values = String.join(",", rows.subList(i, Math.min(rows.size(), i + step)));
      exec("INSERT INTO \"topicscope_" + topic + "\" VALUES " + values);
    }
  }

  /** Waits until so many rows are visible. */
  public void awaitRows(String topic, long count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            exec("SELECT count() FROM \"topicscope_" + topic + "\"").at("/dataset/0/0").asLong()
                == count);
  }

  /** Ends it as a crash would. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
    client.close();
  }
}
