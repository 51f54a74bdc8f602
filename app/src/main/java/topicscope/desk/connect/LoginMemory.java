package topicscope.desk.connect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import topicscope.client.LoginThrottle;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Login;
import topicscope.connect.ProfileException;
import topicscope.connect.Secrets;
import topicscope.connect.TlsSettings;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.Backoff;

/**
 * The logins tried since the program began, and which of them worked. All connections with the same
 * login share one {@link LoginThrottle}, so that opening one again and again doesn't try a refused
 * password again and again. Another password is tried at once, but each that is refused makes the
 * next wait longer.
 *
 * <p>Owned by the JavaFX thread. Holds secrets in memory.
 */
final class LoginMemory {
  private final Map<Account, Backoff> waits = new HashMap<>();
  private final Map<Account, Map<Secrets, LoginThrottle>> tried = new HashMap<>();

  /** Whose login it is, and how it is sent. */
  private record Account(String servers, TlsSettings tls, Login login, Map<String, String> more) {
    static Account of(ConnectionProfile profile) {
      return new Account(profile.servers(), profile.tls(), profile.login(), profile.more());
    }
  }

  /**
   * A connection that remembers what was refused.
   *
   * @throws ProfileException if a secret is missing or a setting is refused
   */
  ClusterConnection connection(ConnectionProfile profile, Secrets secrets) throws ProfileException {
    Account account = Account.of(profile);
    Backoff wait = waits.computeIfAbsent(account, _ -> Backoff.ofLogins());
    Map<Secrets, LoginThrottle> before = tried.computeIfAbsent(account, _ -> new LinkedHashMap<>());
    LoginThrottle known = before.remove(secrets);
    LoginThrottle throttle = known == null ? new LoginThrottle(wait) : known;
    before.put(secrets, throttle);
    return profile.connection(secrets, throttle);
  }

  /** The secrets that the brokers have accepted last; empty if there are none. */
  Optional<Secrets> accepted(ConnectionProfile profile) {
    return of(profile).entrySet().stream()
        .filter(one -> one.getValue().isAccepted())
        .map(Map.Entry::getKey)
        .reduce((one, later) -> later);
  }

  /** Why these secrets were refused, if they were. */
  Optional<String> refusal(ConnectionProfile profile, Secrets secrets) {
    return Optional.ofNullable(of(profile).get(secrets)).flatMap(LoginThrottle::cause);
  }

  /** What was refused and when it may be tried again, if that is later than now. */
  Optional<String> waiting(ConnectionProfile profile, Secrets secrets) {
    return Optional.ofNullable(of(profile).get(secrets)).flatMap(LoginThrottle::waiting);
  }

  private Map<Secrets, LoginThrottle> of(ConnectionProfile profile) {
    return tried.getOrDefault(Account.of(profile), Map.of());
  }
}
