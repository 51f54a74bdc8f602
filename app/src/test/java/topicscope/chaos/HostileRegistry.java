package topicscope.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import topicscope.bench.tool.Medians;
import topicscope.decode.choice.Choices;
import topicscope.decode.choice.Format;
import topicscope.decode.schema.AvroBytes;
import topicscope.decode.schema.RegistrySettings;
import topicscope.decode.schema.SchemaRegistry;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;
import topicscope.testing.TestCluster;

/** A schema registry that knows one schema, and answers badly about every other. */
final class HostileRegistry implements AutoCloseable {
  private static final int KNOWN = 7;
  private static final int A_TURN = 20;
  private static final byte[] SCHEMA = "{\"schema\":\"\\\"long\\\"\"}".getBytes(US_ASCII);

  private final Kind kind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger maxUnderWay = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  /** How it answers. */
  enum Kind {
    /** After 8 s. */
    SLOW,
    /** Status 500. */
    ERROR,
    /** A byte now and then, without an end. */
    ENDLESS,
    /** A schema without an end, as fast as it can. */
    HUGE,
    /** Status 404. */
    UNKNOWN
  }

  /**
   * A topic half of whose records have an id of their own.
   *
   * @param asked how many ids were asked for
   * @param atOnce how many questions were under way at once, at most
   * @param heapMb by how much the heap has grown after garbage collection
   * @param worstMs from the sending of the other records until they were samples, at most
   * @param missing of the other records
   */
  record Read(long asked, long atOnce, long heapMb, long worstMs, long missing) {}

  HostileRegistry(Kind kind) throws IOException {
    this.kind = kind;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Reads such a topic for that time. */
  static Read read(TestCluster cluster, Kind kind, int seconds) throws IOException {
    String topic = cluster.newTopic(1);
    SeriesSet series = new SeriesSet(1_000_000);
    ReadingPlan plan =
        ReadingPlan.passive(cluster.connection(), topic, new StartPosition.Earliest());
    try (HostileRegistry server = new HostileRegistry(kind);
        SchemaRegistry registry = new SchemaRegistry(RegistrySettings.at(server.url()));
        TopicReader _ =
            TopicReader.start(
                plan,
                new TopicDecoder(
                    topic, Choices.of(Format.REGISTRY), TopicSchemas.of(registry), path -> true),
                series)) {
      cluster.send(Stream.of(record(topic, KNOWN)));
      await().atMost(60, SECONDS).until(() -> samples(series) == 1);
      long heap = Medians.usedHeap();
      int sent = 1;
      int id = 1_000;
      long worst = 0;
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < end) {
        int from = id;
        id += A_TURN;
        sent += A_TURN;
        long all = sent;
        cluster.send(
            IntStream.range(from, id)
                .boxed()
                .flatMap(own -> Stream.of(record(topic, own), record(topic, KNOWN))));
        long begin = System.nanoTime();
        await().atMost(60, SECONDS).until(() -> samples(series) >= all);
        worst = Math.max(worst, System.nanoTime() - begin);
      }
      long grown = Math.max(0, Medians.usedHeap() - heap);
      return new Read(
          server.asked.get(),
          server.maxUnderWay.get(),
          grown >> 20,
          worst / 1_000_000,
          sent - samples(series));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int id) {
    return new ProducerRecord<>(topic, 0, null, AvroBytes.framed(id, new byte[] {2}));
  }

  private static long samples(SeriesSet series) {
    return series.all().stream().mapToLong(one -> one.buffer().size()).sum();
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    maxUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try (exchange) {
      if (exchange.getRequestURI().getPath().endsWith("/" + KNOWN)) {
        exchange.sendResponseHeaders(200, SCHEMA.length);
        exchange.getResponseBody().write(SCHEMA);
      } else {
        answerBadly(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private void answerBadly(HttpExchange exchange) throws IOException, InterruptedException {
    switch (kind) {
      case SLOW -> {
        var _ = closed.await(8, TimeUnit.SECONDS);
        exchange.sendResponseHeaders(500, -1);
      }
      case ERROR -> exchange.sendResponseHeaders(500, -1);
      case UNKNOWN -> exchange.sendResponseHeaders(404, -1);
      case ENDLESS, HUGE -> {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write("{\"schema\":\"".getBytes(US_ASCII));
        byte[] part = new byte[kind == Kind.HUGE ? 1 << 16 : 1];
        Arrays.fill(part, (byte) 'x');
        while (!closed.await(kind == Kind.HUGE ? 0 : 100, TimeUnit.MILLISECONDS)) {
          body.write(part);
          body.flush();
        }
      }
    }
  }
}
