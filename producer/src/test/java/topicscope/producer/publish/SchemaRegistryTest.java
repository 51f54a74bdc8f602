package topicscope.producer.publish;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  @Test
  @DisplayName("a login that no header can hold is reported, without the login")
  void idOf_impossibleLogin_isToldWithoutIt() {
    List<String> told = new CopyOnWriteArrayList<>();
    SchemaRegistry registry =
        new SchemaRegistry(
            URI.create("http://127.0.0.1:1"), Optional.of("Bearer hid\u0001den"), told::add);
    assertThat(registry.forSubject("t-value").idOf("{}")).isEmpty();
    await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
    assertThat(told.getFirst())
        .contains("can't ask the schema registry http://127.0.0.1:1", "--schema-registry-auth")
        .doesNotContain("hid", "den");
  }

  @Test
  @DisplayName("an answer that never ends is given up and reported")
  void idOf_answerWithoutEnd_isGivenUp() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          underWay.incrementAndGet();
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            while (!over.await(20, MILLISECONDS)) {
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            underWay.decrementAndGet();
          }
        });
    server.start();
    List<String> told = new CopyOnWriteArrayList<>();
    try {
      URI address = URI.create("http://localhost:" + server.getAddress().getPort());
      SchemaRegistry registry = new SchemaRegistry(address, Optional.empty(), told::add);
      assertThat(registry.forSubject("t-value").idOf("{}")).isEmpty();
      await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
      assertThat(told.getFirst()).startsWith("can't reach the schema registry " + address);
      await().atMost(Duration.ofSeconds(30)).until(() -> underWay.get() == 0);
    } finally {
      over.countDown();
      server.stop(0);
    }
  }
}
