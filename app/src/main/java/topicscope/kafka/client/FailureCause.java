package topicscope.kafka.client;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import topicscope.client.ClientConfig;

/** Explains an exception of the Kafka client in plain words, and what to do about it. */
public final class FailureCause {
  private static final Pattern EXCEPTION_NAMES =
      Pattern.compile("^(?:[\\w.$]+(?:Exception|Error): ?)+");

  private FailureCause() {}

  /** The state that the failure causes for a reader or a catalog of this connection. */
  public static ReaderState of(Throwable failure, ClusterConnection connection) {
    return StoreFailure.of(failure)
        .map(FailureCause::failed)
        .orElseGet(() -> of(failure, connection.bootstrapServers(), connection.security()));
  }

  private static ReaderState of(Throwable failure, String servers, ClientConfig config) {
    return switch (mostTelling(failure)) {
      case ConfigException e when message(e).contains("resolvable") ->
          down("can't resolve the host name in " + servers + "; check it (still trying)");
      case ConfigException e -> failed("a setting is wrong: " + message(e));
      case SslAuthenticationException e -> failed(TlsFailure.of(e, servers, config));
      case UnsupportedSaslMechanismException e ->
          failed(servers + " doesn't offer this way to log in: " + message(e));
      case IllegalSaslStateException e ->
          failed(servers + " takes no login; security.protocol must be without SASL");
      case AuthenticationException e ->
          failed("wrong user or password: " + servers + " says: " + message(e));
      case TopicAuthorizationException e ->
          failed("not authorised for the topic " + String.join(", ", e.unauthorizedTopics()));
      case GroupAuthorizationException e ->
          failed("not authorised for the consumer group " + e.groupId());
      case AuthorizationException e -> failed("not authorised: " + message(e));
      case InvalidTopicException e -> failed("no valid topic name: " + message(e));
      case UnsupportedVersionException e ->
          failed(servers + " is too old for this client: " + message(e));
      case InvalidConfigurationException e -> failed("a setting is wrong: " + message(e));
      case RetriableException e ->
          down("no answer from " + servers + "; check host and port (still trying)");
      case LoginException e -> failed("no login to " + servers + ": " + message(e));
      case Throwable e when e.getMessage() == null -> failed(e.getClass().getSimpleName());
      case Throwable e -> failed(e.getClass().getSimpleName() + ": " + message(e));
    };
  }

  public static ReaderState down(String cause) {
    return ReaderState.now(ReaderState.Kind.DOWN, cause);
  }

  public static ReaderState failed(String cause) {
    return ReaderState.now(ReaderState.Kind.FAILED, cause);
  }

  /** The most specific exception: the first of Kafka's own kinds, from the outside in. */
  public static Throwable mostTelling(Throwable failure) {
    Throwable telling = failure;
    while (telling.getCause() != null
        && (!(telling instanceof KafkaException) || telling.getClass() == KafkaException.class)) {
      telling = telling.getCause();
    }
    return telling;
  }

  /** The message of the innermost cause; its class if it has none. */
  static String innermost(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
  }

  /** The first line of the exception's message, without names of other exceptions in it. */
  private static String message(Throwable e) {
    String message = Objects.requireNonNullElse(e.getMessage(), "").lines().findFirst().orElse("");
    String plain = EXCEPTION_NAMES.matcher(message).replaceFirst("");
    return plain.isBlank()
        ? e.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT)
        : plain;
  }
}
