package topicscope.web;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.Reading;
import topicscope.testing.TestCluster;

/** A page that is served, and requests to it over plain sockets, where every header can be set. */
final class OpenPage implements AutoCloseable {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int CAPACITY = 20_000;
  private static final int TIMEOUT_MS = 30_000;

  private final TestCluster cluster;
  private final List<PageTopic> topics = new CopyOnWriteArrayList<>();
  private final PageServer server;

  OpenPage(TestCluster cluster) throws IOException {
    this(cluster, PageOptions.local(0), PastColumns.NONE);
  }

  OpenPage(TestCluster cluster, PageOptions options, PastColumns past) throws IOException {
    this.cluster = cluster;
    this.server = PageServer.start(options, () -> List.copyOf(topics), past);
  }

  /** An answer to a request. */
  record Answer(int status, Map<String, String> headers, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new AssertionError(status + " " + text, e);
      }
    }
  }

  /** Puts a topic on the page and waits until that many records of it have arrived. */
  Reading show(String name, String topic, long records) {
    Reading reading =
        Reading.start(
            ReadingPlan.passive(cluster.connection(), topic, new StartPosition.Earliest()),
            CAPACITY,
            DecodeChoice.AUTOMATIC,
            TopicSchemas.of(SchemaSource.none()));
    topics.add(new PageTopic(name, reading));
    await().until(() -> reading.reader().counters().received() >= records);
    return reading;
  }

  Reading show(String topic, long records) {
    return show(topic, topic, records);
  }

  PageServer server() {
    return server;
  }

  String host() {
    return "127.0.0.1:" + server.port();
  }

  /** A request as a browser or curl sends it. */
  Answer get(String path, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of("Host: " + host()));
    all.addAll(List.of(headers));
    return send("GET " + path + " HTTP/1.1", all);
  }

  /** Sends these lines. */
  Answer send(String first, List<String> headers) throws IOException {
    try (Socket socket = open(first, headers, "Connection: close")) {
      return read(socket.getInputStream());
    }
  }

  /** Opens a connection and sends these lines, without reading. */
  Socket open(String first, List<String> headers, String... more) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    socket.setSoTimeout(TIMEOUT_MS);
    StringBuilder request = new StringBuilder(first).append("\r\n");
    headers.forEach(header -> request.append(header).append("\r\n"));
    List.of(more).forEach(header -> request.append(header).append("\r\n"));
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** Opens the stream of events. */
  Socket events(String query) throws IOException {
    return open(
        "GET /api/events?" + query + " HTTP/1.1",
        List.of("Host: " + host(), "Accept: text/event-stream"));
  }

  static Answer read(InputStream in) throws IOException {
    String head = head(in);
    List<String> lines = head.lines().toList();
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    byte[] body = in.readAllBytes();
    boolean chunked = "chunked".equals(headers.get("transfer-encoding"));
    String status = lines.getFirst().substring("HTTP/1.1 ".length()).substring(0, 3);
    return new Answer(
        Integer.parseInt(status),
        headers,
        new String(chunked ? joined(body) : body, StandardCharsets.UTF_8));
  }

  /** Reads up to the empty line. */
  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + head);
      }
      head.append((char) next);
    }
    return head.toString().strip();
  }

  private static byte[] joined(byte[] chunks) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = 0;
    while (at < chunks.length) {
      int end = at;
      while (chunks[end] != '\r') {
        end++;
      }
      int size = Integer.parseInt(new String(chunks, at, end - at, StandardCharsets.US_ASCII), 16);
      body.write(chunks, end + 2, size);
      at = end + 2 + size + 2;
    }
    return body.toByteArray();
  }

  /** The next message of a stream of events. */
  static JsonNode nextMessage(InputStream in) throws IOException {
    return nextEvent(in).map(OpenPage::parse).orElseThrow(() -> new IOException("closed"));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Optional<String> nextEvent(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.startsWith("data: ")) {
          return Optional.of(text.substring(6));
        }
      } else {
        line.write(next);
      }
    }
    return Optional.empty();
  }

  /** Reads until a text comes. */
  static void skipTo(InputStream in, String text) throws IOException {
    byte[] part = new byte[16_384];
    String seen = "";
    while (!seen.contains(text)) {
      int count = in.read(part);
      if (count < 0) {
        throw new IOException("closed before " + text);
      }
      String end = seen.substring(Math.max(0, seen.length() - text.length()));
      seen = end + new String(part, 0, count, StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    server.close();
    topics.forEach(topic -> topic.reading().close());
  }
}
