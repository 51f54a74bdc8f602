package topicscope.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topicscope.client.ClientConfig;
import topicscope.client.ClientConfigException;
import topicscope.client.JaasLogin;
import topicscope.client.KafkaHardening;
import topicscope.client.RefusedSetting;

/**
 * A {@code client.properties} of Kafka's own tools, imported for review. The file is read once; no
 * other file is opened and no connection is made.
 *
 * @param profile the connection, named after the file; not saved
 * @param secrets the secrets in the file
 * @param refusals the settings left out, with reasons
 */
public record ProfileImport(
    ConnectionProfile profile, Secrets secrets, List<RefusedSetting> refusals) {

  /**
   * Reads the file.
   *
   * @throws ClientConfigException if it can't be read
   */
  public static ProfileImport of(Path file) throws ClientConfigException {
    return new Reading(ClientConfig.read(file)).take(name(file));
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static final class Reading {
    private final ClientConfig config;
    private final List<RefusedSetting> refusals;
    private Secrets secrets = Secrets.none();

    Reading(ClientConfig config) {
      this.config = config;
      this.refusals = new ArrayList<>(config.refusals());
    }

    ProfileImport take(String name) {
      String protocol = text("security.protocol");
      TlsSettings tls = tls(protocol.endsWith("SSL"));
      Login login = protocol.startsWith("SASL") ? login() : Login.NONE;
      Map<String, String> more = new TreeMap<>();
      for (String key : config.keys()) {
        if (!ProfileSettings.OWN.contains(key)) {
          more.put(key, text(key));
        }
      }
      if (!text("ssl.keystore.key").isEmpty()) {
        refusals.add(
            new RefusedSetting(
                "ssl.keystore.key",
                "put the key and its certificates into a PEM file and name that",
                false));
      }
      ConnectionProfile profile =
          new ConnectionProfile(
              name,
              text("bootstrap.servers"),
              tls,
              login,
              more,
              ProfileColour.NONE,
              Optional.empty());
      return new ProfileImport(profile, secrets, List.copyOf(refusals));
    }

    private TlsSettings tls(boolean on) {
      if (!on) {
        return TlsSettings.OFF;
      }
      secret("ssl.truststore.password", SecretKind.TRUST_STORE);
      secret("ssl.keystore.password", SecretKind.KEY_STORE);
      secret("ssl.key.password", SecretKind.KEY);
      String check = config.setting("ssl.endpoint.identification.algorithm").orElse("https");
      return new TlsSettings(
          true, !check.isBlank(), store("ssl.truststore."), store("ssl.keystore."));
    }

    private CertificateStore store(String prefix) {
      String path = text(prefix + "location");
      return path.isEmpty()
          ? CertificateStore.NONE
          : new CertificateStore(
              // Kafka's default.
              CertificateStore.Kind.valueOf(config.setting(prefix + "type").orElse("JKS")), path);
    }

    private Login login() {
      JaasLogin jaas = jaas();
      boolean scram = jaas.module().equals(KafkaHardening.SCRAM);
      LoginMechanism implied =
          jaas.module().equals(KafkaHardening.OAUTH)
              ? LoginMechanism.OAUTHBEARER
              : scram ? LoginMechanism.SCRAM_SHA_512 : LoginMechanism.PLAIN;
      LoginMechanism mechanism = LoginMechanism.of(text("sasl.mechanism")).orElse(implied);
      for (String option : jaas.options().keySet()) {
        if (option.equals("tokenauth") || option.startsWith("extension_")) {
          refusals.add(
              new RefusedSetting(
                  "sasl.jaas.config, " + option, "saved connections have no place for it", false));
        }
      }
      if (mechanism != LoginMechanism.OAUTHBEARER) {
        secret(jaas.options().get("password"));
        return new Login(mechanism, jaas.options().getOrDefault("username", ""), "", "");
      }
      secret(jaas.options().get("clientSecret"));
      secret("sasl.oauthbearer.client.credentials.client.secret", SecretKind.LOGIN);
      return new Login(
          mechanism,
          config
              .setting("sasl.oauthbearer.client.credentials.client.id")
              .orElse(jaas.options().getOrDefault("clientId", "")),
          text("sasl.oauthbearer.token.endpoint.url"),
          config
              .setting("sasl.oauthbearer.scope")
              .orElse(jaas.options().getOrDefault("scope", "")));
    }

    private JaasLogin jaas() {
      try {
        String text = text("sasl.jaas.config");
        return text.isEmpty() ? new JaasLogin("", Map.of()) : JaasLogin.parse(text);
      } catch (ClientConfigException e) {
        // Settings that can't be parsed were refused before.
        return new JaasLogin("", Map.of());
      }
    }

    private void secret(String key, SecretKind secret) {
      config.setting(key).ifPresent(value -> secrets = secrets.with(secret, value));
    }

    private void secret(@Nullable String value) {
      if (value != null) {
        secrets = secrets.with(SecretKind.LOGIN, value);
      }
    }

    private String text(String key) {
      return config.setting(key).map(String::strip).orElse("");
    }
  }
}
