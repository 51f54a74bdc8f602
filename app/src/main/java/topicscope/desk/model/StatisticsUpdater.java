package topicscope.desk.model;

import java.time.Duration;
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
 * Computes the statistics of all series four times a second, on its own thread, and hands the
 * latest list to the JavaFX thread. Does nothing while there are no new samples.
 */
public final class StatisticsUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpdater.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  private final LatestDelivery<Update> delivery;
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

  private record Update(SeriesSource source, List<Of> statistics) {}

  /** Starts the thread; the listener is called on the JavaFX thread. */
  public StatisticsUpdater(Consumer<List<Of>> listener) {
    delivery =
        new LatestDelivery<>(
            Platform::runLater,
            update -> {
              if (update.source().equals(watched)) {
                listener.accept(update.statistics());
              }
            });
    loop =
        Loop.interruptible(
                "statistics", this::work, e -> LOG.error("The statistics could not be computed", e))
            .start();
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
    SeriesSource source = watched;
    long version = source.version();
    if (!source.equals(reported) || version != reportedVersion) {
      List<Of> statistics =
          source.all().stream().map(one -> new Of(one, one.buffer().statistics())).toList();
      reported = source;
      reportedVersion = version;
      delivery.accept(new Update(source, statistics));
    }
    return EVERY;
  }
}
