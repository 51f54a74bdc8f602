package topicscope.web;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream, as Server-Sent Events and as a WebSocket with the same messages. Each client has a
 * thread of its own that writes to it; one that takes nothing for {@link #MAX_WRITE} is cut.
 */
final class EventEndpoints {
  /** How long one write may take. */
  static final Duration MAX_WRITE = Duration.ofSeconds(10);

  /** Proxies cut a connection on which nothing moves. */
  private static final long HEARTBEAT_MS = 5_000;

  private static final int TRY_LATER = 1013;
  private static final int BAD_REQUEST = 1008;
  private static final Logger LOG = LoggerFactory.getLogger(EventEndpoints.class);
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final PushLoop push;
  private final Map<String, PageClient> sockets = new ConcurrentHashMap<>();

  EventEndpoints(PushLoop push) {
    this.push = push;
  }

  /** How a client is written to. */
  private interface Wire {
    void send(PageClient.Message message) throws Exception;

    void beat() throws Exception;

    void end();
  }

  /** Answers with events until the client has gone; blocks its thread for as long. */
  void stream(Context context) throws IOException {
    PageClient client = client(context.queryParamMap());
    OutputStream out = context.res().getOutputStream();
    if (!push.add(client)) {
      context.header("Retry-After", "10");
      throw new ServiceUnavailableResponse("too many clients");
    }
    context.contentType("text/event-stream; charset=utf-8");
    context.header("Connection", "close");
    context.header("X-Accel-Buffering", "no");
    write(
        client,
        new Wire() {
          @Override
          public void send(PageClient.Message message) throws IOException {
            out.write(DATA);
            EventMessage.write(message, out);
            out.write(END);
            out.flush();
          }

          @Override
          public void beat() throws IOException {
            out.write(COMMENT);
            out.flush();
          }

          @Override
          public void end() {
            // The answer ends when this returns.
          }
        });
  }

  void socket(WsConfig socket) {
    socket.onConnect(this::open);
    socket.onClose(closed -> close(closed.sessionId()));
    socket.onError(failed -> close(failed.sessionId()));
  }

  private void open(WsConnectContext socket) {
    PageClient client;
    try {
      client = client(socket.queryParamMap());
    } catch (IllegalArgumentException e) {
      socket.closeSession(BAD_REQUEST, e.getMessage());
      return;
    }
    Session session = socket.session;
    if (!push.add(client)) {
      session.close(TRY_LATER, "too many clients", Callback.NOOP);
      return;
    }
    sockets.put(socket.sessionId(), client);
    Wire wire =
        new Wire() {
          private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

          @Override
          public void send(PageClient.Message message) throws Exception {
            bytes.reset();
            EventMessage.write(message, bytes);
            CompletableFuture<Void> sent = new CompletableFuture<>();
            session.sendText(
                bytes.toString(StandardCharsets.UTF_8),
                Callback.from(() -> sent.complete(null), sent::completeExceptionally));
            var _ = sent.get(MAX_WRITE.toSeconds(), TimeUnit.SECONDS);
          }

          @Override
          public void beat() throws Exception {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            session.sendPing(
                ByteBuffer.allocate(0),
                Callback.from(() -> sent.complete(null), sent::completeExceptionally));
            var _ = sent.get(MAX_WRITE.toSeconds(), TimeUnit.SECONDS);
          }

          @Override
          public void end() {
            session.disconnect();
          }
        };
    var _ = Thread.ofVirtual().name("web-client").start(() -> write(client, wire));
  }

  private void close(String session) {
    Optional.ofNullable(sockets.remove(session)).ifPresent(push::remove);
  }

  private void write(PageClient client, Wire wire) {
    try {
      while (!client.isClosed()) {
        Optional<PageClient.Message> message = client.take(HEARTBEAT_MS);
        if (message.isPresent()) {
          wire.send(message.get());
        } else if (!client.isClosed()) {
          wire.beat();
        }
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      LOG.debug("A client has gone, or takes nothing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("Writing to a client failed", e);
    } finally {
      push.remove(client);
      wire.end();
    }
  }

  private static PageClient client(Map<String, List<String>> query) {
    Set<String> topics = new LinkedHashSet<>(query.getOrDefault("topic", List.of()));
    return new PageClient(
        PageView.parse(
            query.getOrDefault("window", List.of("200")).getFirst(),
            QueryValues.columns(query, PageView.DEFAULT_COLUMNS)),
        topics);
  }
}
