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
 * Reads generated client configurations as an import does, and checks that they have no effects
 * that are not allowed.
 */
final class ConfigFuzz {
  private static final int FOR_KAFKA_EACH = 50;

  private ConfigFuzz() {}

  /**
   * The result.
   *
   * @param broken how many could not be read as a property file
   * @param settings how many settings were passed on
   * @param refusals how many settings were refused
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
    // One file, overwritten each time: a new file each time would cost more than the rest of the
    // test.
    try (Canaries canaries = new Canaries(folder);
        FileChannel written =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ConfigGenerator generator = new ConfigGenerator(seed, canaries.lures());
      for (long i = 0; i < files; i++) {
        String text = generator.next();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        written.truncate(bytes.remaining());
        written.write(bytes, 0);
        try {
          ClientConfig config = read(file);
          check(config, generator.refused(), i % FOR_KAFKA_EACH == 0);
          settings += config.forKafka().size();
          refusals += config.refusals().size();
        } catch (ClientConfigException e) {
          broken++;
          assertThat(generator.refused())
              .as("refused keys of a file that could not be read")
              .isEmpty();
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed " + seed + ", file " + i + ":\n" + text, e);
        }
      }
      assertThat(canaries.touched()).isEmpty();
    }
    return new Outcome(files, broken, settings, refusals);
  }

  /** Reads for import, and checks that reading for use gives the same. */
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
      assertThat(ConfigGenerator.ALLOWED).contains(key);
      assertThat(value.toString()).doesNotContain("${");
    });
    Map<String, RefusedSetting> refusals =
        config.refusals().stream()
            .collect(Collectors.toMap(RefusedSetting::key, refusal -> refusal));
    for (String key : refused) {
      assertThat(refusals.get(key))
          .isNotNull()
          .matches(refusal -> !refusal.reason().isBlank())
          .matches(refusal -> refusal.dangerous() || !ConfigGenerator.DANGEROUS.contains(key));
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

  /**
   * Kafka's own parser reads the passed settings; it may refuse a value, but must do nothing else.
   */
  private static void parseAsKafka(Map<String, Object> passed) {
    Map<String, Object> settings = new HashMap<>(passed);
    settings.put("bootstrap.servers", "localhost:1");
    try {
      var _ = new AdminClientConfig(settings);
    } catch (ConfigException e) {
      // An invalid number or similar; the canaries are checked at the end.
    }
  }
}
