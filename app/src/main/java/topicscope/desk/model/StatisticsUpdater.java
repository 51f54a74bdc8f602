package topicscope.desk.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;
import topicscope.signal.SeriesStatistics;

/**
 * Computes the statistics of all series four times a second, on its own thread, and hands them to
 * the JavaFX thread as one list. It does nothing while there are no new samples.
 */
public final class StatisticsUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpdater.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  private final Consumer<List<Of>> listener;
  private final Loop loop;
  private volatile SeriesSource watched = new SeriesSet(1);
  private SeriesSource reported = watched;
  private long reportedVersion;

  /**
   * The statistics of one series.
   *
   * @param series the series
   * @param figures statistics of all samples held
   */
  public record Of(Series series, SeriesStatistics figures) {}

  /** Starts the thread; the listener is called on the JavaFX thread. */
  public StatisticsUpdater(Consumer<List<Of>> listener) {
    this.listener = listener;
    loop = Loop.interruptible("statistics", this::work, StatisticsUpdater::failed).start();
  }

  /** Computes the statistics of these series from now on. Thread-safe. */
  public void watch(SeriesSource series) {
    watched = series;
  }

  @Override
  public void close() {
    loop.stop();
  }

  private Duration work() {
    SeriesSource set = watched;
    long version = set.version();
    if (set.equals(reported) && version == reportedVersion) {
      return EVERY;
    }
    List<Of> figures = new ArrayList<>();
    for (Series series : set.all()) {
      figures.add(new Of(series, series.buffer().statistics()));
    }
    reported = set;
    reportedVersion = version;
    Platform.runLater(() -> hand(set, figures));
    return EVERY;
  }

  private static void failed(Throwable e) {
    LOG.error("The statistics could not be computed", e);
  }

  private void hand(SeriesSource set, List<Of> figures) {
    if (set.equals(watched)) {
      listener.accept(figures);
    }
  }
}
