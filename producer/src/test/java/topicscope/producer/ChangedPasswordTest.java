package topicscope.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.client.ClientConfig;
import topicscope.client.LoginThrottle;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Message;
import topicscope.producer.publish.MessagePublisher;
import topicscope.producer.publish.SendPolicy;
import topicscope.producer.publish.SinkNews;
import topicscope.producer.publish.SinkSettings;

/** A password that is changed on the broker while the producer sends with the old one. */
@Execution(CONCURRENT)
class ChangedPasswordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MODULES = "org.apache.kafka.common.security.";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "while records come or one waits: connections that are cut log in once, then wait, as the"
          + " broker counts")
  void publish_passwordChanged_isNotTriedAgainAndAgain(boolean steadily, @TempDir Path folder)
      throws Exception {
    SinkNews news = new SinkNews();
    try (Forwarder forwarder = new Forwarder("127.0.0.1:1");
        ChildBroker broker = new ChildBroker(folder, listener(forwarder.address()))) {
      forwarder.leadTo(broker.bootstrapServers());
      Map<String, Object> admin =
          new HashMap<>(login("PLAIN", "plain.PlainLoginModule", "admin", "pw"));
      broker.awaitAnswer(admin, forwarder::leadTo);
      admin.put("bootstrap.servers", forwarder.address());
      setPassword(admin, "old");
      ClientConfig config =
          ClientConfig.vet(login("SCRAM-SHA-256", "scram.ScramLoginModule", "ann", "old"));
      SinkSettings settings =
          new SinkSettings(
              forwarder.address(), config, steadily ? SendPolicy.MEASURED : SendPolicy.FED);
      LoginThrottle logins = new LoginThrottle();
      try (KafkaSink sink = KafkaSink.open(settings, news, logins)) {
        MessagePublisher publisher = sink.messages("sent");
        await()
            .atMost(PATIENCE)
            .until(() -> {
              send(publisher);
              return publisher.totals().acknowledged() > 0;
            });

        setPassword(admin, "new");
        forwarder.leadTo(broker.bootstrapServers());
        send(publisher);

        await()
            .atMost(PATIENCE)
            .until(() -> {
              if (steadily) {
                send(publisher);
              }
              return news.lines().stream().anyMatch(line -> line.contains("not authenticated"));
            });
        await()
            .during(5, TimeUnit.SECONDS)
            .atMost(PATIENCE)
            .until(() -> {
              if (steadily) {
                send(publisher);
              }
              return broker.refusedLogins() <= 2;
            });
      }
      assertThat(broker.refusedLogins()).isBetween(1.0, 2.0);
      assertThat(news.lines()).anyMatch(line -> line.contains("trying again at "));
    }
  }

  private static String listener(String advertised) {
    return """
    listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
    advertised.listeners=CLIENT://%s
    sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256
    sasl.mechanism.inter.broker.protocol=PLAIN
    listener.name.client.plain.sasl.jaas.config=%splain.PlainLoginModule required \
    username="admin" password="pw" user_admin="pw";
    listener.name.client.scram-sha-256.sasl.jaas.config=%sscram.ScramLoginModule required;
    """
        .formatted(advertised, MODULES, MODULES);
  }

  private static void send(MessagePublisher publisher) {
    publisher.publish(
        Message.of(System.currentTimeMillis(), "1".getBytes(StandardCharsets.UTF_8)),
        DeliveryListener.NONE);
  }

  private static Map<String, String> login(
      String mechanism, String module, String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        mechanism,
        "sasl.jaas.config",
        "%s%s required username=\"%s\" password=\"%s\";"
            .formatted(MODULES, module, user, password));
  }

  private static void setPassword(Map<String, Object> connection, String password)
      throws Exception {
    try (Admin admin = Admin.create(connection)) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      "ann",
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096),
                      password)))
          .all()
          .get();
    }
  }
}
