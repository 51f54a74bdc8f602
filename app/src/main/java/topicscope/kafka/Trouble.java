package topicscope.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Says in plain words what an exception of the Kafka client means and what can be done. */
final class Trouble {
  private Trouble() {}

  /** The state that the failure puts a reader or a catalog of this connection into. */
  static ReaderState of(Throwable failure, ClusterConnection connection) {
    String servers = connection.bootstrapServers();
    return switch (mostTelling(failure)) {
      case ConfigException e when message(e).contains("resolvable") ->
          ReaderState.now(
              ReaderState.Kind.DOWN,
              "can't resolve the host name in " + servers + "; check it (still trying)");
      case ConfigException e ->
          ReaderState.now(ReaderState.Kind.FAILED, "a setting is wrong: " + message(e));
      case AuthenticationException e ->
          ReaderState.now(
              ReaderState.Kind.FAILED, servers + " refused the credentials: " + message(e));
      case AuthorizationException e ->
          ReaderState.now(ReaderState.Kind.FAILED, "not authorised: " + message(e));
      case UnsupportedVersionException e ->
          ReaderState.now(
              ReaderState.Kind.FAILED, servers + " is too old for this client: " + message(e));
      case RetriableException e ->
          ReaderState.now(
              ReaderState.Kind.DOWN,
              "no answer from " + servers + "; check host and port (still trying)");
      case Throwable e ->
          ReaderState.now(
              ReaderState.Kind.FAILED, e.getClass().getSimpleName() + ": " + message(e));
    };
  }

  private static Throwable mostTelling(Throwable failure) {
    Throwable telling = failure;
    while (telling.getCause() != null
        && (!(telling instanceof KafkaException) || telling.getClass() == KafkaException.class)) {
      telling = telling.getCause();
    }
    return telling;
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? "no further detail" : e.getMessage();
  }
}
