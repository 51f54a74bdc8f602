package topicscope.producer.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of a schema registry of Confluent's kind, which assigns ids to schemas.
 *
 * <p>It asks in the background and retries every 5 s until it has an answer. A caller never waits.
 * Known ids are kept. Any thread may use it.
 */
public final class SchemaRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1 << 20;
  private static final long RETRY_NANOS = 5_000_000_000L;

  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final URI address;
  private final Optional<String> authorization;
  private final Consumer<String> trouble;

  /**
   * Creates the client. It asks nothing yet.
   *
   * @param address the registry's address, http or https
   * @param authorization the value of the request's Authorization header; a secret
   * @param trouble receives the reason each time an id could not be obtained
   */
  public SchemaRegistry(URI address, Optional<String> authorization, Consumer<String> trouble) {
    this.address = address;
    this.authorization = authorization;
    this.trouble = trouble;
  }

  Subject forSubject(String name) {
    return schema -> idOf(name, schema);
  }

  /** Returns the schema's id if it is known. Otherwise requests it and returns empty. */
  private OptionalInt idOf(String subject, String schema) {
    String key = subject + ' ' + schema;
    Integer id = ids.get(key);
    if (id != null) {
      return OptionalInt.of(id);
    }
    long now = System.nanoTime();
    Long before = asked.get(key);
    if (before == null || now - before > RETRY_NANOS) {
      asked.put(key, now);
      Thread thread = new Thread(() -> register(subject, schema, key), "schema-registry");
      thread.setDaemon(true);
      thread.start();
    }
    return OptionalInt.empty();
  }

  private void register(String subject, String schema, String key) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      // The request's own timeout ends with the headers.
      CompletableFuture.delayedExecutor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          .execute(client::shutdownNow);
      HttpResponse<String> response =
          client.send(
              request(subject, schema),
              HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MAX_BYTES));
      if (response.statusCode() == 200) {
        ids.put(key, id(response.body()));
      } else {
        trouble.accept(answer(response));
      }
    } catch (IOException e) {
      LOG.warn("the schema registry can't be asked", e);
      trouble.accept("can't reach the schema registry " + address + " (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // The message may quote the login, such as one that a header can't carry.
      LOG.warn("the schema registry can't be asked: {}", e.getClass().getName());
      trouble.accept(
          "can't ask the schema registry "
              + address
              + " ("
              + e.getClass().getSimpleName()
              + "; check --schema-registry and --schema-registry-auth)");
    }
  }

  private HttpRequest request(String subject, String schema) {
    StringBuilder body = new StringBuilder("{\"schema\":\"");
    JsonStringEncoder.getInstance().quoteAsString(schema, body);
    body.append("\"}");
    String path = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    String base = address.toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/subjects/" + path + "/versions"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private String answer(HttpResponse<String> response) {
    String what =
        switch (response.statusCode()) {
          case 401, 403 -> "refuses the credentials; give them by --schema-registry-auth";
          case 409 ->
              "says that the topic has another, incompatible schema; choose another --topic";
          default -> "answers " + response.statusCode() + ": " + response.body().strip();
        };
    return "the schema registry " + address + " " + what;
  }

  private static int id(String answer) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(answer)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && "id".equals(parser.currentName())) {
          return parser.getIntValue();
        }
      }
    }
    throw new IOException("its answer has no id: " + answer.strip());
  }

  /** The schemas of one topic's values. */
  @FunctionalInterface
  interface Subject {
    /** The id of a schema; empty while it is unknown. */
    OptionalInt idOf(String schema);
  }
}
