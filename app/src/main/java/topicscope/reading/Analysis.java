package topicscope.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertLog;
import topicscope.alert.AlertMonitor;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.transform.AnalysisThread;
import topicscope.transform.AnalysisThread.Step;
import topicscope.transform.Transform;
import topicscope.transform.TransformRunner;
import topicscope.transform.TransformState;
import topicscope.trigger.TriggerMonitor;

/**
 * The transforms and alerts of one reading, on their own thread, whether or not a window shows
 * them. Thread-safe.
 */
public final class Analysis implements AutoCloseable {
  private final AlertLog log = new AlertLog();
  private final TransformRunner transforms;
  private final TopicSeries about;
  private final AlertMonitor alerts;
  private final TriggerMonitor triggers;
  private final AnalysisThread thread;
  private final CountDownLatch history = new CountDownLatch(1);
  // Of the analysis thread.
  private boolean loaded;

  /**
   * Starts with some transforms, and without rules.
   *
   * @param about the series about the topic; closed with this
   * @param first the transforms; series about records among them miss none that is read later
   * @param historyLoaded whether the topic's history is in the series; asked on the analysis thread
   * @param listener receives every event, on the analysis thread
   */
  Analysis(
      String topic,
      SeriesSet series,
      TopicSeries about,
      List<Transform> first,
      BooleanSupplier historyLoaded,
      Consumer<AlertEvent> listener) {
    this.about = about;
    transforms = new TransformRunner(series, about);
    first.forEach(transforms::add);
    transforms.step(System.currentTimeMillis());
    alerts = new AlertMonitor(topic, series, transforms, log, () -> loaded, listener);
    triggers = new TriggerMonitor(topic, series, transforms, () -> loaded);
    thread =
        new AnalysisThread(
            series,
            List.of(
                // First, so that what is taken after it is the whole history.
                new Step("the load", now -> loaded = loaded || historyLoaded.getAsBoolean()),
                new Step("the transforms", transforms::step),
                new Step("the alert rules", alerts::step),
                new Step("the triggers", triggers::step),
                new Step("the history", now -> finishHistory())));
  }

  private void finishHistory() {
    if (loaded) {
      history.countDown();
    }
  }

  /**
   * Waits until transforms and rules have taken the topic's history.
   *
   * @return false if they had not within that time
   */
  boolean awaitHistory(Duration max) throws InterruptedException {
    return history.await(max.toMillis(), TimeUnit.MILLISECONDS);
  }

  public TransformRunner transforms() {
    return transforms;
  }

  /**
   * The transform that computes a series, also one with a name of its own; empty for one that is
   * read.
   */
  public Optional<Transform> transformOf(Series series) {
    return transforms.all().stream()
        .filter(derived ->
            derived.series().filter(made -> made.buffer() == series.buffer()).isPresent())
        .map(TransformState::transform)
        .findFirst();
  }

  public AlertMonitor alerts() {
    return alerts;
  }

  public TriggerMonitor triggers() {
    return triggers;
  }

  /** What fails at present, in a sentence; empty if nothing does. */
  public Optional<String> failure() {
    return thread.failure();
  }

  /** The events of this reading. */
  public AlertLog log() {
    return log;
  }

  /** How many requests per second the series about the topic cost the cluster; 0 for none. */
  public double requestsPerSecond() {
    return about.requestsPerSecond();
  }

  /** When consumer groups whose series are shown have changed their state. */
  public List<AskedSeries.GroupMark> groupMarks() {
    return about.marks();
  }

  @Override
  public void close() {
    thread.close();
    about.close();
  }
}
