package topicscope.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import topicscope.demo.FreePort;

/**
 * One broker with a listener for every way to connect, right and wrong, and an authorizer: {@code
 * ann} may read {@code open} and see {@code closed}; she can't see other topics.
 */
public final class SecuredBroker implements AutoCloseable {
  public static final String USER = "ann";
  public static final String PASSWORD = "ann-secret-4711";

  private final Path folder;
  private final Certificates certificates;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final BrokerProcess broker;
  private final String keysUrl;
  private final int webPort;
  private final TcpProxy changed;

  /**
   * Starts the broker; returns when it answers.
   *
   * @param keysUrl where the broker gets the keys of the tokens
   * @param webPort an HTTP port that two listeners advertise to their clients
   */
  static SecuredBroker start(String keysUrl, int webPort) {
    return BrokerProcess.started(() -> new SecuredBroker(keysUrl, webPort));
  }

  private SecuredBroker(String keysUrl, int webPort) {
    this.keysUrl = keysUrl;
    this.webPort = webPort;
    try {
      folder = Files.createTempDirectory("topicscope-secured-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    certificates = new Certificates(folder);
    Map<String, String> listeners = listeners();
    listeners.keySet().forEach(name -> ports.put(name, FreePort.find()));
    changed = new TcpProxy(Objects.requireNonNull(ports.get("CHANGED")));
    broker =
        new BrokerProcess(
            folder.resolve("broker"),
            settings(listeners),
            List.of(
                Uuid.randomUuid().toString(),
                "SCRAM-SHA-256=[name=ann,password=" + PASSWORD + "]",
                "SCRAM-SHA-512=[name=ann,password=" + PASSWORD + "]"));
    try (Admin admin = admin()) {
      BrokerProcess.awaitAnswers(admin, 1, List.of(broker));
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** {@code HOST:PORT} of a listener. */
  public String address(String listener) {
    return "localhost:" + (listener.equals("CHANGED") ? changed.port() : ports.get(listener));
  }

  /** The authority of all certificates here. */
  public Certificates certificates() {
    return certificates;
  }

  Path folder() {
    return folder;
  }

  /** A client with all permissions. */
  public Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            address("INTERNAL"),
            "request.timeout.ms",
            10_000,
            "reconnect.backoff.max.ms",
            100));
  }

  /** Gives a user who may do everything this password; lines that are open stay open. */
  void setPassword(String user, String password) {
    try (Admin admin = admin()) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      user,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4_096),
                      password)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** How many logins at a listener it has refused. */
  double refusedLogins(String listener) {
    return broker.refusedLogins(listener);
  }

  /** Cuts all lines to the listener whose passwords change; new ones are let through. */
  void cutChanged() {
    changed.cut();
  }

  @Override
  public void close() {
    changed.close();
    broker.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> listeners() {
    Map<String, String> listeners = new LinkedHashMap<>();
    listeners.put("CONTROLLER", "PLAINTEXT");
    listeners.put("INTERNAL", "PLAINTEXT");
    listeners.put("OPEN", "PLAINTEXT");
    listeners.put("ASTRAY", "PLAINTEXT");
    listeners.put("MISLEDTLS", "PLAINTEXT");
    listeners.put("MISLEDHTTP", "PLAINTEXT");
    listeners.put("MISLEDSASL", "SASL_PLAINTEXT");
    listeners.put("TLS", "SSL");
    listeners.put("EXPIRED", "SSL");
    listeners.put("OTHERNAME", "SSL");
    listeners.put("MUTUAL", "SSL");
    listeners.put("PLAIN", "SASL_PLAINTEXT");
    listeners.put("SCRAM", "SASL_SSL");
    listeners.put("CHANGED", "SASL_PLAINTEXT");
    listeners.put("OAUTH", "SASL_PLAINTEXT");
    return listeners;
  }

  private Map<String, String> settings(Map<String, String> listeners) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", "1@" + address("CONTROLLER"));
    settings.put("inter.broker.listener.name", "INTERNAL");
    settings.put("listeners", join(listeners, name -> name + "://localhost:" + ports.get(name)));
    settings.put(
        "advertised.listeners",
        join(listeners, name -> name.equals("CONTROLLER") ? "" : name + "://" + advertised(name)));
    settings.put(
        "listener.security.protocol.map",
        join(listeners, name -> name + ":" + listeners.get(name)));
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS;User:CN=client;User:agent;User:live");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    tls(settings, "tls", certificates.keyStore("good", "localhost"));
    tls(settings, "expired", certificates.expiredKeyStore("expired", "localhost"));
    tls(settings, "othername", certificates.keyStore("othername", "other.example"));
    tls(settings, "mutual", certificates.keyStore("mutual", "localhost"));
    tls(settings, "scram", certificates.keyStore("scram", "localhost"));
    settings.put("listener.name.mutual.ssl.client.auth", "required");
    sasl(
        settings,
        "plain",
        "PLAIN",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_ann=\""
            + PASSWORD
            + "\";");
    sasl(
        settings,
        "misledsasl",
        "PLAIN",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_ann=\""
            + PASSWORD
            + "\";");
    sasl(
        settings,
        "scram",
        "SCRAM-SHA-256,SCRAM-SHA-512",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    sasl(
        settings,
        "changed",
        "SCRAM-SHA-256",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    sasl(
        settings,
        "oauth",
        "OAUTHBEARER",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    String oauth = "listener.name.oauth.oauthbearer.";
    settings.put(
        oauth + "sasl.server.callback.handler.class",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler");
    settings.put("listener.name.oauth.sasl.oauthbearer.jwks.endpoint.url", keysUrl);
    settings.put("listener.name.oauth.sasl.oauthbearer.allow.unverified.audience", "true");
    settings.put("listener.name.oauth.sasl.oauthbearer.allow.unverified.issuer", "true");
    settings.put(BrokerMain.ALLOWED_URLS, keysUrl);
    return settings;
  }

  /** The advertised address of a listener; some are wrong on purpose. */
  private String advertised(String listener) {
    return switch (listener) {
      case "ASTRAY" -> "astray.invalid:9092";
      case "MISLEDTLS" -> address("TLS");
      case "MISLEDHTTP", "MISLEDSASL" -> "localhost:" + webPort;
      default -> address(listener);
    };
  }

  private void tls(Map<String, String> settings, String listener, Path keyStore) {
    String prefix = "listener.name." + listener + ".ssl.";
    settings.put(prefix + "keystore.location", keyStore.toString());
    settings.put(prefix + "keystore.password", Certificates.PASSWORD);
    settings.put(prefix + "key.password", Certificates.PASSWORD);
    settings.put(prefix + "keystore.type", "PKCS12");
    settings.put(prefix + "truststore.location", certificates.trustStore("trust").toString());
    settings.put(prefix + "truststore.password", Certificates.PASSWORD);
    settings.put(prefix + "truststore.type", "PKCS12");
  }

  private static void sasl(
      Map<String, String> settings, String listener, String mechanisms, String login) {
    settings.put("listener.name." + listener + ".sasl.enabled.mechanisms", mechanisms);
    for (String mechanism : mechanisms.split(",", -1)) {
      settings.put(
          "listener.name."
              + listener
              + "."
              + mechanism.toLowerCase(java.util.Locale.ROOT)
              + ".sasl.jaas.config",
          login);
    }
  }

  private static String join(
      Map<String, String> listeners, java.util.function.UnaryOperator<String> text) {
    return listeners.keySet().stream()
        .map(text)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(","));
  }
}
