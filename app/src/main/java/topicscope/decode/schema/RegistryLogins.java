package topicscope.decode.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The logins of schema registries, shared by all who ask with the same one: a registry that is
 * opened again remembers that its login was refused. Bounded to the last {@value #MAX_LOGINS}.
 * Thread-safe.
 */
public final class RegistryLogins {
  private static final int MAX_LOGINS = 100;

  private final Map<Key, RegistryLogin> logins =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RegistryLogin> eldest) {
          return size() > MAX_LOGINS;
        }
      };
  private final LongSupplier clock;

  /** The authorization is a secret: a key is never printed. */
  private record Key(String url, String authorization) {
    @Override
    public String toString() {
      return url;
    }
  }

  /** Without any refused login. */
  public RegistryLogins() {
    this(System::nanoTime);
  }

  RegistryLogins(LongSupplier clock) {
    this.clock = clock;
  }

  synchronized RegistryLogin of(RegistrySettings settings) {
    return logins.computeIfAbsent(
        new Key(settings.toString(), settings.authorization().orElse("")),
        key -> new RegistryLogin(clock));
  }
}
