package topicscope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigTest {
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  @TempDir Path folder;

  @Test
  @DisplayName("the settings that a connection needs pass unchanged")
  void load_connectionSettings_areKept() throws Exception {
    ClientConfig config =
        ClientConfig.load(
            file(
                """
                # as for kafka-console-consumer
                security.protocol=sasl_ssl
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule \\
                  required username="ann" password="p \\\\"q\\\\" ;";
                ssl.truststore.location=/etc/trust.p12
                ssl.truststore.password=\\ secret\\u0020
                ssl.truststore.type=pkcs12
                """));
    assertThat(config.forKafka())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("ssl.truststore.location", "/etc/trust.p12")
        .containsEntry("ssl.truststore.password", " secret ")
        .containsEntry("ssl.truststore.type", "PKCS12")
        .hasSize(6);
    assertThat(config.refusals()).isEmpty();
    assertThat(config.encrypted()).isTrue();
    assertThat(config.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key.deserializer",
        "value.serializer",
        "interceptor.classes",
        "metric.reporters",
        "partition.assignment.strategy",
        "partitioner.class",
        "security.providers",
        "ssl.engine.factory.class",
        "ssl.provider",
        "ssl.secure.random.implementation",
        "ssl.keymanager.algorithm",
        "ssl.trustmanager.algorithm",
        "sasl.login.class",
        "sasl.login.callback.handler.class",
        "sasl.client.callback.handler.class",
        "sasl.oauthbearer.jwt.retriever.class",
        "sasl.oauthbearer.jwt.validator.class",
        "sasl.oauthbearer.jwks.endpoint.url",
        "sasl.oauthbearer.assertion.file",
        "sasl.kerberos.kinit.cmd",
        "config.providers",
        "config.providers.file.class",
      })
  @DisplayName(
      "a setting that could run code, read files or reach other machines is refused with a reason")
  void load_dangerousKey_isRefused(String key) throws Exception {
    Path file = file(key + "=x\n");
    assertThatThrownBy(() -> ClientConfig.load(file))
        .isInstanceOf(ClientConfigException.class)
        .hasMessageContaining(key + ": ")
        .hasMessageStartingWith(file + " has settings that Topicscope refuses");
    assertThat(ClientConfig.read(file).forKafka()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ssl.key.password                    | ${file:/etc/passwd:x}
          client.id                           | a${env:HOME}
          sasl.mechanism                      | GSSAPI
          security.protocol                   | SSLV2
          ssl.truststore.type                 | DKS
          sasl.oauthbearer.token.endpoint.url | file:///etc/passwd
          sasl.oauthbearer.token.endpoint.url | http://elsewhere/token
          sasl.oauthbearer.token.endpoint.url | http://localhost.elsewhere/token
          sasl.oauthbearer.token.endpoint.url | http://localhost:80@elsewhere/token
          sasl.oauthbearer.token.endpoint.url | https://login@elsewhere/token
          sasl.oauthbearer.token.endpoint.url | https://login/token,http://elsewhere/token
          """,
      delimiter = '|')
  @DisplayName("a dangerous value is refused")
  void vet_dangerousValue_isRefused(String key, String value) {
    ClientConfig config = ClientConfig.vet(Map.of(key, value));
    assertThat(config.forKafka()).isEmpty();
    assertThat(config.refusals()).singleElement().matches(RefusedSetting::dangerous);
  }

  @Test
  @DisplayName("a setting that only has no use here is left out and listed")
  void load_uselessKey_isListed() throws Exception {
    ClientConfig config = ClientConfig.load(file("group.id=g\nacks=1\nclient.id=c\n"));
    assertThat(config.forKafka()).containsOnlyKeys("client.id");
    assertThat(config.refusals())
        .extracting(RefusedSetting::key)
        .containsExactly("acks", "group.id");
    assertThat(config.refusals()).noneMatch(RefusedSetting::dangerous);
  }

  @Test
  @DisplayName("a login is rebuilt so that Kafka reads the same user and password from it")
  void vet_jaas_isRebuilt() {
    String given = "/* c */ " + PLAIN + " Required password='a\\\\b\"c' // who\n username=ann;";
    ClientConfig config = ClientConfig.vet(Map.of("sasl.jaas.config", given));
    assertThat(config.setting("sasl.jaas.config"))
        .contains(PLAIN + " required password=\"a\\\\b\\\"c\" username=\"ann\";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com.sun.security.auth.module.JndiLoginModule required user.provider.url=\"ldap://x\";",
        "com.sun.security.auth.module.Krb5LoginModule required;",
        PLAIN + " optional username=\"a\";",
        PLAIN + " required username=\"a\"",
        PLAIN + " required username=\"a\" username=\"b\";",
        PLAIN + " required serviceName=\"a\";",
        PLAIN + " required username=;",
        PLAIN + " required username 1;",
        PLAIN + " required username=\"a\\nb\";",
        PLAIN + " required; " + PLAIN + " required;",
        PLAIN + " required; com.sun.security.auth.module.JndiLoginModule required;",
      })
  @DisplayName("a login that is not clearly one of Kafka's own is refused")
  void vet_strangeJaas_isRefused(String jaas) {
    ClientConfig config = ClientConfig.vet(Map.of("sasl.jaas.config", jaas));
    assertThat(config.forKafka()).isEmpty();
    assertThat(config.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.dangerous()).isTrue())
        .satisfies(refusal -> assertThat(refusal.reason()).isNotBlank());
  }

  @Test
  @DisplayName("a token address is allowed in the JVM only when such a client is created")
  void forKafka_tokenUrl_isAllowed() {
    String url = "https://login.example/token";
    ClientConfig config = ClientConfig.vet(Map.of("sasl.oauthbearer.token.endpoint.url", url));
    assertThat(config.forKafka()).containsKey("sasl.login.callback.handler.class");
    assertThat(System.getProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls")).contains(url);
  }

  @Test
  @DisplayName("a file that can't be read is named, with what to check")
  void load_unreadable_isExplained() throws Exception {
    List<Path> bad =
        List.of(
            folder.resolve("none"), folder, file("a=\\u12zz\n"), file(new byte[] {(byte) 0xff}));
    for (Path file : bad) {
      assertThatThrownBy(() -> ClientConfig.load(file))
          .isInstanceOf(ClientConfigException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("--command-config");
    }
  }

  @Test
  @DisplayName("Kafka's own switches are set, unless the user has set them")
  void harden_setsProperties() {
    KafkaHardening.apply();
    assertThat(System.getProperty("org.apache.kafka.automatic.config.providers")).isEqualTo("none");
    assertThat(System.getProperty("org.apache.kafka.allowed.login.modules"))
        .contains(PLAIN)
        .doesNotContain("Jndi");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "client", ".properties"), text);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "client", ".properties"), bytes);
  }
}
