package topicscope.decode.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.chaos.Certificates;

@Execution(CONCURRENT)
class RegistryFileTest {
  private static final String PAIR = "ada:s3cret";

  @TempDir private Path folder;
  private HttpsServer server;
  private Certificates certificates;
  private String url;

  @BeforeEach
  void start() throws IOException {
    certificates = new Certificates(folder);
    Path key = certificates.keyStore("registry", "localhost");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            new RegistryTls("", "", key.toString(), Certificates.PASSWORD).context()));
    String expected = "Basic " + Base64.getEncoder().encodeToString(PAIR.getBytes(UTF_8));
    server.createContext(
        "/",
        exchange -> {
          boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = "{\"schema\":\"\\\"long\\\"\"}".getBytes(UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    url = "https://localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @DisplayName("user, password and trusted certificates come from the file: PKCS 12 or PEM")
  void open_basicAndTls_schemaIsFound() throws IOException {
    Path pem = Files.writeString(folder.resolve("issuer.pem"), certificates.pem());
    assertThat(ask("basic.auth.user.info=" + PAIR + "\nssl.truststore.location=" + pem))
        .isInstanceOf(SchemaSource.Found.class);
    assertThat(
            ask(
                "schema.registry.basic.auth.user.info="
                    + PAIR
                    + "\nschema.registry.ssl.truststore.location="
                    + certificates.trustStore("trust")
                    + "\nschema.registry.ssl.truststore.password="
                    + Certificates.PASSWORD))
        .isInstanceOf(SchemaSource.Found.class);
  }

  @Test
  @DisplayName(
      "wrong credentials and an unknown issuer are refused, without a secret in the message")
  void open_wrong_isRefused() throws IOException {
    Path pem = Files.writeString(folder.resolve("issuer.pem"), certificates.pem());
    assertThat(ask("bearer.auth.token=t0ken\nssl.truststore.location=" + pem))
        .isEqualTo(new SchemaSource.Refused("the schema registry refuses the credentials (401)"));
    assertThat(ask("basic.auth.user.info=" + PAIR).toString())
        .contains("can't be reached")
        .doesNotContain("s3cret");
  }

  @Test
  @DisplayName("an error in the file is reported with the file and the reason")
  void open_badFile_isSaid() throws IOException {
    assertThatThrownBy(() -> file(folder.resolve("none.properties")).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.properties");
    assertThatThrownBy(() -> ask("basic.auth.user.info=s3cret"))
        .hasMessageContaining("basic.auth.user.info in")
        .hasMessageEndingWith("is USER:PASSWORD");
    assertThatThrownBy(() -> ask("ssl.truststore.location=/no/such.p12"))
        .hasMessageContaining("there is no file /no/such.p12");
    assertThatThrownBy(() -> new RegistryFile("https://ada:s3cret@host", Optional.empty()).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not hold credentials")
        .message()
        .doesNotContain("s3cret");
  }

  private SchemaSource.Answer ask(String config) throws IOException {
    Path file = Files.writeString(folder.resolve("registry.properties"), config);
    try (SchemaRegistry registry = file(file).open()) {
      await().until(() -> !(registry.schema(17) instanceof SchemaSource.Pending));
      return registry.schema(17);
    }
  }

  private RegistryFile file(Path config) {
    return new RegistryFile(url, Optional.of(config));
  }
}
