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
 * The text of a chart for screen readers: title, state, number of series, last values. It changes
 * at most every 2 s. For the JavaFX thread.
 */
final class ChartAccessibleText {
  private static final long PACE_NANOS = 2_000_000_000L;
  private static final int MAX_SERIES = 6;

  private final TraceList traces;
  private long writtenAt;
  private boolean written;

  ChartAccessibleText(TraceList traces) {
    this.traces = traces;
  }

  /** The next text if it is due; {@code now} as of System.nanoTime. */
  Optional<String> text(String title, boolean live, long now) {
    if (written && now - writtenAt < PACE_NANOS) {
      return Optional.empty();
    }
    written = true;
    writtenAt = now;
    return Optional.of(text(title, live));
  }

  /** Makes the next text due at once. */
  void hurry() {
    written = false;
  }

  private String text(String title, boolean live) {
    List<Series> visible = traces.visible();
    StringJoiner text = new StringJoiner(", ");
    text.add(title == null || title.isEmpty() ? "Chart" : title);
    text.add(live ? "live" : "held");
    text.add(visible.size() == 1 ? "1 series" : visible.size() + " series");
    visible.stream().limit(MAX_SERIES).forEach(one -> text.add(last(one)));
    if (visible.size() > MAX_SERIES) {
      text.add("and " + (visible.size() - MAX_SERIES) + " more");
    }
    return text.toString();
  }

  private String last(Series series) {
    SampleBuffer buffer = series.buffer();
    Optional<Sample> last = buffer.sample(buffer.appended() - 1);
    return traces.style(series.name()).called(series.name())
        + " "
        + last.map(sample -> ExactValueText.value(series, sample)).orElse("without a value");
  }
}
