package topicscope.history.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import topicscope.history.HistoryAddress;

/**
 * SQL over QuestDB's HTTP interface; rows are read as they come. A query whose thread is
 * interrupted ends, here and in the server. Thread-safe.
 */
final class QuestDbHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** No row for so long ends a query. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final JsonFactory JSON = new JsonFactory();

  private final Supplier<HistoryAddress> server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  QuestDbHttp(Supplier<HistoryAddress> server) {
    this.server = server;
  }

  /** Takes one row; the parser is before its first value. */
  @FunctionalInterface
  interface RowReader {
    void read(JsonParser row) throws IOException;
  }

  /**
   * Runs a query and passes on its rows.
   *
   * @throws IOException with a sentence if the server can't be reached or refuses the query
   */
  void query(String sql, RowReader rows) throws IOException, InterruptedException {
    HistoryAddress address = server.get();
    String path = "/exec?nm=true&query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.http().resolve(path)).timeout(PATIENCE);
    address.authorization().ifPresent(login -> request.header("Authorization", login));
    HttpResponse<InputStream> answer = send(request.build(), address);
    try (InputStream body = answer.body();
        JsonParser parser = JSON.createParser(body)) {
      Stall stall = new Stall(body);
      try {
        if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
          throw new QuestDbRefusal("QuestDB at " + address + " refuses the login");
        }
        read(parser, rows, stall, address);
      } finally {
        stall.done = true;
      }
    } catch (QuestDbRefusal e) {
      throw new IOException(e.getMessage(), e);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new IOException("QuestDB at " + address + " broke its answer off", e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request, HistoryAddress address)
      throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new IOException("no QuestDB answers at " + address, e);
    } catch (HttpTimeoutException e) {
      throw new IOException("QuestDB at " + address + " doesn't answer in time", e);
    } catch (IOException e) {
      throw new IOException("QuestDB at " + address + " can't be read", e);
    }
  }

  private static void read(JsonParser parser, RowReader rows, Stall stall, HistoryAddress address)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new QuestDbRefusal("what answers at " + address + " is no QuestDB");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("error")) {
        throw new QuestDbRefusal("QuestDB refuses the query: " + parser.getText());
      } else if (field.equals("dataset")) {
        while (parser.nextToken() == JsonToken.START_ARRAY) {
          stall.lastNanos = System.nanoTime();
          rows.read(parser);
          while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.nextToken();
          }
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  /** The server has answered, and not with rows. */
  private static final class QuestDbRefusal extends IOException {
    private static final long serialVersionUID = 1;

    QuestDbRefusal(String sentence) {
      super(sentence);
    }
  }

  /** Closes an answer that doesn't go on, so that its reader fails. */
  private static final class Stall implements Runnable {
    private final InputStream body;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean done;

    Stall(InputStream body) {
      this.body = body;
      later();
    }

    private void later() {
      CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS).execute(this);
    }

    @Override
    public void run() {
      if (done) {
        return;
      }
      if (System.nanoTime() - lastNanos < PATIENCE.toNanos()) {
        later();
        return;
      }
      try {
        body.close();
      } catch (IOException e) {
        // Its reader says so.
        Objects.requireNonNull(e);
      }
    }
  }

  /** Ends all queries. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
