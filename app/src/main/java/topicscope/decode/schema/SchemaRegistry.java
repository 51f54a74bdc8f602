package topicscope.decode.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Fetches schemas from a registry with Confluent's REST interface (Confluent, Karapace, Apicurio,
 * Redpanda).
 *
 * <p>Asking never blocks: the first question for an id starts a request, which is answered or given
 * up within {@value #TIMEOUT_S} s per document. A schema found is kept; a refusal is kept for
 * {@value #RETRY_S} s. While the registry is unreachable, new ids are refused at once. Bounded: at
 * most {@value #MAX_SCHEMAS} ids.
 */
public final class SchemaRegistry implements SchemaSource {
  private static final int TIMEOUT_S = 5;
  private static final int RETRY_S = 10;
  private static final int MAX_SCHEMAS = 1_000;
  private static final int MAX_REFERENCES = 100;
  private static final int MAX_BYTES = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistrySettings settings;
  private final HttpClient client;
  private final Map<Integer, Known> known = new ConcurrentHashMap<>();
  private volatile long unreachableSince = Long.MIN_VALUE;
  private volatile String unreachable = "";

  private record Known(Answer answer, long sinceNanos) {
    Known(Answer answer) {
      this(answer, System.nanoTime());
    }

    boolean isRefused() {
      return answer instanceof Refused;
    }
  }

  /** Creates the client. Sends nothing yet. */
  public SchemaRegistry(RegistrySettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(TIMEOUT_S))
            // A redirect could carry the credentials to another host.
            .followRedirects(HttpClient.Redirect.NEVER);
    settings.tls().ifPresent(builder::sslContext);
    client = builder.build();
  }

  @Override
  public Answer schema(int id) {
    Known last = known.get(id);
    if (last == null || (last.isRefused() && isOver(last.sinceNanos))) {
      return ask(id);
    }
    return last.answer;
  }

  /** Cancels the requests in progress. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private Answer ask(int id) {
    if (unreachableSince != Long.MIN_VALUE && !isOver(unreachableSince)) {
      return new Refused(unreachable);
    }
    if (known.size() >= MAX_SCHEMAS) {
      known.values().removeIf(Known::isRefused);
    }
    if (known.size() >= MAX_SCHEMAS) {
      return new Refused("more than " + MAX_SCHEMAS + " schema ids in one topic");
    }
    known.put(id, new Known(new Pending()));
    var _ =
        fetch("/schemas/ids/" + id)
            .thenCompose(this::withReferences)
            .whenComplete((schema, failure) -> keep(id, schema, failure));
    return new Pending();
  }

  private void keep(int id, RegisteredSchema schema, Throwable failure) {
    if (failure == null) {
      unreachableSince = Long.MIN_VALUE;
      known.put(id, new Known(new Found(schema)));
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    boolean answered = cause instanceof RefusedException;
    String reason =
        answered
            ? String.valueOf(cause.getMessage())
            : "the schema registry " + settings + " can't be reached";
    known.put(id, new Known(new Refused(reason)));
    if (!answered) {
      unreachable = reason;
      unreachableSince = System.nanoTime();
    }
  }

  private CompletableFuture<RegisteredSchema> withReferences(JsonNode schema) {
    Map<String, String> references = new LinkedHashMap<>();
    return addReferences(schema, references)
        .thenApply(done ->
            new RegisteredSchema(
                schema.path("schemaType").asText("AVRO"),
                schema.path("schema").asText(),
                references));
  }

  /** Fetches the references of a schema, the deepest first. */
  private CompletableFuture<Void> addReferences(JsonNode schema, Map<String, String> references) {
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    for (JsonNode reference : schema.path("references")) {
      String name = reference.path("name").asText();
      String subject =
          URLEncoder.encode(reference.path("subject").asText(), StandardCharsets.UTF_8)
              .replace("+", "%20");
      String path = "/subjects/" + subject + "/versions/" + reference.path("version").asInt();
      all = all.thenCompose(done -> addReference(name, path, references));
    }
    return all;
  }

  private CompletableFuture<Void> addReference(
      String name, String path, Map<String, String> references) {
    if (references.containsKey(name)) {
      return CompletableFuture.completedFuture(null);
    }
    if (references.size() == MAX_REFERENCES) {
      return CompletableFuture.failedFuture(
          new RefusedException("a schema with more than " + MAX_REFERENCES + " references"));
    }
    return fetch(path)
        .thenCompose(schema ->
            addReferences(schema, references)
                .thenAccept(done -> references.put(name, schema.path("schema").asText())));
  }

  private CompletableFuture<JsonNode> fetch(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .timeout(Duration.ofSeconds(TIMEOUT_S))
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    settings.authorization().ifPresent(header -> request.header("Authorization", header));
    return client
        .sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES))
        .thenApply(SchemaRegistry::read)
        // The request's own timeout ends with the headers.
        .orTimeout(TIMEOUT_S, TimeUnit.SECONDS);
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200) {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new RefusedException("the schema registry's answer is no JSON");
      }
    }
    throw new RefusedException(
        switch (status) {
          case 401, 403 -> "the schema registry refuses the credentials (" + status + ")";
          case 404 -> "it is not in the schema registry";
          default -> "the schema registry answers with status " + status;
        });
  }

  private static boolean isOver(long sinceNanos) {
    return System.nanoTime() - sinceNanos > RETRY_S * 1_000_000_000L;
  }

  /** The registry was reached and refused. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }
}
