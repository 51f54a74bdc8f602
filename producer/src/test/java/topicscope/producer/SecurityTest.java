package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A broker that needs TLS, a user and permissions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\";";

  private Path folder;
  private Path keys;
  private ChildBroker broker;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-validity",
        "2");
    Path certificate = folder.resolve("broker.pem");
    keytool("-exportcert", "-rfc", "-alias", "broker", "-file", certificate.toString());
    broker =
        new ChildBroker(
            Files.createDirectories(folder.resolve("broker")),
            """
            listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT
            ssl.keystore.location=%s
            ssl.keystore.password=secret
            ssl.keystore.type=PKCS12
            ssl.truststore.location=%s
            ssl.truststore.type=PEM
            sasl.enabled.mechanisms=PLAIN
            sasl.mechanism.inter.broker.protocol=PLAIN
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:admin;User:ANONYMOUS
            listener.name.client.plain.sasl.jaas.config=%s user_admin="pw" user_ann="her own";
            """
                .formatted(keys, certificate, LOGIN.formatted("admin", "pw").replace(";", "")));
    Map<String, Object> admin = admin();
    broker.awaitAnswer(admin);
    allowAnnToWrite(admin);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  @DisplayName("with TLS and SASL from --command-config, records arrive")
  void publish_rightUser_arrives() throws IOException {
    Program.Result result = run("allowed", config("ann", "her own"));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.totals()).hasSize(1).allMatch(line -> line.contains("acknowledged 3 "));
    Map<String, Object> connection = admin();
    connection.put("bootstrap.servers", broker.bootstrapServers());
    assertThat(TestCluster.records(connection, "allowed")).hasSize(3);
  }

  @Test
  @DisplayName(
      "a wrong password is said once, isn't shown, and isn't tried often enough to lock out")
  void publish_wrongPassword_isSaidAndSpared() throws Exception {
    double before = broker.refusedLogins();

    Program.Result result = run("allowed", config("ann", "wrong-word"), "--duration", "8s");

    assertThat(broker.refusedLogins() - before).isBetween(1.0, 2.0);
    assertThat(result.err()).contains("not authenticated").doesNotContain("wrong-word", "\tat ");
    assertThat(result.err()).hasLineCount(1);
    assertThat(result.totals().getFirst()).contains("acknowledged 0 ");
  }

  @Test
  @DisplayName("a topic without permission is reported")
  void publish_notAuthorised_isSaid() throws IOException {
    Program.Result result = run("forbidden", config("ann", "her own"), "--duration", "4s");
    assertThat(result.err()).contains("not authorised").doesNotContain("\tat ");
    assertThat(result.totals().getFirst()).contains("acknowledged 0 ");
  }

  @Test
  @DisplayName("a client without encryption reports that the port speaks TLS, and survives")
  void publish_plaintextToTls_isSaid() {
    Program.Result result =
        Program.run("random", "--bootstrap-server", broker.bootstrapServers(), "--duration", "3s");
    assertThat(result.err()).containsAnyOf("speaks TLS", "is it a TLS port?");
  }

  private Program.Result run(String topic, Path config, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "random",
                "--rate",
                "100",
                "--count",
                "3",
                "--topic",
                topic,
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--command-config",
                config.toString()));
    arguments.addAll(List.of(more));
    return Program.run(arguments.toArray(String[]::new));
  }

  /** As Kafka's own tools take it. */
  private Path config(String user, String password) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "client", ".properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        ssl.truststore.location=%s
        ssl.truststore.type=PEM
        sasl.jaas.config=%s
        """
            .formatted(folder.resolve("broker.pem"), LOGIN.formatted(user, password)));
  }

  private Map<String, Object> admin() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "PLAIN");
    properties.put("ssl.truststore.location", folder.resolve("broker.pem").toString());
    properties.put("ssl.truststore.type", "PEM");
    properties.put("sasl.jaas.config", LOGIN.formatted("admin", "pw"));
    return properties;
  }

  private void allowAnnToWrite(Map<String, Object> security) throws Exception {
    Map<String, Object> properties = new HashMap<>(security);
    properties.put("bootstrap.servers", broker.bootstrapServers());
    AccessControlEntry entry =
        new AccessControlEntry("User:ann", "*", AclOperation.ALL, AclPermissionType.ALLOW);
    try (Admin admin = Admin.create(properties)) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.TOPIC, "allowed", PatternType.LITERAL),
                      entry)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", "secret"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
