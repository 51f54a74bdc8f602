package topicscope.desk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;
import topicscope.signal.SeriesStatistics;

/**
 * Works out the figures of all series a few times a second, on a thread of its own, and hands them
 * to the JavaFX thread whole. Nothing new, nothing done.
 */
public final class StatisticsUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpdater.class);
  private static final long EVERY_MS = 250;

  private final Consumer<List<Of>> listener;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("figures").daemon().factory());
  private volatile SeriesSource watched = new SeriesSet(1);
  private SeriesSource reported = watched;
  private long reportedVersion;

  /**
   * The figures of one series.
   *
   * @param series which
   * @param figures over everything that is held of it
   */
  public record Of(Series series, SeriesStatistics figures) {}

  /** Starts working; the listener is called on the JavaFX thread. */
  public StatisticsUpdater(Consumer<List<Of>> listener) {
    this.listener = listener;
    var _ = executor.scheduleWithFixedDelay(this::work, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Works on these series from now on. From any thread. */
  public void watch(SeriesSource series) {
    watched = series;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void work() {
    try {
      SeriesSource set = watched;
      long version = set.version();
      if (set.equals(reported) && version == reportedVersion) {
        return;
      }
      List<Of> figures = new ArrayList<>();
      for (Series series : set.all()) {
        figures.add(new Of(series, series.buffer().statistics()));
      }
      reported = set;
      reportedVersion = version;
      Platform.runLater(() -> hand(set, figures));
    } catch (RuntimeException e) {
      // An exception that escaped would silently end the schedule.
      LOG.error("The figures could not be worked out", e);
    }
  }

  private void hand(SeriesSource set, List<Of> figures) {
    if (set.equals(watched)) {
      listener.accept(figures);
    }
  }
}
