package topicscope.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import topicscope.client.ClientConfig;
import topicscope.client.JaasLogin;
import topicscope.client.KafkaHardening;
import topicscope.client.RefusedSetting;

/** Turns a connection into settings of Kafka's clients. */
final class ProfileSettings {
  static final String INLINE_TRUST = "ssl.truststore.certificates";

  /** The settings that a connection has fields for; they are refused among the further settings. */
  static final Set<String> OWN =
      Set.of(
          "bootstrap.servers",
          "security.protocol",
          "sasl.mechanism",
          "sasl.jaas.config",
          "sasl.oauthbearer.token.endpoint.url",
          "sasl.oauthbearer.client.credentials.client.id",
          "sasl.oauthbearer.client.credentials.client.secret",
          "sasl.oauthbearer.scope",
          "ssl.endpoint.identification.algorithm",
          "ssl.truststore.type",
          "ssl.truststore.location",
          "ssl.truststore.password",
          "ssl.keystore.type",
          "ssl.keystore.location",
          "ssl.keystore.password",
          "ssl.keystore.key",
          "ssl.keystore.certificate.chain",
          "ssl.key.password");

  private ProfileSettings() {}

  /**
   * The checked settings.
   *
   * @throws ProfileException if a secret is missing or a setting is refused
   */
  static ClientConfig of(ConnectionProfile profile, Secrets secrets) throws ProfileException {
    Set<SecretKind> missing = profile.missing(secrets);
    if (!missing.isEmpty()) {
      throw new ProfileException(profile.needs(missing));
    }
    ClientConfig config = ClientConfig.vet(settings(profile, secrets));
    if (!config.refusals().isEmpty()) {
      throw new ProfileException(
          "the connection "
              + profile.name()
              + " can't be used: "
              + config.refusals().stream()
                  .map(RefusedSetting::text)
                  .collect(Collectors.joining("; ")));
    }
    return config;
  }

  private static Map<String, String> settings(ConnectionProfile profile, Secrets secrets) {
    Map<String, String> settings = new TreeMap<>(profile.more());
    boolean login = profile.login().mechanism() != LoginMechanism.NONE;
    boolean tls = profile.tls().on();
    settings.put(
        "security.protocol",
        login ? (tls ? "SASL_SSL" : "SASL_PLAINTEXT") : (tls ? "SSL" : "PLAINTEXT"));
    if (tls) {
      settings.putAll(tls(profile, secrets));
    }
    if (login) {
      settings.putAll(login(profile.login(), secrets.value(SecretKind.LOGIN).orElse("")));
    }
    return settings;
  }

  private static Map<String, String> tls(ConnectionProfile profile, Secrets secrets) {
    Map<String, String> settings = new LinkedHashMap<>();
    TlsSettings tls = profile.tls();
    settings.put("ssl.endpoint.identification.algorithm", tls.hostNameChecked() ? "https" : "");
    if (tls.trust().isGiven()) {
      store(
          settings,
          "ssl.truststore.",
          tls.trust(),
          secrets.value(SecretKind.TRUST_STORE).orElse(""));
    } else if (profile.more().containsKey(INLINE_TRUST)) {
      settings.put("ssl.truststore.type", "PEM");
    }
    if (tls.own().isGiven()) {
      store(settings, "ssl.keystore.", tls.own(), secrets.value(SecretKind.KEY_STORE).orElse(""));
      secrets
          .value(SecretKind.KEY)
          .filter(password -> !password.isEmpty())
          .ifPresent(password -> settings.put("ssl.key.password", password));
    }
    return settings;
  }

  private static void store(
      Map<String, String> settings, String prefix, CertificateStore file, String password) {
    settings.put(prefix + "type", file.kind().name());
    settings.put(prefix + "location", file.path().strip());
    if (file.hasPassword() && !password.isEmpty()) {
      settings.put(prefix + "password", password);
    }
  }

  private static Map<String, String> login(Login login, String secret) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("sasl.mechanism", login.mechanism().id());
    Map<String, String> options = Map.of("username", login.user(), "password", secret);
    switch (login.mechanism()) {
      case PLAIN ->
          settings.put("sasl.jaas.config", new JaasLogin(KafkaHardening.PLAIN, options).text());
      case SCRAM_SHA_256, SCRAM_SHA_512 ->
          settings.put("sasl.jaas.config", new JaasLogin(KafkaHardening.SCRAM, options).text());
      case OAUTHBEARER -> {
        settings.put("sasl.jaas.config", new JaasLogin(KafkaHardening.OAUTH, Map.of()).text());
        settings.put("sasl.oauthbearer.token.endpoint.url", login.tokenUrl().strip());
        settings.put("sasl.oauthbearer.client.credentials.client.id", login.user());
        settings.put("sasl.oauthbearer.client.credentials.client.secret", secret);
        if (!login.scope().isBlank()) {
          settings.put("sasl.oauthbearer.scope", login.scope().strip());
        }
      }
      case NONE -> {}
    }
    return settings;
  }
}
