package topicscope.desk.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;
import topicscope.signal.SeriesStatistics;

/**
 * Lists all series four times a second and computes the statistics of those in sight, on its own
 * thread, and hands the latest result to the JavaFX thread. Does nothing while there are no new
 * samples.
 */
public final class StatisticsUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpdater.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  private final LatestDelivery<Update> delivery;
  private final Loop loop;
  private volatile SeriesSource watched = new SeriesSet(1);
  private volatile Set<Series> inSight = Set.of();
  private Basis reported = new Basis(watched, 0, inSight);

  private record Basis(SeriesSource source, long version, Set<Series> inSight) {}

  private record Update(
      SeriesSource source, List<Series> series, Map<Series, SeriesStatistics> figures) {}

  /**
   * Starts the thread.
   *
   * @param listener gets all series, and the statistics of all samples held of those in sight; on
   *     the JavaFX thread
   */
  public StatisticsUpdater(BiConsumer<List<Series>, Map<Series, SeriesStatistics>> listener) {
    delivery =
        new LatestDelivery<>(
            Platform::runLater,
            update -> {
              if (update.source().equals(watched)) {
                listener.accept(update.series(), update.figures());
              }
            });
    loop =
        Loop.interruptible(
                "statistics", this::work, e -> LOG.error("The statistics could not be computed", e))
            .start();
  }

  /** Lists these series from now on. Thread-safe. */
  public void watch(SeriesSource series) {
    watched = series;
  }

  /** Computes the statistics of these series only, at once. Thread-safe. */
  public void compute(Set<Series> seen) {
    if (!seen.equals(inSight)) {
      inSight = Set.copyOf(seen);
      loop.wake();
    }
  }

  @Override
  public void close() {
    loop.stop();
  }

  private Duration work() {
    SeriesSource source = watched;
    Basis now = new Basis(source, source.version(), inSight);
    if (!now.equals(reported)) {
      List<Series> series = source.all();
      Map<Series, SeriesStatistics> figures =
          series.stream()
              .filter(now.inSight()::contains)
              .collect(Collectors.toMap(one -> one, Series::statistics));
      reported = now;
      delivery.accept(new Update(source, series, figures));
    }
    return EVERY;
  }
}
