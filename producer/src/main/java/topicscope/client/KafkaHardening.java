package topicscope.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sets JVM properties that switch off features of Kafka's clients that a configuration could abuse.
 *
 * <p>{@link #apply()} must run before any Kafka class is loaded: Kafka reads the properties once.
 * Further calls change nothing. It does not replace a value that the user has set on the command
 * line of the JVM.
 */
public final class KafkaHardening {
  /** The login module for PLAIN. */
  public static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  /** The login module for SCRAM-SHA-256 and SCRAM-SHA-512. */
  public static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

  /** The login module for OAUTHBEARER. */
  public static final String OAUTH =
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";

  static final List<String> LOGIN_MODULES = List.of(PLAIN, SCRAM, OAUTH);

  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private KafkaHardening() {}

  /** Allows Kafka's own three login modules and no configuration provider. */
  public static void apply() {
    setIfAbsent("org.apache.kafka.allowed.login.modules", String.join(",", LOGIN_MODULES));
    setIfAbsent("org.apache.kafka.automatic.config.providers", "none");
  }

  /** Lets OAUTHBEARER fetch its token from this address, and from those allowed before. */
  static synchronized void allowTokenUrl(String url) {
    Set<String> urls = new LinkedHashSet<>();
    String before = System.getProperty(ALLOWED_URLS, "");
    if (!before.isEmpty()) {
      urls.addAll(List.of(before.split(",", -1)));
    }
    urls.add(url);
    System.setProperty(ALLOWED_URLS, String.join(",", urls));
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
