package topicscope.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertLog;
import topicscope.alert.AlertMonitor;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.AnalysisThread;
import topicscope.transform.Transform;
import topicscope.transform.TransformRunner;
import topicscope.transform.TransformState;

/**
 * What is worked out of one reading's samples as they arrive: transforms and alerts, on a thread of
 * its own, so that it goes on whether or not a window shows it. Its parts may be used by any
 * thread.
 */
public final class Analysis implements AutoCloseable {
  private final AlertLog log = new AlertLog();
  private final TransformRunner derivations;
  private final AlertMonitor alerts;
  private final AnalysisThread stepper;

  /**
   * Begins, with nothing to work out yet.
   *
   * @param told is told every event, on the analysis' thread
   */
  Analysis(String topic, SeriesSet series, Consumer<AlertEvent> told) {
    derivations = new TransformRunner(series);
    alerts = new AlertMonitor(topic, series, derivations, log, told);
    stepper = new AnalysisThread(series, List.of(derivations, alerts));
  }

  /** How many steps of transforms and alerts have failed so far. */
  long failures() {
    return stepper.failures();
  }

  public TransformRunner derivations() {
    return derivations;
  }

  /** How a series was made, if it was made of others. */
  public Optional<Transform> made(Series series) {
    return derivations.all().stream()
        .filter(derived -> derived.series().filter(series::equals).isPresent())
        .map(TransformState::transform)
        .findFirst();
  }

  public AlertMonitor alerts() {
    return alerts;
  }

  /** The events of this reading. */
  public AlertLog log() {
    return log;
  }

  @Override
  public void close() {
    stepper.close();
  }
}
