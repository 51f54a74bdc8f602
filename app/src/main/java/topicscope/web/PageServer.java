package topicscope.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The read-only page of some topics, its endpoints and its stream. It shows what readings hold and
 * asks no cluster for anything.
 *
 * <p>Thread-safe. The number of connections and clients, the size of headers, idle time and the
 * time of a write are bounded.
 */
public final class PageServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 400;
  private static final int MAX_HEADER_BYTES = 8_192;
  private static final int MAX_INCOMING_BYTES = 1_024;
  private static final int SEND_BUFFER_BYTES = 65_536;
  private static final int MAX_THREADS = 24;

  private final PageOptions options;
  private final PushLoop push;
  private final PastColumns past;
  private final Javalin server;

  private PageServer(PageOptions options, PushLoop push, PastColumns past, Javalin server) {
    this.options = options;
    this.push = push;
    this.past = past;
    this.server = server;
  }

  /**
   * Starts the server. Blocks until it answers.
   *
   * @param topics the topics of the page, whose names differ; asked by many threads, must be quick
   * @param past where columns come from that are older than what the readings hold; closed with the
   *     server
   * @throws IOException if the address or the certificate can't be used; the message is for the
   *     user
   */
  public static PageServer start(
      PageOptions options, Supplier<List<PageTopic>> topics, PastColumns past) throws IOException {
    Optional<SSLContext> tls =
        options.tls().isEmpty()
            ? Optional.empty()
            : Optional.of(PemKeys.context(options.tls().get()));
    InetAddress address = address(options.listen());
    PushLoop push = new PushLoop(topics);
    try {
      RestEndpoints rest = new RestEndpoints(topics, past);
      Javalin server =
          Javalin.create(config -> {
            configure(config, options, address, tls);
            addRoutes(config.routes, rest, new EventEndpoints(push));
          });
      server.start();
      return new PageServer(options, push, past, server);
    } catch (RuntimeException e) {
      push.close();
      throw explained(options.listen(), e);
    }
  }

  private static InetAddress address(ListenAddress listen) throws IOException {
    try {
      return listen.resolve();
    } catch (UnknownHostException e) {
      throw new IOException("can't listen on " + listen.host() + ": no such host", e);
    }
  }

  private static IOException explained(ListenAddress listen, RuntimeException failure) {
    String place = listen.host() + ":" + listen.port();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException bind) {
        String why = String.valueOf(bind.getMessage()).toLowerCase(Locale.ROOT);
        return new IOException(
            why.contains("in use")
                ? "can't listen on " + place + ": the port is in use; give another with --listen"
                : why.contains("permission")
                    ? "can't listen on " + place + ": no right to use this port"
                    : "can't listen on " + place + ": this machine doesn't have that address",
            failure);
      }
    }
    return new IOException("can't listen on " + place + ": " + failure.getMessage(), failure);
  }

  private static void configure(
      JavalinConfig config, PageOptions options, InetAddress address, Optional<SSLContext> tls) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
    threads.setName("web");
    threads.setDaemon(true);
    // A stream blocks its thread for as long as its client stays.
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    config.jetty.threadPool = threads;
    Set<String> names = new LinkedHashSet<>(options.listen().names());
    options.hosts().forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    config.jetty.modifyServer(server -> {
      server.setHandler(new AccessHandler(names, options.token()));
      server.setErrorHandler(new PlainErrors());
      server.setStopTimeout(0);
      server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    });
    config.jetty.modifyWebSocketServletFactory(sockets -> {
      sockets.setMaxTextMessageSize(MAX_INCOMING_BYTES);
      sockets.setMaxBinaryMessageSize(MAX_INCOMING_BYTES);
    });
    config.jetty.addConnector(
        (server, http) -> connector(server, http, options.listen(), address, tls));
  }

  private static Connector connector(
      Server server,
      HttpConfiguration http,
      ListenAddress listen,
      InetAddress address,
      Optional<SSLContext> tls) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector;
    if (tls.isPresent()) {
      SecureRequestCustomizer secure = new SecureRequestCustomizer();
      // The names are checked by AccessHandler; a browser sends none for an address.
      secure.setSniHostCheck(false);
      http.addCustomizer(secure);
      SslContextFactory.Server factory = new SslContextFactory.Server();
      factory.setSslContext(tls.get());
      connector =
          new ServerConnector(
              server, 1, 1, new SslConnectionFactory(factory, plain.getProtocol()), plain);
    } else {
      connector = new ServerConnector(server, 1, 1, plain);
    }
    connector.setHost(address.getHostAddress());
    connector.setPort(listen.port());
    connector.setIdleTimeout(EventEndpoints.MAX_WRITE.toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    return connector;
  }

  private static void addRoutes(RoutesConfig routes, RestEndpoints rest, EventEndpoints events) {
    try {
      PageFiles.addTo(routes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    routes.get("/api/topics", rest::topics);
    routes.get("/api/topics/{topic}/state", rest::state);
    routes.get("/api/topics/{topic}/last", rest::last);
    routes.get("/api/topics/{topic}/series", rest::series);
    routes.get("/api/events", events::stream);
    routes.ws("/api/socket", events::socket);
    routes.exception(
        IllegalArgumentException.class,
        (e, context) ->
            context
                .status(400)
                .contentType("text/plain; charset=utf-8")
                .result(e.getMessage() + "\n"));
    routes.exception(
        HttpResponseException.class,
        (e, context) ->
            context
                .status(e.getStatus())
                .contentType("text/plain; charset=utf-8")
                .result(e.getMessage() + "\n"));
  }

  /** Errors that the server itself finds, in one line without its name. */
  private static final class PlainErrors extends ErrorHandler {
    PlainErrors() {
      setShowStacks(false);
      setShowCauses(false);
      setDefaultResponseMimeType("text/plain");
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** The address of the page, without the token. */
  public String address() {
    return (options.tls().isPresent() ? "https" : "http")
        + "://"
        + options.listen().linkHost()
        + ":"
        + port()
        + "/";
  }

  /** The address to open: with the token, if there is one, where no server and no log gets it. */
  public String link() {
    return address() + options.token().map(token -> "#token=" + token.text()).orElse("");
  }

  /** How many clients follow the stream. */
  public int clients() {
    return push.clients();
  }

  /** Ends all streams and the server. Blocks at most a few seconds. */
  @Override
  public void close() {
    push.close();
    past.close();
    server.stop();
  }
}
