package topicscope.desk.figures;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.desk.model.LatestDelivery;
import topicscope.platform.Loop;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;
import topicscope.signal.SeriesStatistics;

/**
 * Lists all series four times a second, twice if many are asked for, and computes the figures that
 * are asked for, on its own thread, and hands the latest result to the JavaFX thread. Curves are
 * renewed twice a second. Does nothing while there are no new samples and nothing else is asked
 * for.
 */
public final class StatisticsUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpdater.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  /** With more rows, changing all of them so often takes longer than drawing the plot. */
  private static final int FEW_ROWS = 10;

  private static final Duration EVERY_OF_MANY = Duration.ofMillis(500);
  private static final long BETWEEN_CURVES_NANOS = Duration.ofMillis(480).toNanos();

  private final LatestDelivery<Update> delivery;
  private final Loop loop;
  private final Decimator decimator = new Decimator();
  private final PixelColumns columns = new PixelColumns();
  private volatile SeriesSource watched = new SeriesSet(1);
  private volatile FiguresRequest wanted = FiguresRequest.NONE;
  private Basis reported = new Basis(watched, 0, wanted);
  private Basis drawn = reported;
  private long drawnAt = System.nanoTime() - BETWEEN_CURVES_NANOS;

  private record Basis(SeriesSource source, long version, FiguresRequest wanted) {}

  private record Update(SeriesSource source, SeriesFigures figures) {}

  /**
   * Starts the thread.
   *
   * @param listener gets all series, and the figures that are asked for; on the JavaFX thread
   */
  public StatisticsUpdater(Consumer<SeriesFigures> listener) {
    delivery =
        new LatestDelivery<>(
            Platform::runLater,
            update -> {
              if (update.source().equals(watched)) {
                listener.accept(update.figures());
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

  /** Computes these figures only; at once, if they are of other series than before. Thread-safe. */
  public void compute(FiguresRequest figures) {
    boolean others = !figures.sameSeries(wanted);
    wanted = figures;
    if (others) {
      loop.wake();
    }
  }

  @Override
  public void close() {
    loop.stop();
  }

  private Duration work() {
    SeriesSource source = watched;
    Basis now = new Basis(source, source.version(), wanted);
    boolean curvesDue =
        !now.equals(drawn)
            && (!now.wanted().sameSeries(drawn.wanted())
                || System.nanoTime() - drawnAt > BETWEEN_CURVES_NANOS);
    if (!now.equals(reported) || curvesDue) {
      Map<Series, SeriesStatistics> statistics =
          now.wanted().statistics().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, one -> one.getKey().statistics(one.getValue())));
      Map<Series, Sparkline> curves = curvesDue ? curves(now.wanted()) : Map.of();
      if (curvesDue) {
        drawn = now;
        drawnAt = System.nanoTime();
      }
      reported = now;
      delivery.accept(new Update(source, new SeriesFigures(source.all(), statistics, curves)));
    }
    return now.wanted().statistics().size() > FEW_ROWS ? EVERY_OF_MANY : EVERY;
  }

  private Map<Series, Sparkline> curves(FiguresRequest figures) {
    return figures.curves().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> Sparkline.of(one.getKey().buffer(), one.getValue(), decimator, columns)));
  }
}
