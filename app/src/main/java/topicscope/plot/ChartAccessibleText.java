package topicscope.plot;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import topicscope.plot.axis.ExactValueText;
import topicscope.plot.view.TraceList;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * The content of a chart in words for a screen reader: its title, the number of series, their last
 * values. Updated at most every 2 s. For the JavaFX thread.
 */
final class ChartAccessibleText {
  private static final long PACE_NANOS = 2_000_000_000L;
  private static final int MOST_SERIES = 6;

  private final TraceList traces;
  private long writtenAt;
  private boolean written;

  ChartAccessibleText(TraceList traces) {
    this.traces = traces;
  }

  /** Updates the text if it is due; {@code now} is System.nanoTime. */
  Optional<String> text(String title, boolean live, long now) {
    if (written && now - writtenAt < PACE_NANOS) {
      return Optional.empty();
    }
    written = true;
    writtenAt = now;
    return Optional.of(text(title, live));
  }

  /** Makes the next update due at once. */
  void hurry() {
    written = false;
  }

  private String text(String title, boolean live) {
    List<Series> visible = traces.visible();
    StringJoiner said = new StringJoiner(", ");
    said.add(title == null || title.isEmpty() ? "Chart" : title);
    said.add(live ? "live" : "held");
    said.add(visible.size() == 1 ? "1 series" : visible.size() + " series");
    visible.stream().limit(MOST_SERIES).forEach(one -> said.add(last(one)));
    if (visible.size() > MOST_SERIES) {
      said.add("and " + (visible.size() - MOST_SERIES) + " more");
    }
    return said.toString();
  }

  private String last(Series series) {
    SampleBuffer buffer = series.buffer();
    Optional<Sample> last = buffer.sample(buffer.appended() - 1);
    return traces.style(series.name()).called(series.name())
        + " "
        + last.map(ExactValueText::value).orElse("without a value");
  }
}
