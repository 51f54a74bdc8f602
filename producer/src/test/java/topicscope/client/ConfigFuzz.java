package topicscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * Reads made-up client configurations as an import does, and looks by the effects that nothing came
 * of it but what is allowed.
 */
final class ConfigFuzz {
  private static final int FOR_KAFKA_EACH = 50;

  private ConfigFuzz() {}

  /**
   * What came of it.
   *
   * @param broken how many could not be read as a property file
   * @param settings how many settings came through
   * @param refusals how many didn't
   */
  record Outcome(long files, long broken, long settings, long refusals) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d files, %,d of them broken: %,d settings came through, %,d were refused",
          files,
          broken,
          settings,
          refusals);
    }
  }

  /** Writes and reads so many files in that folder. */
  static Outcome run(Path folder, long seed, long files) throws Exception {
    KafkaHardening.apply();
    long broken = 0;
    long settings = 0;
    long refusals = 0;
    Path file = folder.resolve("client.properties");
    // One file, written over: a new one each time would cost more than all the rest.
    try (Canaries canaries = new Canaries(folder);
        FileChannel written =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ConfigForge forge = new ConfigForge(seed, canaries.lures());
      for (long i = 0; i < files; i++) {
        String text = forge.next();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        written.truncate(bytes.remaining());
        written.write(bytes, 0);
        try {
          ClientConfig config = read(file);
          check(config, forge.refused(), i % FOR_KAFKA_EACH == 0);
          settings += config.forKafka().size();
          refusals += config.refusals().size();
        } catch (ClientConfigException e) {
          broken++;
          assertThat(forge.refused()).as("refused keys of a file that could not be read").isEmpty();
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed " + seed + ", file " + i + ":\n" + text, e);
        }
      }
      assertThat(canaries.touched()).isEmpty();
    }
    return new Outcome(files, broken, settings, refusals);
  }

  /** Reads for import, and looks that reading for use says the same. */
  private static ClientConfig read(Path file) throws ClientConfigException {
    ClientConfig config = ClientConfig.read(file);
    boolean dangerous = config.refusals().stream().anyMatch(RefusedSetting::dangerous);
    boolean used;
    try {
      var _ = ClientConfig.load(file);
      used = true;
    } catch (ClientConfigException e) {
      used = false;
    }
    assertThat(used).isEqualTo(!dangerous);
    return config;
  }

  private static void check(ClientConfig config, Set<String> refused, boolean withKafka)
      throws IOException {
    Map<String, Object> passed = new HashMap<>(config.forKafka());
    if (passed.containsKey("sasl.oauthbearer.token.endpoint.url")) {
      // Ours, and not what a file may have named.
      assertThat(passed.remove("sasl.login.callback.handler.class"))
          .isEqualTo(
              "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
    }
    assertThat(passed).doesNotContainKeys(refused.toArray(new String[0]));
    passed.forEach((key, value) -> {
      assertThat(ConfigForge.ALLOWED).contains(key);
      assertThat(value.toString()).doesNotContain("${");
    });
    Map<String, RefusedSetting> refusals =
        config.refusals().stream()
            .collect(Collectors.toMap(RefusedSetting::key, refusal -> refusal));
    for (String key : refused) {
      assertThat(refusals.get(key))
          .isNotNull()
          .matches(refusal -> !refusal.reason().isBlank())
          .matches(refusal -> refusal.dangerous() || !ConfigForge.DANGEROUS.contains(key));
    }
    if (passed.get("sasl.jaas.config") instanceof String jaas) {
      JaasContext context =
          JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(jaas)));
      assertThat(context.configurationEntries())
          .singleElement()
          .satisfies(entry ->
              assertThat(KafkaHardening.LOGIN_MODULES).contains(entry.getLoginModuleName()));
    }
    if (withKafka) {
      parseAsKafka(passed);
    }
  }

  /** Kafka's own parser meets what came through; it may find a value wrong, and no more. */
  private static void parseAsKafka(Map<String, Object> passed) {
    Map<String, Object> settings = new HashMap<>(passed);
    settings.put("bootstrap.servers", "localhost:1");
    try {
      var _ = new AdminClientConfig(settings);
    } catch (ConfigException e) {
      // A number that is none, and the like; what was touched is looked at in the end.
    }
  }
}
