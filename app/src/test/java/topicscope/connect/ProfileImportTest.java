package topicscope.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicscope.client.ClientConfigException;
import topicscope.client.RefusedSetting;

class ProfileImportTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "a file for SCRAM over TLS becomes a connection; its passwords are stored separately")
  void of_scramOverTls_taken() throws Exception {
    ProfileImport imported =
        read(
            """
            bootstrap.servers=broker.example:9093
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-256
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
              username="ann" password="s3cret; \\\\"odd\\\\"";
            ssl.truststore.location=/etc/trust.jks
            ssl.truststore.password=store
            ssl.keystore.type=PEM
            ssl.keystore.location=/etc/me.pem
            ssl.endpoint.identification.algorithm=
            client.rack=r1
            """);

    assertThat(imported.refusals()).isEmpty();
    ConnectionProfile profile = imported.profile();
    assertThat(profile.name()).isEqualTo("client");
    assertThat(profile.servers()).isEqualTo("broker.example:9093");
    assertThat(profile.tls())
        .isEqualTo(
            new TlsSettings(
                true,
                false,
                new CertificateStore(CertificateStore.Kind.JKS, "/etc/trust.jks"),
                new CertificateStore(CertificateStore.Kind.PEM, "/etc/me.pem")));
    assertThat(profile.login()).isEqualTo(new Login(LoginMechanism.SCRAM_SHA_256, "ann", "", ""));
    assertThat(profile.more()).isEqualTo(Map.of("client.rack", "r1"));
    assertThat(imported.secrets().value(SecretKind.LOGIN)).contains("s3cret; \"odd\"");
    assertThat(imported.toString()).doesNotContain("s3cret");
  }

  @Test
  @DisplayName("a connection has the settings of its file")
  void of_oauth_roundTrip() throws Exception {
    ProfileImport imported =
        read(
            """
            security.protocol=SASL_SSL
            sasl.mechanism=OAUTHBEARER
            sasl.oauthbearer.token.endpoint.url=https://id.example/token
            sasl.oauthbearer.scope=read
            sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule \\
              required clientId="me" clientSecret="s3cret";
            ssl.truststore.type=PEM
            ssl.truststore.certificates=-----BEGIN CERTIFICATE-----
            """);

    Map<String, Object> settings =
        new TreeMap<>(imported.profile().connection(imported.secrets()).security().forKafka());

    assertThat(settings)
        .containsEntry("sasl.mechanism", "OAUTHBEARER")
        .containsEntry("sasl.oauthbearer.token.endpoint.url", "https://id.example/token")
        .containsEntry("sasl.oauthbearer.client.credentials.client.id", "me")
        .containsEntry("sasl.oauthbearer.client.credentials.client.secret", "s3cret")
        .containsEntry("sasl.oauthbearer.scope", "read")
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----");
  }

  @Test
  @DisplayName("refused settings are listed with their reasons, and not imported")
  void of_dangerous_listed() throws Exception {
    ProfileImport imported =
        read(
            """
            bootstrap.servers=h:9092
            interceptor.classes=x.Y
            config.providers=file
            client.id=${file:/etc/passwd:x}
            group.id=payments
            sasl.jaas.config=com.sun.security.auth.module.JndiLoginModule required;
            ssl.keystore.key=-----BEGIN PRIVATE KEY-----
            """);

    assertThat(imported.refusals())
        .extracting(RefusedSetting::key)
        .containsExactlyInAnyOrder(
            "interceptor.classes",
            "config.providers",
            "client.id",
            "group.id",
            "sasl.jaas.config",
            "ssl.keystore.key");
    assertThat(imported.refusals())
        .allSatisfy(refusal -> assertThat(refusal.reason()).isNotBlank());
    assertThat(imported.profile()).isEqualTo(ConnectionProfile.plain("client", "h:9092"));
  }

  @Test
  @DisplayName("a file that can't be read is named, without an option of the command line")
  void of_unreadable_isNamed() {
    Path none = folder.resolve("none.properties");

    assertThatThrownBy(() -> ProfileImport.of(none))
        .isInstanceOf(ClientConfigException.class)
        .hasMessage("There is no file " + none + ".");
    assertThatThrownBy(() -> ProfileImport.of(folder))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageStartingWith(folder + " can't be read as key=value lines: ")
        .hasMessageNotContaining("--");
  }

  private ProfileImport read(String text) throws IOException, ClientConfigException {
    return ProfileImport.of(Files.writeString(folder.resolve("client.properties"), text));
  }
}
