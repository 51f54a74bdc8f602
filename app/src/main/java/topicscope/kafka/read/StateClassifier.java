package topicscope.kafka.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.Node;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicObservation;

/**
 * Decides from the signs how a reader stands. Pure: the same signs, the same state.
 *
 * <p>Records that arrive make it LIVE, but only while every broker that has a part of the topic
 * delivers; silence is explained by what the cluster said from the side.
 */
final class StateClassifier {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final ClusterConnection connection;

  /**
   * What there is to go by; times as {@link System#nanoTime()}.
   *
   * @param now when the signs were read
   * @param lastRecordAt when the last record arrived
   * @param loading whether what the topic already holds is still being read
   * @param silences from whom nothing comes
   * @param behind whether there were records, when last asked, that have not arrived since
   * @param heldBack whether all that hasn't arrived belongs to transactions still open
   * @param sighting what the cluster last said
   */
  record Signs(
      long now,
      long lastRecordAt,
      boolean loading,
      List<BrokerLiveness.Silence> silences,
      boolean behind,
      boolean heldBack,
      TopicObservation sighting) {}

  StateClassifier(ClusterConnection connection) {
    this.connection = connection;
  }

  ReaderState judge(Signs signs) {
    return signs.silences().isEmpty() ? whileDelivering(signs) : whileSilent(signs);
  }

  /**
   * How a reader stands whose consumer had to be replaced and whose new one has no answer yet.
   *
   * @param heardAt when the last record came
   */
  ReaderState whileReopening(Signs signs, long heardAt) {
    return signs.sighting() instanceof TopicObservation.Refused refused
        ? refused.state()
        : stalled("no answer yet; connecting anew to " + connection, signs.now() - heardAt);
  }

  private ReaderState whileDelivering(Signs signs) {
    if (signs.loading()) {
      return live("reading what the topic holds already");
    }
    long quietFor = signs.now() - signs.lastRecordAt();
    if (quietFor < FRESH_NANOS) {
      return live("reading " + connection);
    }
    if (signs.heldBack()) {
      return stalled("records are there but belong to a transaction that is still open", quietFor);
    }
    if (signs.behind()) {
      return stalled("records are there but don't arrive", quietFor);
    }
    return state(ReaderState.Kind.IDLE, "connected, waiting for new records", quietFor);
  }

  private static ReaderState whileSilent(Signs signs) {
    long silentFor =
        signs.silences().stream()
            .mapToLong(silence -> signs.now() - silence.since())
            .max()
            .orElse(0);
    return switch (signs.sighting()) {
      case TopicObservation.Refused refused -> refused.state();
      case TopicObservation.Missing _ ->
          stalled("the topic is gone; waiting for it to come back", silentFor);
      case TopicObservation.Seen _, TopicObservation.Unknown _ ->
          stalled(
              signs.silences().stream()
                  .map(StateClassifier::text)
                  .sorted()
                  .collect(Collectors.joining("; ")),
              silentFor);
    };
  }

  private static String text(BrokerLiveness.Silence silence) {
    String partitions =
        (silence.partitions().size() == 1 ? "partition " : "partitions ")
            + silence.partitions().stream()
                .limit(10)
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            + (silence.partitions().size() > 10 ? ", …" : "");
    return silence
        .leader()
        .map(leader -> name(leader) + ", which has " + partitions + ", doesn't answer")
        .orElse("no broker has " + partitions + " just now");
  }

  private static String name(Node node) {
    return "broker " + node.id() + " (" + node.host() + ":" + node.port() + ")";
  }

  private static ReaderState live(String cause) {
    return ReaderState.now(ReaderState.Kind.LIVE, cause);
  }

  private static ReaderState stalled(String cause, long forNanos) {
    return state(ReaderState.Kind.STALLED, cause, forNanos);
  }

  private static ReaderState state(ReaderState.Kind kind, String cause, long forNanos) {
    return new ReaderState(kind, cause, Instant.now().minusNanos(forNanos));
  }
}
