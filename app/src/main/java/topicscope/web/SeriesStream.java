package topicscope.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalLong;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/** One series as one view shows it, and what of it was written last. Owned by the push thread. */
final class SeriesStream {
  private final Series series;
  private final PageView view;
  private long written;
  private long next;

  SeriesStream(Series series, PageView view) {
    this.series = series;
    this.view = view;
  }

  Series series() {
    return series;
  }

  /** Takes note of the samples that the next message has; returns whether any are new. */
  boolean begin() {
    written = next;
    next = series.buffer().appended();
    return next > written;
  }

  /**
   * Writes the points that changed since the last message: all from {@code cut} on are replaced.
   */
  void writeNew(JsonGenerator json, PointWriter points) throws IOException {
    SampleBuffer buffer = series.buffer();
    OptionalLong earliest = buffer.earliestTime(Math.max(written, buffer.firstNumber()));
    double changed = earliest.isPresent() ? earliest.getAsLong() : Double.MAX_VALUE;
    if (view.points() > 0) {
      cut(json, changed);
      points.collectNewest(buffer, view.points(), changed);
    } else {
      long first = (long) Math.floor(changed / view.columnMs());
      cut(json, first * view.columnMs());
      collect(points, first);
    }
    points.write(json);
  }

  private static void cut(JsonGenerator json, double time) throws IOException {
    json.writeFieldName("cut");
    JsonNumbers.write(json, Math.floor(time * 1e3) / 1e3);
  }

  /**
   * Writes all points of the view.
   *
   * @param end the end of the view, ms since the epoch
   */
  void writeAll(JsonGenerator json, PointWriter points, double end) throws IOException {
    if (view.points() > 0) {
      points.collectNewest(series.buffer(), view.points(), Long.MIN_VALUE);
    } else {
      collect(points, (long) Math.floor((end - view.span().toMillis()) / view.columnMs()));
    }
    points.write(json);
  }

  private void collect(PointWriter points, long first) {
    double width = view.columnMs();
    // The present of a series: a time far ahead of the clock would need columns without end.
    double latest = series.buffer().latestTime().orElse(0);
    long from = Math.max(first, (long) Math.floor(latest / width) - 2L * view.columns());
    long count =
        Math.clamp((long) Math.floor(latest / width) - from + 1, 1, 2L * view.columns() + 2);
    points.collectColumns(series.buffer(), width, from, (int) count);
  }

  /** Writes the newest sample: its time and its exact value, or the name of its state. */
  void writeLast(JsonGenerator json) throws IOException {
    var last = series.buffer().sample(series.buffer().appended() - 1);
    if (last.isPresent()) {
      json.writeNumberField("lastMs", last.get().timeMs());
      json.writeFieldName("last");
      writeValue(json, series, last.get());
    }
  }

  /** Writes the value of a sample with all digits, or the name of its state. */
  static void writeValue(JsonGenerator json, Series of, Sample sample) throws IOException {
    if (of.states().isPresent()) {
      json.writeString(of.states().get().name(sample.value()));
    } else {
      JsonNumbers.write(json, sample.exact());
    }
  }
}
