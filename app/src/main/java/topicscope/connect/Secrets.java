package topicscope.connect;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The secrets of one connection. An empty secret means that there is no password, and is held too.
 *
 * <p>Immutable. {@link #toString()} shows no values.
 */
public final class Secrets {
  private static final Secrets NONE = new Secrets(Map.of());

  private final Map<SecretKind, String> values;

  private Secrets(Map<SecretKind, String> values) {
    this.values = Map.copyOf(values);
  }

  /** No secrets. */
  public static Secrets none() {
    return NONE;
  }

  /** The same with this secret. */
  public Secrets with(SecretKind secret, String value) {
    Map<SecretKind, String> more = new EnumMap<>(SecretKind.class);
    more.putAll(values);
    more.put(secret, value);
    return new Secrets(more);
  }

  /** These secrets, and those of the other that are missing here. */
  public Secrets or(Secrets other) {
    Map<SecretKind, String> more = new EnumMap<>(SecretKind.class);
    more.putAll(other.values);
    more.putAll(values);
    return new Secrets(more);
  }

  /** The secrets that are not empty. */
  public Secrets filled() {
    Map<SecretKind, String> filled = new EnumMap<>(SecretKind.class);
    values.forEach((secret, value) -> {
      if (!value.isEmpty()) {
        filled.put(secret, value);
      }
    });
    return new Secrets(filled);
  }

  /** A secret's value. */
  public Optional<String> value(SecretKind secret) {
    return Optional.ofNullable(values.get(secret));
  }

  /** The kinds of secrets held. */
  public Set<SecretKind> held() {
    return values.keySet();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secrets that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Secrets" + values.keySet();
  }
}
