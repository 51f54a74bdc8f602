package topicscope.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertLog;
import topicscope.alert.Alerts;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.Derivations;
import topicscope.transform.Derived;
import topicscope.transform.Stepper;
import topicscope.transform.Transform;

/**
 * What is worked out of one reading's samples as they arrive: transforms and alerts, on a thread of
 * its own, so that it goes on whether or not a window shows it. Its parts may be used by any
 * thread.
 */
final class Analysis implements AutoCloseable {
  private final AlertLog log = new AlertLog();
  private final Derivations derivations;
  private final Alerts alerts;
  private final Stepper stepper;

  /**
   * Begins, with nothing to work out yet.
   *
   * @param told is told every event, on the analysis' thread
   */
  Analysis(String topic, SeriesSet series, Consumer<AlertEvent> told) {
    derivations = new Derivations(series);
    alerts = new Alerts(topic, series, derivations, log, told);
    stepper = new Stepper(series, List.of(derivations, alerts));
  }

  Derivations derivations() {
    return derivations;
  }

  /** How a series was made, if it was made of others. */
  Optional<Transform> made(Series series) {
    return derivations.all().stream()
        .filter(derived -> derived.series().filter(series::equals).isPresent())
        .map(Derived::transform)
        .findFirst();
  }

  Alerts alerts() {
    return alerts;
  }

  /** The events of this reading. */
  AlertLog log() {
    return log;
  }

  @Override
  public void close() {
    stepper.close();
  }
}
