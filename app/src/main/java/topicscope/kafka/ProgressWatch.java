package topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Tells how a reader stands from the progress of its polls.
 *
 * <p>A Kafka consumer never says that the cluster is gone: it retries for ever and its polls stay
 * empty. So when nothing has come for a while, the cluster is asked for the end offsets, with a
 * bound.
 *
 * <p>Owned by the reader thread.
 */
final class ProgressWatch {
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final ClusterConnection connection;
  private long lastNews = System.nanoTime();
  private boolean wasBehind;

  ProgressWatch(Consumer<ByteBuffer, ByteBuffer> consumer, ClusterConnection connection) {
    this.consumer = consumer;
    this.connection = connection;
  }

  /** The state after a poll that returned so many records; empty if it is as before. */
  Optional<ReaderState> after(int records) {
    if (records > 0) {
      lastNews = System.nanoTime();
      wasBehind = false;
      return Optional.of(ReaderState.now(ReaderState.Kind.LIVE, "reading " + connection));
    }
    if (System.nanoTime() - lastNews < QUIET_NANOS) {
      return Optional.empty();
    }
    Optional<ReaderState> asked = ask();
    lastNews = System.nanoTime();
    return asked;
  }

  private Optional<ReaderState> ask() {
    try {
      boolean behind = isBehind(consumer.endOffsets(consumer.assignment(), PROBE_TIMEOUT));
      // Records that came in between the poll and the question are no stall.
      boolean stalled = behind && wasBehind;
      wasBehind = behind;
      if (stalled) {
        return Optional.of(
            ReaderState.now(ReaderState.Kind.STALLED, "records are there but don't arrive"));
      }
      return behind ? Optional.empty() : Optional.of(idle());
    } catch (TimeoutException e) {
      return Optional.of(Trouble.of(e, connection));
    }
  }

  static ReaderState idle() {
    return ReaderState.now(ReaderState.Kind.IDLE, "connected, waiting for new records");
  }

  private boolean isBehind(Map<TopicPartition, Long> endOffsets) {
    return endOffsets.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PROBE_TIMEOUT) < end.getValue());
  }
}
