package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class SchemaRegistryTest {
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch answering = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger maxUnderWay = new AtomicInteger();
  private volatile int refuse;
  private volatile boolean stuck;
  private volatile boolean endless;
  private HttpServer server;
  private SchemaRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    registry = new SchemaRegistry(settings());
  }

  @AfterEach
  void stop() {
    answering.countDown();
    registry.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void schema_found_isFetchedOnce() {
    documents.put("/schemas/ids/7", "{\"schema\":\"\\\"long\\\"\"}");
    assertThat(registry.schema(7)).isInstanceOf(SchemaSource.Pending.class);
    assertThat(settled(7))
        .isEqualTo(new SchemaSource.Found(new RegisteredSchema("AVRO", "\"long\"", Map.of())));
    assertThat(registry.schema(7)).isInstanceOf(SchemaSource.Found.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  @DisplayName("an answer doesn't wait for other work of the program")
  void schema_commonPoolIsBusy_isFound() {
    documents.put("/schemas/ids/7", "{\"schema\":\"\\\"long\\\"\"}");
    ForkJoinPool pool = ForkJoinPool.commonPool();
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < pool.getParallelism(); i++) {
      pool.execute(() -> {
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
    try {
      assertThat(settled(7)).isInstanceOf(SchemaSource.Found.class);
    } finally {
      end.countDown();
    }
  }

  @Test
  @DisplayName("the references of a schema are fetched too, the deepest first")
  void schema_withReferences() {
    documents.put(
        "/schemas/ids/7",
        "{\"schemaType\":\"PROTOBUF\",\"schema\":\"a\",\"references\":[{\"name\":\"b.proto\",\"subject\":\"b/x"
            + " y\",\"version\":2}]}");
    documents.put(
        "/subjects/b%2Fx%20y/versions/2",
        "{\"schema\":\"b\",\"references\":[{\"name\":\"c.proto\",\"subject\":\"c\",\"version\":1}]}");
    documents.put("/subjects/c/versions/1", "{\"schema\":\"c\"}");
    assertThat(settled(7)).isInstanceOf(SchemaSource.Found.class);
    RegisteredSchema schema = ((SchemaSource.Found) registry.schema(7)).schema();
    assertThat(schema.references())
        .containsExactly(Map.entry("c.proto", "c"), Map.entry("b.proto", "b"));
  }

  @Test
  void schema_notThere() {
    assertThat(settled(9)).isEqualTo(new SchemaSource.Refused("it is not in the schema registry"));
  }

  @Test
  void schema_refused() {
    refuse = 503;
    assertThat(settled(10))
        .isEqualTo(new SchemaSource.Refused("the schema registry answers with status 503"));
    refuse = 401;
    assertThat(settled(9))
        .isEqualTo(new SchemaSource.Refused("the schema registry refuses the credentials (401)"));
  }

  @Test
  @DisplayName("a login that was refused is not tried with every id, nor with several at once")
  void login_refused_isTriedOnce() {
    refuse = 401;
    for (int id = 1; id <= 50; id++) {
      registry.schema(id);
    }
    for (int id = 1; id <= 50; id++) {
      assertThat(settled(id))
          .isEqualTo(new SchemaSource.Refused("the schema registry refuses the credentials (401)"));
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  @DisplayName("a good login that may not see one schema may ask for others")
  void schema_forbidden_othersAreAsked() {
    documents.put("/schemas/ids/7", "{\"schema\":\"\\\"long\\\"\"}");
    documents.put("/schemas/ids/8", "{\"schema\":\"\\\"long\\\"\"}");
    assertThat(settled(7)).isInstanceOf(SchemaSource.Found.class);
    refuse = 403;
    assertThat(settled(9))
        .isEqualTo(new SchemaSource.Refused("the schema registry refuses the credentials (403)"));
    refuse = 0;
    assertThat(settled(8)).isInstanceOf(SchemaSource.Found.class);
  }

  @Test
  @DisplayName("at most four questions are under way; the others are asked later")
  void schema_manyIds_areAskedFourAtOnce() {
    for (int id = 1; id <= 50; id++) {
      documents.put("/schemas/ids/" + id, "{\"schema\":\"\\\"long\\\"\"}");
    }
    assertThat(settled(1)).isInstanceOf(SchemaSource.Found.class);
    stuck = true;
    for (int id = 2; id <= 50; id++) {
      assertThat(registry.schema(id)).isInstanceOf(SchemaSource.Pending.class);
    }
    await().until(() -> underWay.get() >= 4);
    assertThat(registry.schema(50)).isInstanceOf(SchemaSource.Pending.class);
    answering.countDown();
    for (int id = 2; id <= 50; id++) {
      assertThat(settled(id)).isInstanceOf(SchemaSource.Found.class);
    }
    assertThat(maxUnderWay.get()).isEqualTo(4);
  }

  @Test
  @DisplayName("records with ever new ids ask for a hundred of them, then wait")
  void schema_everNewIds_areNotAskedWithoutEnd() {
    long start = System.nanoTime();
    AtomicInteger id = new AtomicInteger();
    while (id.get() < 300) {
      assertThat(settled(id.incrementAndGet())).isInstanceOf(SchemaSource.Refused.class);
    }
    // A hundred in the time after which they may be asked again, however slow this machine is.
    long times = 2 + (System.nanoTime() - start) / 1_000_000_000 / SchemaRegistry.RETRY_S;
    assertThat(asked).hasSizeLessThanOrEqualTo((int) times * 100);
    await()
        .until(
            () -> settled(id.incrementAndGet()),
            new SchemaSource.Refused(
                    "the schema registry "
                        + settings()
                        + " has refused 100 other ids; asked again later")
                ::equals);
  }

  @Test
  @DisplayName("of several addresses the first that answers is asked")
  void schema_severalAddresses_oneAnswers() {
    documents.put("/schemas/ids/7", "{\"schema\":\"\\\"long\\\"\"}");
    registry.close();
    registry = new SchemaRegistry(RegistrySettings.at("http://localhost:1, " + settings()));
    assertThat(settled(7)).isInstanceOf(SchemaSource.Found.class);
    assertThat(settled(8)).isEqualTo(new SchemaSource.Refused("it is not in the schema registry"));
    assertThat(asked).hasSize(2);
  }

  @Test
  @DisplayName("a registry that has moved: its address is named, not followed with the login")
  void schema_moved() {
    refuse = 301;
    assertThat(settled(7))
        .isEqualTo(
            new SchemaSource.Refused(
                "the schema registry has moved (301): give its address as in"
                    + " https://registry.example/schemas/ids/7"));
  }

  @Test
  void settings_withoutScheme_isSpelledOut() {
    assertThatThrownBy(() -> RegistrySettings.at("127.0.0.1:8081"))
        .hasMessage(
            "the schema registry is given as http://HOST:PORT or https://HOST:PORT, as"
                + " http://127.0.0.1:8081, not 127.0.0.1:8081");
    assertThatThrownBy(() -> RegistrySettings.at("http://a:8081,b:8081"))
        .hasMessageEndingWith("not http://a:8081,b:8081");
  }

  @Test
  void schema_answerIsNoJson() {
    documents.put("/schemas/ids/7", "<html>");
    assertThat(settled(7))
        .isEqualTo(new SchemaSource.Refused("the schema registry's answer is no JSON"));
  }

  @Test
  @DisplayName("requests to a registry that doesn't answer end; lookups never wait for it")
  void schema_stuck() {
    stuck = true;
    assertThat(registry.schema(1)).isInstanceOf(SchemaSource.Pending.class);
    assertThat(registry.schema(2)).isInstanceOf(SchemaSource.Pending.class);
    String slow = "the schema registry " + settings() + " doesn't answer within 5 s";
    assertThat(settled(1)).isEqualTo(new SchemaSource.Refused(slow));
    assertThat(registry.schema(3)).isEqualTo(new SchemaSource.Refused(slow));
  }

  @Test
  @DisplayName("an answer that never ends is given up, and its connection closed")
  void schema_answerWithoutEnd_isCutOff() {
    endless = true;
    assertThat(settled(1)).isInstanceOf(SchemaSource.Refused.class);
    await().until(() -> underWay.get() == 0);
  }

  @Test
  void schema_nobodyThere() {
    server.stop(0);
    assertThat(settled(1)).isEqualTo(new SchemaSource.Refused(unreachable()));
  }

  @Test
  @DisplayName("an unlimited number of ids takes limited memory")
  void schema_tooManyIds() {
    for (int id = 1; id <= 1_000; id++) {
      documents.put("/schemas/ids/" + id, "{\"schema\":\"\"}");
    }
    for (int id = 1; id <= 1_000; id++) {
      // Some of the next are asked for meanwhile.
      IntStream.rangeClosed(id, Math.min(id + 3, 1_000)).forEach(registry::schema);
      assertThat(settled(id)).isInstanceOf(SchemaSource.Found.class);
    }
    assertThat(registry.schema(1_001))
        .isEqualTo(new SchemaSource.Refused("more than 1000 schema ids in one topic"));
  }

  @Test
  void credentials_areSent() throws IOException {
    registry.close();
    registry = new SchemaRegistry(settings().withBasic("ann", "pass"));
    settled(1);
    registry.close();
    registry = new SchemaRegistry(settings().withToken("abc"));
    settled(1);
    assertThat(asked).containsExactly("Basic YW5uOnBhc3M=", "Bearer abc");
    assertThat(settings().withToken("abc").toString()).doesNotContain("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8081", "127.0.0.1:8081", "registry", "http://", "http://a b"})
  void settings_noUrl(String text) {
    assertThatThrownBy(() -> RegistrySettings.at(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://HOST:PORT")
        .hasMessageEndingWith("not " + text);
  }

  private RegistrySettings settings() {
    return RegistrySettings.at("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private String unreachable() {
    return "the schema registry " + settings() + " can't be reached";
  }

  private SchemaSource.Answer settled(int id) {
    return await()
        .pollInterval(2, MILLISECONDS)
        .until(() -> registry.schema(id), answer -> !(answer instanceof SchemaSource.Pending));
  }

  private void answer(HttpExchange exchange) throws IOException {
    maxUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      answerOne(exchange);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private void answerOne(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(header == null ? "" : header);
    if (stuck) {
      try {
        answering.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (endless) {
      answerWithoutEnd(exchange);
    }
    String document = documents.get(exchange.getRequestURI().getRawPath());
    byte[] body = document == null ? new byte[0] : document.getBytes(UTF_8);
    int status = refuse != 0 ? refuse : document == null ? 404 : 200;
    exchange
        .getResponseHeaders()
        .add("Location", "https://registry.example" + exchange.getRequestURI());
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A byte now and then, until the client is gone or the test is over. */
  private void answerWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (!answering.await(20, MILLISECONDS)) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
