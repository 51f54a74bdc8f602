package topicscope.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The checked connection settings of a Kafka client, as in the file that {@code --command-config}
 * of Kafka's own command-line tools reads.
 *
 * <p>A configuration file can make a Kafka client run code. So only settings of an allow-list are
 * passed on; every other one becomes a {@link RefusedSetting} with its reason. {@code
 * sasl.jaas.config} is taken apart and rebuilt. Reading a file loads no class, opens no other file
 * and connects to nothing.
 *
 * <p>It is in the producer's module because both programs use it, and the desktop application
 * depends on the producer already.
 *
 * <p>Immutable. {@link #toString()} shows no values: they may be secrets.
 */
public final class ClientConfig {
  private static final int MAX_BYTES = 1 << 20;
  private static final ClientConfig NONE = new ClientConfig(Map.of(), List.of());

  private final Map<String, String> settings;
  private final List<RefusedSetting> refusals;

  private ClientConfig(Map<String, String> settings, List<RefusedSetting> refusals) {
    this.settings = Map.copyOf(settings);
    this.refusals = List.copyOf(refusals);
  }

  /** No settings: an open, unencrypted cluster. */
  public static ClientConfig none() {
    return NONE;
  }

  /**
   * Reads the file that {@code --command-config} names, for use: a dangerous setting fails, one
   * without a use here is left out and listed in {@link #refusals()}.
   *
   * @throws ClientConfigException if the file can't be read or holds a dangerous setting
   */
  public static ClientConfig load(Path file) throws ClientConfigException {
    ClientConfig config = read(file, " Check --command-config.");
    String dangerous =
        config.refusals.stream()
            .filter(RefusedSetting::dangerous)
            .map(RefusedSetting::text)
            .collect(Collectors.joining("; "));
    if (!dangerous.isEmpty()) {
      throw new ClientConfigException(
          file + " has settings that Topicscope refuses: " + dangerous + ". Remove them.");
    }
    return config;
  }

  /**
   * Reads a file for import. Refused settings are listed in {@link #refusals()}; the others are
   * kept.
   *
   * @throws ClientConfigException if the file can't be read
   */
  public static ClientConfig read(Path file) throws ClientConfigException {
    return read(file, "");
  }

  private static ClientConfig read(Path file, String hint) throws ClientConfigException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(file)));
    } catch (NoSuchFileException e) {
      throw new ClientConfigException("There is no file " + file + "." + hint, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ClientConfigException(
          file + " can't be read as key=value lines: " + cause(e) + "." + hint, e);
    }
    Map<String, String> given = new TreeMap<>();
    properties.forEach((key, value) -> given.put(key.toString(), value.toString()));
    return vet(given);
  }

  /** Checks settings from another source, such as a saved connection. */
  public static ClientConfig vet(Map<String, String> given) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<RefusedSetting> refusals = new ArrayList<>();
    given.forEach((key, value) -> {
      Optional<RefusedSetting> refusal = SettingRules.judge(key, value);
      refusal.ifPresentOrElse(refusals::add, () -> accept(key, value, settings, refusals));
    });
    return new ClientConfig(settings, refusals);
  }

  /**
   * The checked settings for a Kafka client, as a new map; the caller adds its own. If a token
   * address is among them, the JVM property that allows it is set, and Kafka's own token fetcher is
   * configured.
   */
  public Map<String, Object> forKafka() {
    Map<String, Object> properties = new LinkedHashMap<>(settings);
    setting("sasl.oauthbearer.token.endpoint.url")
        .ifPresent(url -> {
          KafkaHardening.allowTokenUrl(url);
          properties.put(
              "sasl.login.callback.handler.class",
              "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler");
        });
    return properties;
  }

  /** One setting's value. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  /** Whether the settings contain a login. */
  public boolean hasLogin() {
    return setting("security.protocol").orElse("").startsWith("SASL");
  }

  /** The names of all settings. */
  public Set<String> keys() {
    return settings.keySet();
  }

  /** The settings that are not passed on, with the reasons. */
  public List<RefusedSetting> refusals() {
    return refusals;
  }

  /** Whether the connection is encrypted. */
  public boolean encrypted() {
    return setting("security.protocol").orElse("").toUpperCase(Locale.ROOT).endsWith("SSL");
  }

  @Override
  public String toString() {
    return "ClientConfig" + settings.keySet();
  }

  private static void accept(
      String key, String value, Map<String, String> settings, List<RefusedSetting> refusals) {
    if (!key.equals("sasl.jaas.config")) {
      settings.put(key, SettingRules.canonical(key, value));
      return;
    }
    try {
      settings.put(key, JaasLogin.parse(value).text());
    } catch (ClientConfigException e) {
      refusals.add(
          new RefusedSetting(
              key, String.valueOf(e.getMessage()).substring(key.length() + 2), true));
    }
  }

  /** The text of the file. Reads at most {@link #MAX_BYTES}, even from a pipe that never ends. */
  private static String text(Path file) throws IOException, ClientConfigException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ClientConfigException(file + " is too large to be a client configuration");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static String cause(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
