package topicscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The page in a real browser. Where none is installed, what it is made of is checked over HTTP. */
@DisplayName("The page")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = "the browser", target = ResourceLockTarget.CHILDREN)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageBrowserTest {
  private static final String ATTACK =
      "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
  private final TestCluster cluster;
  private Optional<TestBrowser> browser = Optional.empty();

  PageBrowserTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    browser = TestBrowser.start(folder);
  }

  @AfterAll
  void close() {
    browser.ifPresent(TestBrowser::close);
  }

  @Test
  @DisplayName("numbers in short have at most eight characters; a tick that is early by 1 ms isn't")
  void texts_short_readable() throws IOException {
    try (OpenPage page = new OpenPage(cluster)) {
      assertThat(page.get("/text.js").text()).contains("export function short");
      if (browser.isEmpty()) {
        return;
      }
      TestBrowser chrome = browser.get();
      chrome.open("http://" + page.host() + "/");
      assertThat(
              chrome.run(
                  "return import('/text.js').then(text => [25276026880, 12281.75, 1.234e-5,"
                      + " -123456789, 66, NaN].map(text.short))"))
          .isEqualTo(List.of("25.28G", "12,281.8", "1.234e-5", "-123.5M", "66", "–"));
      assertThat(
              chrome.run(
                  "return import('/text.js').then(text =>"
                      + " text.timeTick(new Date(2026, 0, 1, 12, 0, 30) - 1, 15000))"))
          .isEqualTo("12:00:30");
    }
  }

  @Test
  @DisplayName(
      "lines move, topics and series are chosen, pause holds, a reload shows what was there")
  void page_followsTopics() throws IOException {
    String first = cluster.newTopic(1);
    String second = cluster.topicOf("{\"humidity\":40}", "{\"humidity\":41}");
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, 300).mapToObj(i -> record(first, now - 3_000 + i * 10L, i % 50, i)));
    try (OpenPage page = new OpenPage(cluster);
        Sending _ = new Sending(first)) {
      page.show(first, 300);
      page.show(second, 2);
      assertThat(page.get("/").text()).contains("page.js", "uplot.js").doesNotContain("style=");
      if (browser.isEmpty()) {
        return;
      }
      TestBrowser chrome = browser.get();
      chrome.open("http://" + page.host() + "/");
      await().until(() -> shown(chrome, ".topic h2").equals(List.of(first, second)));
      await().until(() -> shown(chrome, ".series").containsAll(List.of("cpu", "big", "humidity")));

      String before = pixels(chrome);
      await().until(() -> !pixels(chrome).equals(before));
      await().until(() -> shown(chrome, ".account").getFirst().matches("all [\\d,]+ decoded"));
      await().until(() -> shown(chrome, "tbody td").contains("9,007,199,254,740,993"));
      await()
          .until(() -> {
            String record = shown(chrome, ".record pre").getFirst();
            return record.contains("\"cpu\": ") && record.contains("9007199254740993");
          });

      press(chrome, " ");
      await().until(() -> shown(chrome, "#pause").equals(List.of("Live")));
      chrome.run("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
      String paused = pixels(chrome);
      String account = shown(chrome, ".account").getFirst();
      await().until(() -> !shown(chrome, ".account").getFirst().equals(account));
      assertThat(pixels(chrome)).as("the picture rests, the account goes on").isEqualTo(paused);
      press(chrome, " ");
      await().until(() -> !pixels(chrome).equals(paused));

      chrome.run("document.querySelector('.series').click()");
      assertThat(
              chrome.run("return document.querySelector('.series').getAttribute('aria-pressed')"))
          .isEqualTo("false");
      press(chrome, "2");
      await().until(() -> shown(chrome, ".topic h2").equals(List.of(first)));
      press(chrome, "ArrowLeft");
      await().until(() -> shown(chrome, "#pause").equals(List.of("Live")));
      press(chrome, "l");

      chrome.driver().navigate().refresh();
      await().until(() -> shown(chrome, ".topic h2").equals(List.of(first)));
      await().until(() -> painted(chrome) > 100);
      assertThat(
              chrome.run("return document.querySelector('.series').getAttribute('aria-pressed')"))
          .as("what was chosen stays")
          .isEqualTo("false");
      assertThat(chrome.errors()).isEmpty();
    }
  }

  @Test
  @DisplayName("a script in a topic's name, a field, a key, a header and a value stays text")
  void page_hostileText_staysText() throws IOException {
    String topic = cluster.newTopic(1);
    String json = OpenPage.JSON.writeValueAsString(Map.of(ATTACK, 1, "s", ATTACK));
    cluster.send(Stream.of(TestCluster.record(topic, 0, System.currentTimeMillis(), json)));
    try (OpenPage page = new OpenPage(cluster)) {
      page.show(ATTACK, topic, 1);
      assertThat(page.get("/api/topics").headers())
          .containsEntry("content-type", "application/json")
          .containsEntry("x-content-type-options", "nosniff");
      if (browser.isEmpty()) {
        return;
      }
      TestBrowser chrome = browser.get();
      chrome.open("http://" + page.host() + "/");
      await().until(() -> shown(chrome, ".topic h2").equals(List.of(ATTACK)));
      await().until(() -> shown(chrome, ".series").contains(ATTACK));
      await().until(() -> shown(chrome, ".record pre").getFirst().contains("<script>"));
      assertThat(chrome.run("return document.querySelectorAll('main img, main script').length"))
          .isEqualTo(0L);
      assertThat(chrome.run("return document.title")).isEqualTo(ATTACK + " – Topicscope");
      assertThat(chrome.errors()).isEmpty();
    }
  }

  @Test
  @DisplayName("the token comes in the fragment, leaves the address, and opens the page")
  void page_token_leavesTheAddress() throws IOException {
    AccessToken token = AccessToken.random();
    PageOptions options =
        new PageOptions(
            new ListenAddress("127.0.0.1", 0), Optional.of(token), Optional.empty(), Set.of());
    String topic = cluster.topicOf("1");
    try (OpenPage page = new OpenPage(cluster, options, PastColumns.NONE)) {
      page.show(topic, 1);
      assertThat(page.server().link()).contains("/#token=");
      if (browser.isEmpty()) {
        return;
      }
      TestBrowser chrome = browser.get();
      chrome.open("http://" + page.host() + "/");
      await().until(() -> !shown(chrome, "#notice:not([hidden])").isEmpty());
      assertThat(shown(chrome, "#notice").getFirst()).contains("needs its token");
      chrome.open(page.server().link());
      await().until(() -> shown(chrome, ".topic h2").equals(List.of(topic)));
      assertThat(chrome.driver().getCurrentUrl()).isEqualTo("http://" + page.host() + "/");
      assertThat(chrome.run("return document.cookie")).isEqualTo("");
    }
  }

  @Test
  @DisplayName("a page of another origin gets nothing: no answer, no stream, no socket, no frame")
  void otherPage_getsNothing() throws IOException {
    String topic = cluster.topicOf("1");
    try (OpenPage page = new OpenPage(cluster);
        OtherSite other = new OtherSite(page.host())) {
      page.show(topic, 1);
      assertThat(page.get("/api/topics", "Origin: " + other.origin()).status()).isEqualTo(403);
      if (browser.isEmpty()) {
        return;
      }
      TestBrowser chrome = browser.get();
      chrome.open(other.origin() + "/");
      await().until(() -> Objects.equals(chrome.run("return window.results.length"), 5L));
      assertThat(Objects.requireNonNull(chrome.run("return window.results.sort().join()")))
          .isEqualTo("events refused,fetch refused,frame refused,image refused,socket refused");
      assertThat(page.server().clients()).isZero();
    }
  }

  /** What the page of another site tries. */
  private static final class OtherSite implements AutoCloseable {
    private static final String PAGE =
        """
        <!doctype html><title>other</title><body><script>
        window.results = [];
        const say = text => window.results.push(text);
        const url = 'http://HOST';
        fetch(url + '/api/topics').then(a => a.text()).then(t => say('fetch got ' + t), () => say('fetch refused'));
        const events = new EventSource(url + '/api/events');
        events.onmessage = () => say('events came');
        events.onerror = () => { events.close(); say('events refused'); };
        const socket = new WebSocket('ws://HOST/api/socket');
        socket.onmessage = () => say('socket came');
        socket.onerror = () => say('socket refused');
        const image = new Image();
        image.onload = () => say('image came');
        image.onerror = () => say('image refused');
        image.src = url + '/icon.svg';
        const frame = document.createElement('iframe');
        frame.onload = () => {
          let seen = 'came';
          try { seen = frame.contentDocument ? 'came' : 'refused'; } catch (e) { seen = 'refused'; }
          say('frame ' + seen);
        };
        frame.src = url + '/';
        document.body.append(frame);
        </script>
        """;
    private final HttpServer server;

    OtherSite(String host) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] body = PAGE.replace("HOST", host).getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    }

    String origin() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  /** Sends records of a topic, each when the one before has arrived. */
  private final class Sending implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;

    Sending(String topic) {
      thread = Thread.ofPlatform().start(() -> send(topic));
    }

    private void send(String topic) {
      try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of("linger.ms", 50))) {
        for (int i = 0; !ended.get(); i++) {
          producer.send(record(topic, System.currentTimeMillis(), i % 50, i)).get();
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      ended.set(true);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> record(
      String topic, long timeMs, int cpu, int number) {
    String value = "{\"cpu\":%d,\"n\":%d,\"big\":9007199254740993}".formatted(cpu, number);
    return TestCluster.record(topic, 0, timeMs, value);
  }

  /** The texts of all elements that a selector finds. */
  @SuppressWarnings("unchecked")
  private static List<String> shown(TestBrowser chrome, String selector) {
    return (List<String>)
        Objects.requireNonNull(
            chrome.run(
                "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)",
                selector));
  }

  private static void press(TestBrowser chrome, String key) {
    chrome.run(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
            + " {key: arguments[0], bubbles: true}))",
        key);
  }

  private static String pixels(TestBrowser chrome) {
    return Objects.toString(
        chrome.run(
            "return [...document.querySelectorAll('canvas')].map(one => one.toDataURL()).join()"));
  }

  /** How many pixels of the first plot have a strong colour: the lines. */
  private static long painted(TestBrowser chrome) {
    Object count =
        chrome.run(
            """
            const canvas = document.querySelector('canvas');
            if (!canvas || canvas.width === 0) return 0;
            const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let count = 0;
            for (let i = 0; i < data.length; i += 4) {
              const max = Math.max(data[i], data[i + 1], data[i + 2]);
              count += data[i + 3] > 128 && max - Math.min(data[i], data[i + 1], data[i + 2]) > 80 ? 1 : 0;
            }
            return count;
            """);
    return ((Number) Objects.requireNonNull(count)).longValue();
  }
}
