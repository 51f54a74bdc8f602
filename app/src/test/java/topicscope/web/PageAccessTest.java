package topicscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("Access to the page")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class PageAccessTest {
  private static final String SECRET = "cpu-of-the-bank";
  private static final List<String> PATHS =
      List.of("/", "/page.js", "/uplot.js", "/api/topics", "/api/openapi.json", "/none");
  private static final String UPGRADE = "GET /api/socket HTTP/1.1";
  private static final AccessToken TOKEN = new AccessToken("a-token-of-the-test");
  private final TestCluster cluster;

  PageAccessTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a forged Host, a page of another origin and another method get nothing, anywhere")
  void forgedRequests_getNothing() throws IOException {
    try (OpenPage page = new OpenPage(cluster)) {
      page.show(SECRET, cluster.topicOf("{\"" + SECRET + "\":1}"), 1);
      String host = "Host: " + page.host();
      for (String path : PATHS) {
        String get = "GET " + path + " HTTP/1.1";
        assertThat(page.send(get, List.of(host)).status()).as(path).isIn(200, 404);
        assertRefused(403, page.send(get, List.of("Host: evil.example")), path);
        assertRefused(403, page.send(get, List.of("Host: 127.0.0.1.evil.example")), path);
        assertThat(page.send(get, List.of("Host: localhost@evil.example")).status()).isEqualTo(400);
        assertRefused(403, page.send(get, List.of(host, "Origin: http://evil.example")), path);
        assertRefused(403, page.send(get, List.of(host, "Origin: null")), path);
        assertRefused(403, page.send(get, List.of(host, "Origin: http://localhost:3000")), path);
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")) {
          assertRefused(405, page.send(method + " " + path + " HTTP/1.1", List.of(host)), path);
        }
        assertThat(
                page.send(get.replace("GET /", "GET http://evil.example/"), List.of(host)).status())
            .as("the name in the target")
            .isIn(400, 403);
      }
      assertRefused(
          403,
          page.send("GET /api/topics HTTP/1.1", List.of(host, "Sec-Fetch-Site: cross-site")),
          "as a script");
      assertThat(
              page.send("GET / HTTP/1.1", List.of(host, "Origin: http://" + page.host())).status())
          .isEqualTo(200);
      assertThat(page.send("GET / HTTP/1.1", List.of("Host: LOCALHOST:9")).status())
          .as("through a tunnel")
          .isEqualTo(200);
      assertThat(page.send("GET / HTTP/1.1", List.of()).status()).isEqualTo(400);
      assertRefused(
          403, page.send(UPGRADE, upgrade("Host: evil.example")), "an upgrade with another name");
      assertRefused(
          403, page.send(UPGRADE, upgrade(host, "Origin: http://evil.example")), "another page");
      try (Socket socket = page.open(UPGRADE, upgrade(host, "Origin: http://" + page.host()))) {
        assertThat(OpenPage.head(socket.getInputStream())).startsWith("HTTP/1.1 101");
      }
    }
  }

  private static void assertRefused(int status, OpenPage.Answer answer, String what) {
    assertThat(answer.status()).as(what).isEqualTo(status);
    assertThat(answer.text()).as(what).doesNotContain(SECRET).hasSizeLessThan(100);
    assertThat(answer.headers()).as(what).containsKey("content-security-policy");
  }

  private static List<String> upgrade(String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(
        List.of(
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
    return all;
  }

  @Test
  @DisplayName("every answer has the headers that keep others out, and none that lets them in")
  void headers_ofEveryAnswer() throws IOException {
    try (OpenPage page = new OpenPage(cluster)) {
      for (String path : PATHS) {
        OpenPage.Answer answer = page.get(path);
        assertThat(answer.headers())
            .as(path)
            .containsEntry("x-content-type-options", "nosniff")
            .containsEntry("referrer-policy", "no-referrer")
            .containsEntry("x-frame-options", "DENY")
            .containsEntry("cross-origin-resource-policy", "same-origin")
            .containsEntry("cache-control", path.startsWith("/api/") ? "no-store" : "no-cache")
            .doesNotContainKeys(
                "server", "x-powered-by", "set-cookie", "access-control-allow-origin");
        assertThat(answer.headers().get("content-security-policy"))
            .startsWith("default-src 'self';");
      }
      OpenPage.Answer head = page.send("HEAD / HTTP/1.1", List.of("Host: " + page.host()));
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.text()).isEmpty();
      OpenPage.Answer large = page.get("/", "X: " + "x".repeat(10_000));
      assertThat(large.status()).isEqualTo(431);
      assertThat(large.text()).doesNotContainIgnoringCase("jetty");
      for (String outside :
          List.of("/../page.js", "/%2e%2e/page.js", "/index.html", "/META-INF/")) {
        assertThat(page.get(outside).status()).as(outside).isIn(400, 404);
      }
    }
  }

  @Test
  @DisplayName("with a token, data need it; the files of the page, which have none, don't")
  void token_opensData() throws IOException {
    PageOptions options =
        new PageOptions(
            ListenAddress.parse("0.0.0.0:0"),
            Optional.of(TOKEN),
            Optional.empty(),
            Set.of("scope.example"));
    try (OpenPage page = new OpenPage(cluster, options, PastColumns.NONE)) {
      assertThat(page.server().link())
          .endsWith(":" + page.server().port() + "/#token=" + TOKEN.text());
      assertThat(page.get("/").status()).isEqualTo(200);
      for (String path : List.of("/api/topics", "/api/events", "/api/openapi.json")) {
        OpenPage.Answer refused = page.get(path, "Accept: text/event-stream");
        assertThat(refused.status()).as(path).isEqualTo(401);
        assertThat(refused.headers()).containsEntry("www-authenticate", "Bearer");
      }
      for (String wrong : List.of("a-token-of-the-tesT", "a-token-of-the-tes", "")) {
        assertThat(page.get("/api/topics", "Authorization: Bearer " + wrong).status())
            .isEqualTo(401);
      }
      assertThat(page.get("/api/topics?token=" + TOKEN.text()).status())
          .as("never in the query")
          .isEqualTo(401);
      String right = "Authorization: Bearer " + TOKEN.text();
      assertThat(page.get("/api/topics", right).status()).isEqualTo(200);
      assertThat(page.send("GET / HTTP/1.1", List.of("Host: scope.example")).status())
          .as("a name that was given")
          .isEqualTo(200);
      assertThat(
              page.send("GET /api/topics HTTP/1.1", List.of("Host: evil.example", right)).status())
          .isEqualTo(403);
      String host = "Host: " + page.host();
      assertThat(page.send(UPGRADE, upgrade(host)).status()).isEqualTo(401);
      String protocols = "Sec-WebSocket-Protocol: topicscope, bearer." + TOKEN.text();
      try (Socket socket = page.open(UPGRADE, upgrade(host, protocols))) {
        assertThat(OpenPage.head(socket.getInputStream()))
            .startsWith("HTTP/1.1 101")
            .containsIgnoringCase("Sec-WebSocket-Protocol: topicscope")
            .doesNotContain(TOKEN.text());
      }
    }
  }

  @Test
  @DisplayName("an address that others reach can't be opened without a token")
  void open_withoutToken_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PageOptions(
                ListenAddress.parse("0.0.0.0:0"), Optional.empty(), Optional.empty(), Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken("short"));
    assertThat(AccessToken.random().text()).hasSize(24).isNotEqualTo(AccessToken.random().text());
    assertThat(AccessToken.random().toString()).isEqualTo("a token");
  }

  @ParameterizedTest
  @DisplayName("an address is a host and a port, or a port of loopback")
  @CsvSource({
    "8080, 127.0.0.1, 8080, true",
    ":8080, 127.0.0.1, 8080, true",
    "localhost:1, localhost, 1, true",
    "[::1]:80, ::1, 80, true",
    "0.0.0.0:80, 0.0.0.0, 80, false",
    "192.0.2.1:0, 192.0.2.1, 0, false"
  })
  void address_parsed(String text, String host, int port, boolean loopback) {
    ListenAddress address = ListenAddress.parse(text);
    assertThat(address).isEqualTo(new ListenAddress(host, port));
    assertThat(address.isLoopback()).isEqualTo(loopback);
  }

  @ParameterizedTest
  @DisplayName("another text is no address")
  @ValueSource(strings = {"", "host", "host:99999", "::1", "a:b", "http://host:80"})
  void address_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.parse(text))
        .withMessageContaining("HOST:PORT");
  }

  @Test
  @DisplayName("a port in use, an address of another machine and a wrong certificate are one line")
  void start_impossible_oneLine(@TempDir Path folder) throws Exception {
    try (OpenPage page = new OpenPage(cluster)) {
      assertFails(PageOptions.local(page.server().port()), "the port is in use");
    }
    Optional<AccessToken> token = Optional.of(TOKEN);
    assertFails(
        new PageOptions(ListenAddress.parse("192.0.2.1:0"), token, Optional.empty(), Set.of()),
        "this machine doesn't have that address");
    assertFails(
        new PageOptions(
            ListenAddress.parse("no.such.invalid:0"), token, Optional.empty(), Set.of()),
        "no such host");
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    assertFails(withTls(certificate, key), "there is no such file");
    KeyPair keys = keys();
    writePem(certificate, "CERTIFICATE", certificate(keys).getEncoded());
    Files.writeString(key, "nothing");
    assertFails(withTls(certificate, key), "holds no private key");
    writePem(key, "EC PRIVATE KEY", keys.getPrivate().getEncoded());
    assertFails(withTls(certificate, key), "PKCS#8");
    writePem(key, "PRIVATE KEY", keys().getPrivate().getEncoded());
    assertFails(withTls(certificate, key), "is not the key of");
    assertFails(withTls(key, key), "holds no certificate");
  }

  private static void assertFails(PageOptions options, String why) {
    assertThatThrownBy(() -> PageServer.start(options, List::of, PastColumns.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n", "Exception");
  }

  @Test
  @DisplayName("with a certificate the line is encrypted")
  void tls_encrypts(@TempDir Path folder) throws Exception {
    KeyPair keys = keys();
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    writePem(certificate, "CERTIFICATE", certificate(keys).getEncoded());
    writePem(key, "PRIVATE KEY", keys.getPrivate().getEncoded());
    try (OpenPage page = new OpenPage(cluster, withTls(certificate, key), PastColumns.NONE);
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      assertThat(page.server().link()).startsWith("https://127.0.0.1:");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://localhost:" + page.server().port() + "/"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("<title>Topicscope</title>");
    }
  }

  private static PageOptions withTls(Path certificate, Path key) {
    return new PageOptions(
        ListenAddress.parse("127.0.0.1:0"),
        Optional.empty(),
        Optional.of(new PageOptions.TlsFiles(certificate, key)),
        Set.of());
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(KeyPair keys) throws Exception {
    X500Name name = new X500Name("CN=localhost");
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    name,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static void writePem(Path file, String kind, byte[] bytes) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(bytes)
            + "\n-----END "
            + kind
            + "-----\n");
  }

  private static SSLContext trusting() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustingAll()}, null);
    return context;
  }

  /** Trusts the certificate of the test, whatever it says. */
  private static final class TrustingAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
