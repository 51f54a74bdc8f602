package topicscope.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which settings of a client configuration are passed on, and why the others are not. It is an
 * allow-list: an unknown key is refused.
 */
final class SettingRules {
  private static final Set<String> PLAIN_KEYS =
      Set.of(
          "bootstrap.servers",
          "client.id",
          "client.rack",
          "client.dns.lookup",
          "connections.max.idle.ms",
          "default.api.timeout.ms",
          "metadata.max.age.ms",
          "receive.buffer.bytes",
          "reconnect.backoff.max.ms",
          "reconnect.backoff.ms",
          "request.timeout.ms",
          "retry.backoff.max.ms",
          "retry.backoff.ms",
          "sasl.jaas.config",
          "sasl.login.connect.timeout.ms",
          "sasl.login.read.timeout.ms",
          "sasl.oauthbearer.client.credentials.client.id",
          "sasl.oauthbearer.client.credentials.client.secret",
          "sasl.oauthbearer.scope",
          "sasl.oauthbearer.sub.claim.name",
          "security.protocol",
          "send.buffer.bytes",
          "socket.connection.setup.timeout.max.ms",
          "socket.connection.setup.timeout.ms",
          "ssl.cipher.suites",
          "ssl.key.password",
          "ssl.keystore.certificate.chain",
          "ssl.keystore.key",
          "ssl.keystore.location",
          "ssl.keystore.password",
          "ssl.truststore.certificates",
          "ssl.truststore.location",
          "ssl.truststore.password");

  /** The settings with few valid values, as Kafka spells them; case is ignored here. */
  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "metadata.recovery.strategy", Set.of("none", "rebootstrap"),
          "security.protocol", Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
          "sasl.mechanism", Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"),
          "ssl.endpoint.identification.algorithm", Set.of("", "https"),
          "ssl.keystore.type", Set.of("JKS", "PKCS12", "PEM"),
          "ssl.truststore.type", Set.of("JKS", "PKCS12", "PEM"),
          "ssl.protocol", Set.of("TLS", "TLSv1.2", "TLSv1.3"),
          "ssl.enabled.protocols",
              Set.of("TLSv1.2", "TLSv1.3", "TLSv1.2,TLSv1.3", "TLSv1.3,TLSv1.2"));

  /** Kafka loads the class that such a key names, or passes its value to code that loads one. */
  private static final Pattern CODE_KEY =
      Pattern.compile(
          ".*(\\.class|\\.classes|\\.serializer|\\.deserializer|\\.reporters|\\.providers?"
              + "|\\.implementation|\\.strategy|\\.interceptors|\\.algorithm"
              + "|\\.jwt\\..*|\\.jwks\\..*|\\.assertion\\..*|\\.handler)(\\..*)?"
              + "|.*callback\\.handler.*|.*\\.jwt.*|.*\\.jwks.*|.*\\.assertion.*"
              + "|serializer|deserializer|.*kerberos.*");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private SettingRules() {}

  /** Why the setting is refused; empty when it is passed on. */
  static Optional<RefusedSetting> judge(String key, String value) {
    if (value.contains("${")) {
      return dangerous(key, "a value with ${…} would be looked up by a configuration provider");
    }
    if (key.equals("config.providers") || key.startsWith("config.providers.")) {
      return dangerous(key, "a configuration provider runs code and reads files");
    }
    if (key.equals("sasl.oauthbearer.token.endpoint.url")) {
      return isTokenAddress(value)
          ? Optional.empty()
          : dangerous(key, "a token is only fetched over https (or http from this machine)");
    }
    Set<String> choices = CHOICES.get(key);
    if (choices != null) {
      return choices.contains(canonical(key, value))
          ? Optional.empty()
          : dangerous(
              key, "must be one of " + String.join(" ", choices.stream().sorted().toList()));
    }
    if (PLAIN_KEYS.contains(key)) {
      return Optional.empty();
    }
    if (CODE_KEY.matcher(key).matches()) {
      return dangerous(key, "it names code to load, or a provider of it");
    }
    return Optional.of(
        new RefusedSetting(
            key, "not one of the connection settings; Topicscope sets it itself", false));
  }

  /** Checks the real host of the address: the part before an {@code @} is not the host. */
  private static boolean isTokenAddress(String value) {
    try {
      URI address = new URI(value.strip());
      boolean plain = address.getHost() != null && address.getUserInfo() == null;
      // The JVM property that allows it is a list with commas.
      return plain
          && !value.contains(",")
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The value as Kafka spells it if only few values are valid; otherwise unchanged. */
  static String canonical(String key, String value) {
    String wanted = value.strip().replace(", ", ",");
    return CHOICES.getOrDefault(key, Set.of()).stream()
        .filter(wanted::equalsIgnoreCase)
        .findAny()
        .orElse(value);
  }

  private static Optional<RefusedSetting> dangerous(String key, String reason) {
    return Optional.of(new RefusedSetting(key, reason, true));
  }
}
