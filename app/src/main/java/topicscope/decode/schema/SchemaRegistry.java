package topicscope.decode.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches schemas from a registry with Confluent's REST interface (Confluent, Karapace, Apicurio,
 * Redpanda).
 *
 * <p>Asking never blocks: the first question for an id starts a request, which is answered or given
 * up within {@value #TIMEOUT_S} s per document and address. At most {@value #MAX_QUESTIONS} are
 * asked at once; further ids are pending until one is answered. A schema found is kept; a refusal
 * is kept for {@value #RETRY_S} s. While the registry is unreachable or refuses the login, new ids
 * are refused at once. Bounded: at most {@value #MAX_SCHEMAS} ids, of which {@value #MAX_REFUSED}
 * may be refused; so records with ever new ids ask no more than that in {@value #RETRY_S} s.
 */
public final class SchemaRegistry implements SchemaSource {
  private static final int TIMEOUT_S = 5;
  static final int RETRY_S = 10;
  private static final int RETRY_FORBIDDEN_S = 60;
  private static final int MAX_QUESTIONS = 4;
  private static final int MAX_REFUSED = 100;
  private static final int MAX_SCHEMAS = 1_000;
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int MAX_REFERENCES = 100;
  private static final int MAX_BYTES = 4 << 20;
  private static final HttpResponse.BodyHandler<byte[]> BODY =
      HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistrySettings settings;
  private final RegistryLogin login;
  private final HttpClient client;
  private final Semaphore questions = new Semaphore(MAX_QUESTIONS);
  private final Map<Integer, Known> known = new ConcurrentHashMap<>();
  private volatile long unreachableSince = Long.MIN_VALUE;
  private volatile String unreachable = "";
  private volatile long fullSince = Long.MIN_VALUE;
  private volatile int answering;

  private record Known(Answer answer, long sinceNanos, int seconds) {
    Known(Answer answer) {
      this(answer, System.nanoTime(), RETRY_S);
    }

    boolean isRefused() {
      return answer instanceof Refused;
    }

    boolean isOver() {
      return isRefused() && SchemaRegistry.isOver(sinceNanos, seconds);
    }
  }

  /** Creates the client. Sends nothing yet. */
  public SchemaRegistry(RegistrySettings settings) {
    this(settings, new RegistryLogins());
  }

  /**
   * Creates the client. Sends nothing yet.
   *
   * @param logins knows which logins were refused a short time ago
   */
  public SchemaRegistry(RegistrySettings settings, RegistryLogins logins) {
    this.settings = settings;
    login = logins.of(settings);
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
    return last == null || last.isOver() ? ask(id, last) : last.answer;
  }

  @Override
  public String name() {
    return "the schema registry " + settings;
  }

  /** Cancels the requests in progress. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private Answer ask(int id, @Nullable Known last) {
    if (isRecent(unreachableSince)) {
      return new Refused(unreachable);
    }
    Optional<String> refusal = login.refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    if (last == null && isFull()) {
      return new Refused(
          known.size() >= MAX_SCHEMAS
              ? "more than " + MAX_SCHEMAS + " schema ids in one topic"
              : name() + " has refused " + MAX_REFUSED + " other ids; asked again later");
    }
    if (!questions.tryAcquire()) {
      return new Pending();
    }
    if (!login.enter()) {
      questions.release();
      return new Pending();
    }
    known.put(id, new Known(new Pending()));
    var _ =
        CompletableFuture.completedFuture("/schemas/ids/" + id)
            // Inside, so that what it throws is an answer, too.
            .thenCompose(this::fetch)
            .thenCompose(this::withReferences)
            .whenComplete((schema, failure) -> keep(id, schema, failure));
    return new Pending();
  }

  /** Whether there is no room for another id; looks once a second, since ids may be ever new. */
  private boolean isFull() {
    if (fullSince != Long.MIN_VALUE && !isOver(fullSince, 1)) {
      return true;
    }
    known.values().removeIf(Known::isOver);
    boolean full =
        known.size() >= MAX_SCHEMAS
            || known.values().stream().filter(Known::isRefused).count() >= MAX_REFUSED;
    fullSince = full ? System.nanoTime() : Long.MIN_VALUE;
    return full;
  }

  private void keep(int id, RegisteredSchema schema, Throwable failure) {
    try {
      keepAnswer(id, schema, failure);
    } finally {
      questions.release();
    }
  }

  private void keepAnswer(int id, RegisteredSchema schema, Throwable failure) {
    if (failure == null) {
      login.accepted();
      unreachableSince = Long.MIN_VALUE;
      known.put(id, new Known(new Found(schema)));
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof RefusedException refused) {
      refused(id, refused);
      return;
    }
    login.unanswered();
    boolean slow =
        cause instanceof TimeoutException
            || (cause instanceof HttpTimeoutException
                && !(cause instanceof HttpConnectTimeoutException));
    String reason =
        name() + (slow ? " doesn't answer within " + TIMEOUT_S + " s" : " can't be reached");
    known.put(id, new Known(new Refused(reason)));
    unreachable = reason;
    unreachableSince = System.nanoTime();
  }

  /** An accepted login may be forbidden to see a certain schema; that says nothing about others. */
  private void refused(int id, RefusedException why) {
    Refused answer = new Refused(String.valueOf(why.getMessage()));
    unreachableSince = Long.MIN_VALUE;
    if (why.status == UNAUTHORIZED || (why.status == FORBIDDEN && !login.isAccepted())) {
      login.refused(answer.reason());
      // The login says when it may be tried again.
      known.remove(id);
    } else {
      login.accepted();
      int seconds = why.status == FORBIDDEN ? RETRY_FORBIDDEN_S : RETRY_S;
      known.put(id, new Known(answer, System.nanoTime(), seconds));
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
          new RefusedException(OK, "a schema with more than " + MAX_REFERENCES + " references"));
    }
    return fetch(path)
        .thenCompose(schema ->
            addReferences(schema, references)
                .thenAccept(done -> references.put(name, schema.path("schema").asText())));
  }

  private CompletableFuture<JsonNode> fetch(String path) {
    CompletableFuture<JsonNode> document = new CompletableFuture<>();
    // Not sendAsync, whose answers wait for other work in the common pool.
    Thread asking =
        Thread.ofVirtual()
            .name("schema-registry")
            .start(() -> {
              try {
                document.complete(read(send(path)));
              } catch (IOException | InterruptedException | RuntimeException | Error e) {
                document.completeExceptionally(e);
              }
            });
    // The request's own timeout ends with the headers.
    return document
        .orTimeout((long) TIMEOUT_S * settings.urls().size(), TimeUnit.SECONDS)
        .whenComplete((answer, failure) -> {
          if (failure != null) {
            // An answer that is given up would come on, beside the next questions.
            asking.interrupt();
          }
        });
  }

  /** Asks the address that answered last, or else the others. */
  private HttpResponse<byte[]> send(String path) throws IOException, InterruptedException {
    int count = settings.urls().size();
    int first = answering;
    for (int i = 0; ; i++) {
      int at = (first + i) % count;
      try {
        HttpResponse<byte[]> response = client.send(request(settings.urls().get(at), path), BODY);
        answering = at;
        return response;
      } catch (IOException e) {
        if (i == count - 1) {
          throw e;
        }
      }
    }
  }

  private HttpRequest request(URI url, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(TIMEOUT_S))
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    settings.authorization().ifPresent(header -> request.header("Authorization", header));
    return request.build();
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == OK) {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new RefusedException(status, "the schema registry's answer is no JSON");
      }
    }
    throw new RefusedException(
        status,
        switch (status) {
          case UNAUTHORIZED, FORBIDDEN ->
              "the schema registry refuses the credentials (" + status + ")";
          case 404 -> "it is not in the schema registry";
          case 301, 302, 303, 307, 308 ->
              "the schema registry has moved (%d): give its address as in %s"
                  .formatted(
                      status, response.headers().firstValue("Location").orElse("its answer"));
          default -> "the schema registry answers with status " + status;
        });
  }

  private static boolean isRecent(long sinceNanos) {
    return sinceNanos != Long.MIN_VALUE && !isOver(sinceNanos, RETRY_S);
  }

  private static boolean isOver(long sinceNanos, int seconds) {
    return System.nanoTime() - sinceNanos > seconds * 1_000_000_000L;
  }

  /** The registry was reached and refused. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }
  }
}
