package topicscope.desk.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import topicscope.decode.topic.TopicReport;
import topicscope.desk.meter.LagTrend;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotNotice;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.Reading;

/**
 * Notices about the reading of a plot: lag, changes of format, reached limits.
 *
 * <p>Owned by the JavaFX thread.
 */
final class PlotNotices {
  private static final int MAX_NOTES = 3;

  private final Predicate<String> offered;
  private LagTrend trend = new LagTrend();

  /**
   * @param offered whether a hint or a note of the decoder is said by an offer
   */
  PlotNotices(Predicate<String> offered) {
    this.offered = offered;
  }

  /** Starts over for another topic. */
  void restart() {
    trend = new LagTrend();
  }

  /** The present notices. */
  List<PlotNotice> of(Plot plot) {
    List<PlotNotice> notices = new ArrayList<>();
    if (!plot.decodingProblem().isEmpty()) {
      notices.add(PlotNotice.of("choice", plot.decodingProblem()));
    }
    plot.readingProperty().get().ifPresent(reading -> of(reading, notices));
    return notices;
  }

  private void of(Reading reading, List<PlotNotice> notices) {
    lag(reading.reader()).ifPresent(notices::add);
    reading
        .analysis()
        .failure()
        .ifPresent(text -> notices.add(PlotNotice.of("analysis", sentence(text))));
    TopicReport report = reading.reader().report();
    List<String> notes = new ArrayList<>(report.hints());
    notes.addAll(report.notes());
    notes.removeIf(offered);
    // The latest notes are the new ones.
    for (String note : notes.subList(Math.max(0, notes.size() - MAX_NOTES), notes.size())) {
      notices.add(PlotNotice.of(PlotNotice.gist(note), sentence(note)));
    }
  }

  private Optional<PlotNotice> lag(TopicReader reader) {
    if (reader.loading().isPresent()) {
      // A lag is normal during a load.
      trend = new LagTrend();
      return Optional.empty();
    }
    long lag = reader.lag();
    LagTrend.State state = trend.observe(System.nanoTime(), lag);
    if (state == LagTrend.State.KEEPING_UP) {
      return Optional.empty();
    }
    String how =
        switch (state) {
          case KEEPING_UP, BEHIND -> "";
          case FALLING_BEHIND -> ", growing: the topic is faster than this machine reads";
          case CATCHING_UP -> ", catching up";
        };
    String text = String.format(Locale.ROOT, "%,d records behind%s.", lag, how);
    return Optional.of(
        new PlotNotice(
            "lag",
            text,
            Optional.of(new PlotNotice.Remedy("Skip to the latest (End)", reader::skipToLatest))));
  }

  private static String sentence(String note) {
    return note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1) + ".";
  }
}
