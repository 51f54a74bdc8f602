package topicscope.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import topicscope.client.ClientConfig;

/** A connection as JSON. Unknown fields of a node stay unchanged. */
final class ProfileJson {
  private ProfileJson() {}

  /**
   * Reads a connection.
   *
   * @throws ProfileException if it is invalid, or contains a refused setting
   */
  static ConnectionProfile read(JsonNode node) throws ProfileException {
    String name = text(node, "name");
    if (name.isBlank()) {
      throw new ProfileException("a connection without a name");
    }
    JsonNode tls = node.path("tls");
    JsonNode login = node.path("login");
    return new ConnectionProfile(
        name,
        text(node, "bootstrapServers"),
        new TlsSettings(
            tls.isObject(),
            tls.path("hostNameChecked").asBoolean(true),
            store(tls.path("trustStore")),
            store(tls.path("keyStore"))),
        login.isObject()
            ? new Login(
                LoginMechanism.of(text(login, "mechanism"))
                    .orElseThrow(() -> new ProfileException("login: an unknown mechanism")),
                text(login, "user"),
                text(login, "tokenUrl"),
                text(login, "scope"))
            : Login.NONE,
        settings(node.path("settings")),
        ProfileColour.of(node.path("colour").asText(ProfileColour.NONE.id()))
            .orElseThrow(() -> new ProfileException("an unknown colour")),
        lastUsed(node));
  }

  /** The last time of use, if any. */
  static Optional<Instant> lastUsed(JsonNode node) {
    return time(text(node, "lastUsed"));
  }

  /**
   * Whether a node equals what would be written for a connection, except for the time of last use.
   */
  static boolean isSame(ObjectNode node, ConnectionProfile profile) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    write(profile, written);
    try {
      return read(node).usedAt(Instant.EPOCH).equals(read(written).usedAt(Instant.EPOCH));
    } catch (ProfileException e) {
      return false;
    }
  }

  /** Writes a connection into the node of its predecessor. */
  static void write(ConnectionProfile profile, ObjectNode node) {
    node.put("name", profile.name()).put("bootstrapServers", profile.servers());
    node.put("colour", profile.colour().id());
    node.remove("lastUsed");
    profile.lastUsed().ifPresent(time -> node.put("lastUsed", time.toString()));
    if (profile.tls().on()) {
      ObjectNode tls = object(node, "tls");
      tls.put("hostNameChecked", profile.tls().hostNameChecked());
      write(tls, "trustStore", profile.tls().trust());
      write(tls, "keyStore", profile.tls().own());
    } else {
      node.remove("tls");
    }
    if (profile.login().mechanism() == LoginMechanism.NONE) {
      node.remove("login");
    } else {
      Login login = profile.login();
      object(node, "login")
          .put("mechanism", login.mechanism().id())
          .put("user", login.user())
          .put("tokenUrl", login.tokenUrl())
          .put("scope", login.scope());
    }
    node.remove("settings");
    if (!profile.more().isEmpty()) {
      ObjectNode settings = node.putObject("settings");
      profile.more().forEach(settings::put);
    }
  }

  private static void write(ObjectNode tls, String key, CertificateStore file) {
    if (file.isGiven()) {
      object(tls, key).put("type", file.kind().name()).put("file", file.path());
    } else {
      tls.remove(key);
    }
  }

  /** The object of that name; a new one in the place of anything else. */
  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
  }

  private static CertificateStore store(JsonNode node) throws ProfileException {
    String path = text(node, "file");
    if (path.isEmpty()) {
      return CertificateStore.NONE;
    }
    try {
      return new CertificateStore(CertificateStore.Kind.valueOf(text(node, "type")), path);
    } catch (IllegalArgumentException e) {
      throw new ProfileException("tls: the type of a store must be PEM, PKCS12 or JKS", e);
    }
  }

  private static Map<String, String> settings(JsonNode node) throws ProfileException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (ProfileSettings.OWN.contains(entry.getKey())) {
        throw new ProfileException("settings: " + entry.getKey() + " doesn't belong there");
      }
      settings.put(entry.getKey(), entry.getValue().asText());
    }
    ClientConfig vetted = ClientConfig.vet(settings);
    if (!vetted.refusals().isEmpty()) {
      throw new ProfileException("settings: " + vetted.refusals().getFirst().text());
    }
    return settings;
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("").strip();
  }
}
