package topicscope.desk.overview;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import topicscope.chart.ValueRange;
import topicscope.decode.time.TimeChoice;
import topicscope.desk.model.LatestDelivery;
import topicscope.desk.model.Plot;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.RetainedTime;
import topicscope.kafka.observe.RetentionSurvey;
import topicscope.kafka.observe.RetentionSurvey.Stretch;
import topicscope.reading.Reading;

/**
 * Knows what the topic of a plot retains. The cluster is asked once the topic has loaded, so that
 * its first picture doesn't wait, and while the strip is in sight.
 *
 * <p>Owned by the JavaFX thread; the cluster is asked on another one.
 */
final class RetentionWatch {
  private final Runnable changed;
  private final Map<String, RetainedTime> known = new HashMap<>();
  private Optional<ClusterConnection> connection = Optional.empty();
  private Optional<RetentionSurvey> survey = Optional.empty();

  /**
   * Asks nobody yet.
   *
   * @param changed called when more is known
   */
  RetentionWatch(Runnable changed) {
    this.changed = changed;
  }

  /**
   * What the topic of a plot retains; empty while it is unknown, or not in the plot's times.
   *
   * @param zoom the stretch that gets finer bars
   */
  Optional<RetainedTime> follow(Plot plot, OverviewZoom zoom) {
    Optional<Reading> reading = plot.readingProperty().get();
    if (reading.isEmpty() || plot.connection().isEmpty() || !hasOwnTimes(plot)) {
      close();
      return Optional.empty();
    }
    if (!plot.connection().equals(connection)) {
      close();
      connection = plot.connection();
    }
    String topic = reading.get().topic();
    if (survey.isPresent() || reading.get().reader().isLoaded()) {
      survey = survey.or(() -> connection.map(this::start));
      survey.ifPresent(asking -> asking.want(topic, zoom.stretch().map(RetentionWatch::stretch)));
    }
    return Optional.ofNullable(known.get(topic));
  }

  /** Whether a plot shows the times that brokers know. */
  static boolean hasOwnTimes(Plot plot) {
    return plot.readingProperty()
        .get()
        .filter(reading -> !(reading.choice().time() instanceof TimeChoice.OfRecord))
        .isEmpty();
  }

  private static Stretch stretch(ValueRange part) {
    return new Stretch((long) Math.floor(part.low()), (long) Math.ceil(part.high()));
  }

  private RetentionSurvey start(ClusterConnection to) {
    return RetentionSurvey.start(
        to,
        new LatestDelivery<>(
            Platform::runLater,
            found -> {
              if (connection.filter(to::equals).isPresent()) {
                known.put(found.topic(), found);
                changed.run();
              }
            }));
  }

  /** Whether a cluster is asked. */
  boolean isAsking() {
    return survey.isPresent();
  }

  /** Stops asking; the thread ends within 2 s. */
  void close() {
    survey.ifPresent(
        asking -> Thread.ofVirtual().name("closing-retention-survey").start(asking::close));
    survey = Optional.empty();
    connection = Optional.empty();
    known.clear();
  }
}
