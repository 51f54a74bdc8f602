package topicscope.producer.publish;

import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Names the reason of a failed delivery in a few words. Failures are counted by these words. */
final class FailureReason {
  /** The run ended, and the cluster had not confirmed the record. */
  static final String CLOSED = "closed before it was confirmed";

  private FailureReason() {}

  /**
   * @param answered whether the cluster answered while the record waited
   */
  static String of(Throwable failure, boolean answered) {
    return isAboutTheTopic(failure) && !answered ? "cluster not reachable" : of(failure);
  }

  static String of(Throwable failure) {
    return switch (failure) {
      case BufferExhaustedException _ -> "no room in the buffer";
      case TimeoutException e when isAboutTheTopic(e) -> "topic not found";
      case TimeoutException _ -> "not confirmed in time";
      case RecordTooLargeException _ -> "record too large";
      case AuthenticationException _ -> "not authenticated";
      case AuthorizationException _ -> "not authorised";
      case UnknownTopicOrPartitionException _ -> "no such topic";
      case InvalidTopicException _ -> "not a valid topic";
      case NotEnoughReplicasException _ -> "too few replicas";
      case NotEnoughReplicasAfterAppendException _ -> "too few replicas";
      case IllegalStateException _ -> "closed before it was sent";
      default -> {
        String message = String.valueOf(failure.getMessage());
        yield message.contains("close") ? CLOSED : message;
      }
    };
  }

  /** Whether Kafka cannot find the topic: no broker answers, or the cluster does not have it. */
  static boolean isAboutTheTopic(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof TimeoutException
        && message.startsWith("Topic ")
        && message.contains("not present in metadata");
  }
}
