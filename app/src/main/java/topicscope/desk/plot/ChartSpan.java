package topicscope.desk.plot;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.chart.LatestTime;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.WindowSpan;
import topicscope.kafka.partition.StartPosition;
import topicscope.plot.RollingLineChart;
import topicscope.reading.Reading;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * Gives the chart the window that the span of the plot means. A number of points is a number of
 * samples if all series are of the topic, else the time that the last points of the topic's series
 * take, so that derived and foreign series stand at their times. A span without an end in the past
 * fits all that is held, of all plots if they share one time axis.
 *
 * <p>Owned by the JavaFX thread; followed a few times a second.
 */
final class ChartSpan {
  private static final Duration UNKNOWN = Duration.ofSeconds(10);

  /** A window that grows is made longer by this, so that it isn't painted again at each step. */
  private static final double AHEAD = 1.02;

  private static final double MUCH_SHORTER = 0.9;

  private final Desk desk;
  private final Plot plot;
  private final RollingLineChart chart;
  private Optional<Duration> applied = Optional.empty();
  private boolean exactly;
  private boolean loaded;

  ChartSpan(Desk desk, Plot plot, RollingLineChart chart) {
    this.desk = desk;
    this.plot = plot;
    this.chart = chart;
  }

  /** The time that is visible; zero if the window has a number of samples. */
  Duration visible() {
    return applied.orElse(Duration.ZERO);
  }

  /** Shows the span at the newest samples, whatever was visible before. */
  void choose(WindowSpan span) {
    applied = time(span);
    applied.ifPresentOrElse(chart::setSpan, () -> chart.setPoints(points(span)));
  }

  /** Adapts to other series; what is held or zoomed stays. */
  void renew() {
    loaded = false;
    exactly = true;
    follow();
  }

  /** Adapts to the samples that have come. */
  void follow() {
    WindowSpan span = plot.windowProperty().get();
    Optional<Duration> wanted = time(span);
    if (wanted.isPresent() != applied.isPresent()) {
      if (chart.liveProperty().get()) {
        choose(span);
      }
      return;
    }
    boolean before = loaded;
    loaded = plot.readingProperty().get().filter(now -> now.reader().isLoaded()).isPresent();
    exactly |= loaded && !before;
    wanted.filter(to -> exactly || isOff(to)).ifPresent(this::adjust);
  }

  private boolean isOff(Duration to) {
    double now = visible().toMillis();
    return to.toMillis() > now || to.toMillis() < now * MUCH_SHORTER / AHEAD;
  }

  private void adjust(Duration to) {
    Duration next = exactly ? to : Duration.ofMillis((long) Math.ceil(to.toMillis() * AHEAD));
    exactly = false;
    if (!applied.equals(Optional.of(next))) {
      applied = Optional.of(next);
      chart.adjustSpan(next);
    }
  }

  private int points(WindowSpan span) {
    return span.points() > 0 ? span.points() : plot.points();
  }

  /** The length of the window; empty if it has a number of samples. */
  private Optional<Duration> time(WindowSpan span) {
    return switch (span.from()) {
      case StartPosition.LastSpan last -> Optional.of(last.span());
      case StartPosition.Ago ago -> Optional.of(ago.span());
      case StartPosition.Since since -> Optional.of(since(since.time().toEpochMilli()));
      case StartPosition.Earliest _ -> Optional.of(since(Long.MIN_VALUE));
      case StartPosition.LastRecords _, StartPosition.Latest _ ->
          plot.alignsByNumber() ? Optional.empty() : Optional.of(ofPoints(points(span)));
    };
  }

  /** From a time, or from the earliest sample held or recorded after it, to the newest. */
  private Duration since(long timeMs) {
    List<SampleBuffer> all = together().stream().map(Series::buffer).toList();
    OptionalLong earliest =
        all.stream().map(SampleBuffer::knownFrom).flatMapToLong(OptionalLong::stream).min();
    OptionalLong newest = newest(all);
    return earliest.isPresent() && newest.isPresent()
        ? positive(newest.getAsLong() - Math.max(timeMs, earliest.getAsLong()))
        : UNKNOWN;
  }

  /** The series of the plots that share the time axis. */
  private List<Series> together() {
    return desk.linkedProperty().get() && desk.plots().contains(plot)
        ? desk.plots().stream().flatMap(one -> series(one).stream()).toList()
        : series(plot);
  }

  private static List<Series> series(Plot of) {
    return of.seriesProperty().get().all();
  }

  /**
   * The time that the last points of each series of the topic take: of several the one in the
   * middle, so that a series that rests doesn't make all the others short.
   */
  private Duration ofPoints(int points) {
    List<SampleBuffer> lines = lines().stream().filter(line -> line.size() > 1).toList();
    if (lines.isEmpty()) {
      return UNKNOWN;
    }
    List<Long> covers = lines.stream().map(line -> cover(line, points)).sorted().toList();
    long cover = covers.get(covers.size() / 2);
    // Where the newest time of linked plots is beyond the last points, they would be out of sight.
    OptionalLong end = newest(together().stream().map(Series::buffer).toList());
    OptionalLong own = newest(lines);
    long behind = end.isPresent() && own.isPresent() ? end.getAsLong() - own.getAsLong() : 0;
    return positive(behind > cover ? behind + cover : cover);
  }

  private Collection<SampleBuffer> lines() {
    List<SampleBuffer> read =
        plot.readingProperty().get().map(Reading::series).stream()
            .flatMap(set -> set.read().values().stream())
            .map(Series::buffer)
            .toList();
    return read.isEmpty() ? series(plot).stream().map(Series::buffer).toList() : read;
  }

  private static long cover(SampleBuffer line, int points) {
    OptionalLong first = line.earliestTime(Math.max(0, line.appended() - points));
    OptionalLong last = line.latestTime();
    return first.isPresent() && last.isPresent() ? last.getAsLong() - first.getAsLong() : 0;
  }

  private static OptionalLong newest(Collection<SampleBuffer> all) {
    LatestTime latest = new LatestTime();
    all.forEach(latest::add);
    return latest.isKnown() ? OptionalLong.of(latest.timeMs()) : OptionalLong.empty();
  }

  private static Duration positive(long ms) {
    return Duration.ofMillis(Math.max(1, ms));
  }
}
