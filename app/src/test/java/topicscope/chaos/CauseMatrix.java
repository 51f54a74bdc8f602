package topicscope.chaos;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import topicscope.demo.FreePort;
import topicscope.kafka.client.ReaderState.Kind;

/** Every right and wrong way to connect, with the servers for it and the expected cause. */
final class CauseMatrix implements AutoCloseable {
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final String OAUTH =
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";

  private final SecuredBroker broker;
  private final HttpServer http;
  private final ServerSocket silent;
  private final TokenServer tokens;
  private final int refused;

  /**
   * One way to connect.
   *
   * @param says a part of the expected cause
   */
  record Case(
      String name,
      String server,
      String topic,
      Map<String, String> config,
      Kind kind,
      String says) {}

  /** Starts the servers; returns when they answer. */
  CauseMatrix() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // Otherwise the first client that sends no end of a line would block all others.
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
    silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    tokens = new TokenServer();
    refused = FreePort.find();
    broker = SecuredBroker.start(tokens.keysUrl(), http.getAddress().getPort());
    try (Admin admin = broker.admin()) {
      admin
          .createTopics(
              Stream.of("open", "closed", "hidden")
                  .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                  .toList())
          .all()
          .get();
      admin
          .createAcls(
              List.of(allow("open", AclOperation.READ), allow("closed", AclOperation.DESCRIBE)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** The broker with a listener for every way. */
  SecuredBroker broker() {
    return broker;
  }

  /** The settings of a login by user and password without encryption. */
  static Map<String, String> plainLogin(String password) {
    return login("SASL_PLAINTEXT", "PLAIN", PLAIN, password);
  }

  /** The settings of a SCRAM login of a user without encryption. */
  static Map<String, String> scramLogin(String user, String password) {
    return login("SASL_PLAINTEXT", "SCRAM-SHA-256", SCRAM, user, password);
  }

  @Override
  public void close() throws IOException {
    broker.close();
    http.stop(0);
    silent.close();
    tokens.close();
  }

  /** All cases; each may run beside the others. */
  List<Case> cases() {
    Map<String, String> none = Map.of();
    Map<String, String> tls = tls("SSL");
    List<Case> cases = new ArrayList<>();
    cases.add(idle("open", "OPEN", none));
    cases.add(idle("TLS", "TLS", tls));
    cases.add(idle("TLS, PEM", "TLS", tlsByPem()));
    cases.add(
        idle(
            "TLS, host name not checked",
            "OTHERNAME",
            with(tls, "ssl.endpoint.identification.algorithm", "")));
    cases.add(idle("mutual TLS", "MUTUAL", mutual(tls)));
    cases.add(idle("mutual TLS, PEM", "MUTUAL", mutualByPem(tls)));
    cases.add(
        idle("PLAIN", "PLAIN", login("SASL_PLAINTEXT", "PLAIN", PLAIN, SecuredBroker.PASSWORD)));
    cases.add(idle("SCRAM-SHA-256", "SCRAM", scram("SCRAM-SHA-256", SecuredBroker.PASSWORD)));
    cases.add(idle("SCRAM-SHA-512", "SCRAM", scram("SCRAM-SHA-512", SecuredBroker.PASSWORD)));
    cases.add(idle("OAUTHBEARER", "OAUTH", oauth(TokenServer.SECRET)));

    cases.add(down("unknown host", "no-such-host.invalid:9092", none, "no such host"));
    cases.add(down("nobody listens", "localhost:" + refused, none, "connection refused"));
    cases.add(down("no answer", "localhost:" + silent.getLocalPort(), none, "no answer within"));
    cases.add(
        down("no answer over TLS", "localhost:" + silent.getLocalPort(), tls, "no answer within"));
    cases.add(
        down("sent astray", broker.address("ASTRAY"), none, "astray.invalid:9092 (no such host)"));
    cases.add(
        failed("sent on to a TLS port", broker.address("MISLEDTLS"), none, "(the port speaks TLS"));
    cases.add(
        failed(
            "sent on to an HTTP port",
            broker.address("MISLEDHTTP"),
            none,
            "(the port speaks HTTP"));
    cases.add(
        failed(
            "sent on to an HTTP port after the login",
            broker.address("MISLEDSASL"),
            plainLogin(SecuredBroker.PASSWORD),
            "(the port speaks HTTP"));
    cases.add(failed("no address", "localhost", none, "not of the form HOST:PORT"));
    cases.add(failed("HTTP", "localhost:" + http.getAddress().getPort(), none, "speaks HTTP"));
    cases.add(
        failed(
            "HTTP, asked over TLS",
            "localhost:" + http.getAddress().getPort(),
            tls,
            "speaks HTTP"));
    cases.add(
        failed("controller", broker.address("CONTROLLER"), none, "the port is a controller's"));
    cases.add(
        failed("TLS port, asked without", broker.address("TLS"), none, "the port speaks TLS"));
    cases.add(
        failed(
            "SASL_SSL port, asked without", broker.address("SCRAM"), none, "the port speaks TLS"));
    cases.add(
        failed(
            "open port, asked over TLS", broker.address("OPEN"), tls, "speaks Kafka without TLS"));
    cases.add(failed("certificate expired", broker.address("EXPIRED"), tls, "has expired"));
    cases.add(
        failed(
            "unknown issuer",
            broker.address("TLS"),
            Map.of("security.protocol", "SSL"),
            "an issuer that is not known here"));
    cases.add(
        failed(
            "wrong host name", broker.address("OTHERNAME"), tls, "made out to another host name"));
    cases.add(
        failed(
            "client certificate missing",
            broker.address("MUTUAL"),
            tls,
            "wants a client certificate"));
    cases.add(
        failed(
            "client certificate expired",
            broker.address("MUTUAL"),
            with(
                mutual(tls),
                "ssl.keystore.location",
                broker.certificates().expiredKeyStore("expired-client", "").toString()),
            "our client certificate has expired"));
    cases.add(
        failed(
            "wrong store password",
            broker.address("TLS"),
            with(tls, "ssl.truststore.password", "wrong-secret"),
            "trust.p12 can't be opened: wrong password"));
    cases.add(
        failed(
            "missing store",
            broker.address("TLS"),
            with(tls, "ssl.truststore.location", "/no/such/trust.p12"),
            "/no/such/trust.p12 can't be opened: there is no such file"));
    cases.add(failed("login missing", broker.address("PLAIN"), none, "asks for a login (PLAIN)"));
    cases.add(
        failed(
            "login missing over TLS",
            broker.address("SCRAM"),
            tls,
            "asks for a login (SCRAM-SHA-"));
    cases.add(
        failed(
            "wrong password, PLAIN",
            broker.address("PLAIN"),
            login("SASL_PLAINTEXT", "PLAIN", PLAIN, "wrong-secret"),
            "wrong user or password"));
    cases.add(
        failed(
            "wrong password, SCRAM",
            broker.address("SCRAM"),
            scram("SCRAM-SHA-512", "wrong-secret"),
            "wrong user or password"));
    cases.add(
        failed(
            "wrong secret, OAUTHBEARER",
            broker.address("OAUTH"),
            oauth("wrong-secret"),
            "no login"));
    cases.add(
        failed(
            "mechanism not offered",
            broker.address("PLAIN"),
            login("SASL_PLAINTEXT", "SCRAM-SHA-256", SCRAM, SecuredBroker.PASSWORD),
            "doesn't offer this way to log in"));
    cases.add(
        failed(
            "login where none is asked",
            broker.address("OPEN"),
            login("SASL_PLAINTEXT", "PLAIN", PLAIN, SecuredBroker.PASSWORD),
            "takes no login"));
    Map<String, String> ann = login("SASL_PLAINTEXT", "PLAIN", PLAIN, SecuredBroker.PASSWORD);
    cases.add(
        new Case(
            "no such topic",
            broker.address("OPEN"),
            "nowhere",
            none,
            Kind.FAILED,
            "there is no topic nowhere"));
    cases.add(
        new Case(
            "topic not to be seen",
            broker.address("PLAIN"),
            "hidden",
            ann,
            Kind.FAILED,
            "not authorised for the topic hidden"));
    cases.add(
        new Case(
            "topic not to be read",
            broker.address("PLAIN"),
            "closed",
            ann,
            Kind.FAILED,
            "not authorised for the topic closed"));
    cases.add(
        new Case(
            "no topic name",
            broker.address("OPEN"),
            "a/b",
            none,
            Kind.FAILED,
            "no valid topic name"));
    return cases;
  }

  private Case idle(String name, String listener, Map<String, String> config) {
    return new Case(name, broker.address(listener), "open", config, Kind.IDLE, "connected");
  }

  private Case down(String name, String server, Map<String, String> config, String says) {
    return new Case(name, server, "open", config, Kind.DOWN, says);
  }

  private Case failed(String name, String server, Map<String, String> config, String says) {
    return new Case(name, server, "open", config, Kind.FAILED, says);
  }

  private Map<String, String> tls(String protocol) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("security.protocol", protocol);
    config.put("ssl.truststore.location", broker.certificates().trustStore("trust").toString());
    config.put("ssl.truststore.password", Certificates.PASSWORD);
    config.put("ssl.truststore.type", "PKCS12");
    return config;
  }

  private Map<String, String> tlsByPem() {
    return Map.of(
        "security.protocol",
        "SSL",
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.certificates",
        broker.certificates().pem());
  }

  private Map<String, String> mutual(Map<String, String> tls) {
    Map<String, String> config = new LinkedHashMap<>(tls);
    config.put("ssl.keystore.location", broker.certificates().keyStore("client", "").toString());
    config.put("ssl.keystore.password", Certificates.PASSWORD);
    config.put("ssl.key.password", Certificates.PASSWORD);
    config.put("ssl.keystore.type", "PKCS12");
    return config;
  }

  private Map<String, String> mutualByPem(Map<String, String> tls) {
    Map<String, String> config = new LinkedHashMap<>(tls);
    config.put("ssl.keystore.location", broker.certificates().pemKeyStore("client").toString());
    config.put("ssl.keystore.type", "PEM");
    return config;
  }

  private Map<String, String> scram(String mechanism, String password) {
    Map<String, String> config = tls("SASL_SSL");
    config.putAll(login("SASL_SSL", mechanism, SCRAM, password));
    return config;
  }

  private static Map<String, String> login(
      String protocol, String mechanism, String module, String password) {
    return login(protocol, mechanism, module, SecuredBroker.USER, password);
  }

  private static Map<String, String> login(
      String protocol, String mechanism, String module, String user, String password) {
    return Map.of(
        "security.protocol",
        protocol,
        "sasl.mechanism",
        mechanism,
        "sasl.jaas.config",
        module + " required username=\"" + user + "\" password=\"" + password + "\";");
  }

  private Map<String, String> oauth(String secret) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "OAUTHBEARER",
        "sasl.oauthbearer.token.endpoint.url",
        tokens.url(),
        "sasl.oauthbearer.client.credentials.client.id",
        TokenServer.CLIENT,
        "sasl.oauthbearer.client.credentials.client.secret",
        secret,
        "sasl.jaas.config",
        OAUTH + " required;");
  }

  private static Map<String, String> with(Map<String, String> config, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(config);
    more.put(key, value);
    return more;
  }

  private static AclBinding allow(String topic, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + SecuredBroker.USER, "*", operation, AclPermissionType.ALLOW));
  }
}
