package topicscope.connect;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import topicscope.client.LoginThrottle;
import topicscope.kafka.client.ClusterConnection;

/**
 * A saved connection: a name, and how the cluster is reached. It contains no secret.
 *
 * @param name the user's name for it; unique among the saved ones
 * @param servers {@code HOST:PORT[,…]}
 * @param tls whether and how it is encrypted
 * @param login the login
 * @param more further client settings, by Kafka's names, of those that are allowed
 * @param colour shown beside the name
 * @param lastUsed the last time of use; empty if never
 */
public record ConnectionProfile(
    String name,
    String servers,
    TlsSettings tls,
    Login login,
    Map<String, String> more,
    ProfileColour colour,
    Optional<Instant> lastUsed) {
  /** A cluster without encryption and login. */
  public static ConnectionProfile plain(String name, String servers) {
    return new ConnectionProfile(
        name, servers, TlsSettings.OFF, Login.NONE, Map.of(), ProfileColour.NONE, Optional.empty());
  }

  public ConnectionProfile {
    more = Map.copyOf(more);
  }

  /** The same under another name, never used. */
  public ConnectionProfile named(String other) {
    return new ConnectionProfile(other, servers, tls, login, more, colour, Optional.empty());
  }

  /** The same in another colour. */
  public ConnectionProfile coloured(ProfileColour other) {
    return new ConnectionProfile(name, servers, tls, login, more, other, lastUsed);
  }

  /** The same, last used at that time. */
  public ConnectionProfile usedAt(Instant time) {
    return new ConnectionProfile(name, servers, tls, login, more, colour, Optional.of(time));
  }

  /** The secrets that it needs. */
  public Set<SecretKind> needed() {
    Set<SecretKind> needed = EnumSet.noneOf(SecretKind.class);
    if (login.mechanism() != LoginMechanism.NONE) {
      needed.add(SecretKind.LOGIN);
    }
    if (tls.on() && tls.trust().hasPassword()) {
      needed.add(SecretKind.TRUST_STORE);
    }
    if (tls.on() && tls.own().hasPassword()) {
      needed.add(SecretKind.KEY_STORE);
    }
    return needed;
  }

  /** The needed secrets that are not among these. */
  public Set<SecretKind> missing(Secrets secrets) {
    Set<SecretKind> missing = needed();
    missing.removeAll(secrets.held());
    return missing;
  }

  /** Says that it needs secrets. */
  public String needs(Set<SecretKind> missing) {
    return missing.stream()
        .map(SecretKind::title)
        .collect(Collectors.joining(" and the ", "the connection " + name + " needs the ", ""));
  }

  /** Its security in a few words, without secrets. */
  public String securityText() {
    String encrypted = tls.on() ? (tls.own().isGiven() ? "mutual TLS" : "TLS") : "not encrypted";
    String checked = tls.on() && !tls.hostNameChecked() ? ", host name not checked" : "";
    return login.mechanism() == LoginMechanism.NONE
        ? encrypted + checked
        : encrypted + checked + ", " + login.mechanism().id() + " as " + login.user();
  }

  /**
   * The connection; nothing is opened yet.
   *
   * @throws ProfileException if a secret is missing or a setting is refused
   */
  public ClusterConnection connection(Secrets secrets) throws ProfileException {
    return connection(secrets, new LoginThrottle());
  }

  /**
   * The same with the memory of refused logins.
   *
   * @throws ProfileException if a secret is missing or a setting is refused
   */
  public ClusterConnection connection(Secrets secrets, LoginThrottle gate) throws ProfileException {
    return new ClusterConnection(servers, ProfileSettings.of(this, secrets), gate);
  }
}
