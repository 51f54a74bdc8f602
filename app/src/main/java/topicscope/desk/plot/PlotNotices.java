package topicscope.desk.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import topicscope.desk.model.LagTrend;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotNotice;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.Reading;

/**
 * What the user should know of a plot's reading: a topic that is faster than this machine reads, a
 * format that changes, caps that were reached.
 *
 * <p>Owned by the JavaFX thread.
 */
final class PlotNotices {
  private static final int MOST_NOTES = 3;

  private LagTrend trend = new LagTrend();

  /** Another topic is read from now on. */
  void restart() {
    trend = new LagTrend();
  }

  /** What is to be said now. */
  List<PlotNotice> of(Plot plot) {
    List<PlotNotice> notices = new ArrayList<>();
    if (!plot.decodingTrouble().isEmpty()) {
      notices.add(PlotNotice.of("choice", plot.decodingTrouble()));
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
    List<String> notes = reading.reader().report().notes();
    // The latest are the ones that are news.
    for (String note : notes.subList(Math.max(0, notes.size() - MOST_NOTES), notes.size())) {
      notices.add(PlotNotice.of(PlotNotice.gist(note), sentence(note)));
    }
  }

  private Optional<PlotNotice> lag(TopicReader reader) {
    if (reader.loading().isPresent()) {
      // It is meant to be behind.
      trend = new LagTrend();
      return Optional.empty();
    }
    long lag = reader.lag();
    LagTrend.State state = trend.look(System.nanoTime(), lag);
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
