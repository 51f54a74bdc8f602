package topicscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.slf4j.LoggerFactory;
import topicscope.reading.Reading;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("The stream of the page")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class PageStreamTest {
  private static final long T = 1_790_000_000_000L;
  private final TestCluster cluster;

  PageStreamTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** What a page shows of one topic: follows the messages as the page does. */
  private static final class Picture {
    private final Map<Integer, TreeMap<Double, Double>> lines = new TreeMap<>();
    private long version = -1;
    private int whole;

    /** The first line. */
    NavigableMap<Double, Double> line() {
      return lines.getOrDefault(0, new TreeMap<>());
    }

    /** Takes a message; false if one before it is missing. */
    boolean take(JsonNode change) {
      boolean everything = change.get("whole").asBoolean();
      if (!everything && change.get("version").asLong() != version + 1) {
        return false;
      }
      version = change.get("version").asLong();
      whole += everything ? 1 : 0;
      for (JsonNode series : change.get("series")) {
        TreeMap<Double, Double> line =
            lines.computeIfAbsent(series.get("id").asInt(), id -> new TreeMap<>());
        line.tailMap(everything ? -1.0 : series.get("cut").asDouble(), true).clear();
        for (int i = 0; i < series.get("t").size(); i++) {
          JsonNode y = series.get("y").get(i);
          if (!y.isNull()) {
            line.put(
                series.get("from").asDouble() + series.get("t").get(i).asDouble(), y.asDouble());
          }
        }
      }
      return true;
    }
  }

  @Test
  @DisplayName("begins with the whole window and goes on with what is new, late samples too")
  void events_wholeThenNews() throws IOException {
    String topic = topicOf300();
    try (OpenPage page = new OpenPage(cluster)) {
      Reading reading = page.show(topic, 300);
      for (String window : List.of("200", "1m")) {
        try (Socket socket = page.events("topic=" + topic + "&window=" + window)) {
          InputStream in = socket.getInputStream();
          assertThat(OpenPage.head(in)).contains("text/event-stream");
          JsonNode first = OpenPage.nextMessage(in);
          assertThat(first.get("topics").toString()).isEqualTo("[\"" + topic + "\"]");
          Picture picture = new Picture();
          assertThat(picture.take(first.get("changed").get(0))).isTrue();
          assertThat(picture.whole).isEqualTo(1);
          long before = reading.reader().counters().received();
          assertThat(picture.line().lastEntry().getValue()).isEqualTo(299);
          assertThat(picture.line().size()).isGreaterThanOrEqualTo(window.equals("200") ? 200 : 80);

          JsonNode record = first.get("changed").get(0).get("record");
          assertThat(record.get("offset").asLong()).isEqualTo(before - 1);

          // A late one, in front of some that the page has, and then the newest.
          cluster.send(Stream.of(at(topic, 2_985, 7_777), at(topic, 2_991, 299)));
          follow(in, picture, before + 2);

          assertThat(picture.line()).containsValue(7_777.0);
          assertThat(picture.line().lastKey()).isBetween(T + 2_990.0, T + 2_992.0);
        }
      }
      try (Socket socket = page.events("topic=" + topic)) {
        // Soon after each other, and then nothing: the last one is told, although it waits its
        // turn.
        OpenPage.head(socket.getInputStream());
        OpenPage.nextMessage(socket.getInputStream());
        long end = reading.reader().counters().received() + 3;
        for (int i = 0; i < 3; i++) {
          cluster.send(Stream.of(at(topic, 4_000 + i, i)));
        }
        long told = -1;
        while (told < end - 1) {
          for (JsonNode change : OpenPage.nextMessage(socket.getInputStream()).get("changed")) {
            told = change.has("record") ? change.get("record").get("offset").asLong() : told;
          }
        }
      }
      await().until(() -> page.server().clients() == 0);
      assertThat(page.get("/api/events?window=9x", "Accept: text/event-stream").status())
          .isEqualTo(400);
    }
  }

  /** A topic with a record each 10 ms, from 0 to 299. */
  private String topicOf300() {
    String topic = cluster.newTopic(1);
    cluster.send(IntStream.range(0, 300).mapToObj(i -> at(topic, i * 10L, i)));
    return topic;
  }

  private static void follow(InputStream in, Picture picture, long received) throws IOException {
    long seen = 0;
    while (seen < received) {
      for (JsonNode change : OpenPage.nextMessage(in).get("changed")) {
        assertThat(picture.take(change)).isTrue();
        seen = change.get("received").asLong();
      }
    }
  }

  @Test
  @DisplayName("is the same over a WebSocket")
  void socket_sameMessages() throws Exception {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        Stream.of(
            TestCluster.record(topic, 0, now - 2, "1"),
            TestCluster.record(topic, 0, now - 1, "2")));
    try (OpenPage page = new OpenPage(cluster);
        HttpClient http = HttpClient.newHttpClient()) {
      page.show(topic, 2);
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(
                  URI.create("ws://" + page.host() + "/api/socket?window=200"),
                  new Collecting(messages))
              .join();
      Picture picture = new Picture();
      JsonNode first = OpenPage.JSON.readTree(messages.poll(30, TimeUnit.SECONDS));
      assertThat(picture.take(first.get("changed").get(0))).isTrue();
      cluster.send(Stream.of(TestCluster.record(topic, 0, now, "3")));
      while (!picture.line().containsValue(3.0)) {
        JsonNode next = OpenPage.JSON.readTree(messages.poll(30, TimeUnit.SECONDS));
        next.get("changed").forEach(change -> assertThat(picture.take(change)).isTrue());
      }
      // Before anything can fail: closing the client waits for its sockets.
      socket.abort();
      assertThat(picture.line().values()).containsExactly(1.0, 2.0, 3.0);
      await().until(() -> page.server().clients() == 0);
    }
  }

  /** Collects the messages of a WebSocket. */
  private static final class Collecting implements WebSocket.Listener {
    private final BlockingQueue<String> messages;
    private final StringBuilder part = new StringBuilder();

    Collecting(BlockingQueue<String> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  @Test
  @DisplayName("50 clients of which 10 never read: the others get all, and those are cut")
  void clientsThatDontRead_holdNothingUp() throws Exception {
    String topic = cluster.newTopic(1);
    try (OpenPage page = new OpenPage(cluster);
        KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of("linger.ms", 5))) {
      Reading reading = page.show(topic, 0);
      List<Socket> sleeping = new ArrayList<>();
      List<Thread> readers = new ArrayList<>();
      AtomicInteger ended = new AtomicInteger();
      AtomicInteger missed = new AtomicInteger();
      int records = 4_000;
      try {
        for (int i = 0; i < 10; i++) {
          sleeping.add(page.events("window=1000"));
        }
        for (int i = 0; i < 39; i++) {
          Socket socket = page.events("window=1000");
          readers.add(
              Thread.ofVirtual()
                  .start(() -> {
                    try (socket) {
                      InputStream in = socket.getInputStream();
                      OpenPage.head(in);
                      OpenPage.skipTo(in, "\"received\":" + records + ",");
                      ended.incrementAndGet();
                    } catch (IOException e) {
                      missed.incrementAndGet();
                    }
                  }));
        }
        Picture picture = new Picture();
        Socket followed = page.events("window=1000");
        readers.add(
            Thread.ofVirtual()
                .start(() -> {
                  try (followed) {
                    OpenPage.head(followed.getInputStream());
                    follow(followed.getInputStream(), picture, records);
                    ended.incrementAndGet();
                  } catch (IOException | AssertionError e) {
                    missed.incrementAndGet();
                  }
                }));
        await().until(() -> page.server().clients() == 50);
        String fields =
            IntStream.range(0, 20)
                .mapToObj(i -> "\"f" + i + "\":%1$d.12345")
                .collect(Collectors.joining(",", "{", "}"));
        long start = System.nanoTime();
        for (int i = 0; i < records; i++) {
          var _ = producer.send(TestCluster.record(topic, 0, T + i, fields.formatted(i)));
          long due = start + i * 1_000_000L;
          while (System.nanoTime() < due) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
          }
        }
        producer.flush();
        await().until(() -> ended.get() == 40);
        assertThat(missed).hasValue(0);
        assertThat(picture.lines).hasSize(20);
        assertThat(picture.lines.values())
            .allSatisfy(line -> assertThat(line.lastKey()).isEqualTo(T + records - 1.0));
        assertThat(reading.reader().counters().decoded()).isEqualTo(records);
        await().until(() -> page.server().clients() == 0);
      } finally {
        for (Socket socket : sleeping) {
          socket.close();
        }
        readers.forEach(Thread::interrupt);
      }
    }
  }

  @Test
  @DisplayName("a server that ends under its clients neither fails nor says anything")
  void serverEnds_clientsStillThere_quiet() throws Exception {
    Logger javalin = (Logger) LoggerFactory.getLogger("io.javalin.Javalin");
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    javalin.addAppender(said);
    List<Socket> clients = new ArrayList<>();
    try {
      for (int round = 0; round < 5; round++) {
        try (OpenPage page = new OpenPage(cluster)) {
          for (int i = 0; i < 40; i++) {
            clients.add(page.events("window=1000"));
          }
          await().until(() -> page.server().clients() == 40);
        }
        for (Socket client : clients) {
          client.getInputStream().readAllBytes();
          client.close();
        }
        clients.clear();
      }
    } finally {
      for (Socket client : clients) {
        client.close();
      }
      javalin.detachAppender(said);
    }
    assertThat(said.list.stream().map(ILoggingEvent::getFormattedMessage).limit(10))
        .noneMatch(message -> message.contains("xception"));
  }

  @Test
  @DisplayName("a message goes on from the one before: only what has changed since")
  void message_goesOnFromTheOneBefore() throws Exception {
    String topic = topicOf300();
    try (OpenPage page = new OpenPage(cluster)) {
      Reading reading = page.show(topic, 300);
      TopicStream stream =
          new TopicStream(new PageTopic(topic, reading), PageView.parse("200", 800));
      stream.advance();
      Picture picture = new Picture();
      assertThat(picture.take(OpenPage.JSON.readTree(stream.whole()))).isTrue();

      cluster.send(Stream.of(at(topic, 2_985, 7_777), at(topic, 2_991, 299)));
      await().until(() -> reading.reader().counters().received() == 302);
      stream.advance();
      JsonNode next = OpenPage.JSON.readTree(stream.news().orElseThrow());
      assertThat(next.get("whole").asBoolean()).isFalse();
      assertThat(next.get("series").get(0).get("y").toString()).isEqualTo("[7777,299,299]");
      assertThat(picture.take(next)).isTrue();
      assertThat(picture.line().lastKey()).isEqualTo(T + 2_991.0);
    }
  }

  @Test
  @DisplayName("a client holds the latest only: after a pause it gets everything, once")
  void client_missesMessages_getsEverything() throws Exception {
    String topic = cluster.topicOf("1");
    try (OpenPage page = new OpenPage(cluster)) {
      Reading reading = page.show(topic, 1);
      PageView view = PageView.parse("200", 800);
      TopicStream stream = new TopicStream(new PageTopic(topic, reading), view);
      PageClient client = new PageClient(view, java.util.Set.of());
      BlockingQueue<PageClient.Message> taken = new LinkedBlockingQueue<>();
      Thread taking = take(client, taken);
      JsonNode first = offerUntilTaken(client, stream, topic, taken);
      taking.join();
      assertThat(first.get("whole").asBoolean()).isTrue();

      for (int i = 2; i < 5; i++) {
        // Nobody takes these.
        cluster.send(topic, Integer.toString(i));
        long count = i;
        await().until(() -> reading.reader().counters().received() == count);
        stream.advance();
        client.offer(List.of(topic), List.of(stream));
      }
      assertThat(client.heldBytes()).as("nothing is kept of what wasn't taken").isZero();
      taking = take(client, taken);
      JsonNode next = offerUntilTaken(client, stream, topic, taken);
      taking.join();
      assertThat(next.get("whole").asBoolean()).isTrue();
      assertThat(next.get("series").get(0).get("y").toString()).isEqualTo("[1,2,3,4]");
    }
  }

  private static Thread take(PageClient client, BlockingQueue<PageClient.Message> into) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            client.take(30_000).ifPresent(into::add);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static JsonNode offerUntilTaken(
      PageClient client, TopicStream stream, String topic, BlockingQueue<PageClient.Message> taken)
      throws IOException {
    await()
        .until(() -> {
          stream.advance();
          client.offer(List.of(topic), List.of(stream));
          return !taken.isEmpty();
        });
    return OpenPage.JSON.readTree(taken.remove().topics().getFirst());
  }

  private static org.apache.kafka.clients.producer.ProducerRecord<byte[], byte[]> at(
      String topic, long afterMs, int value) {
    return TestCluster.record(topic, 0, T + afterMs, Integer.toString(value));
  }
}
