package topicscope.cli.snapshot;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.export.RecordedRows;
import topicscope.history.HistoryAddress;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedPast;
import topicscope.plot.ColumnsInSight;
import topicscope.reading.Reading;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBuffer;

/** What a history knows of a snapshot's topic before the samples that were read. */
final class SnapshotPast implements AutoCloseable {
  private final HistoryReader history;
  private final RecordedPast past;
  private final Map<String, SampleBuffer> series = new LinkedHashMap<>();

  private SnapshotPast(HistoryReader history, RecordedPast past, Reading reading) {
    this.history = history;
    this.past = past;
    reading.series().read().forEach((name, one) -> series.put(name, one.buffer()));
    series.values().forEach(buffer -> buffer.setPast(PastColumns.since(past.recordedFromMs())));
  }

  /**
   * Finds the topic in a history; from then on its series know since when they are recorded.
   *
   * @return empty if nothing is recorded of it
   * @throws IOException if the history can't be read
   */
  static Optional<SnapshotPast> of(HistoryAddress address, Reading reading)
      throws IOException, InterruptedException {
    Optional<String> id = reading.reader().topicId();
    HistoryReader history = new HistoryReader(() -> address);
    try {
      OptionalLong first =
          id.isPresent() ? history.firstNanos(reading.topic(), id.get()) : OptionalLong.empty();
      if (first.isPresent()) {
        RecordedPast past =
            new RecordedPast(reading.topic(), id.orElseThrow(), first.getAsLong() / 1e6);
        return Optional.of(new SnapshotPast(history, past, reading));
      }
    } catch (IOException | InterruptedException e) {
      history.close();
      throw e;
    }
    history.close();
    return Optional.empty();
  }

  /** Loads the columns of a plot; so many for each of its pixels. */
  void load(ColumnsInSight sight, int density) throws IOException, InterruptedException {
    RecordedPast.Range range =
        new RecordedPast.Range(
            sight.fromMs(), Double.POSITIVE_INFINITY, sight.scale().perColumn() / density);
    past.columns(history, series, range)
        .forEach((name, columns) -> {
          SampleBuffer buffer = series.get(name);
          if (buffer != null) {
            buffer.setPast(columns);
          }
        });
  }

  /** The recorded rows before those read. */
  RecordedRows rows() {
    Map<SampleBuffer, String> names = new HashMap<>();
    series.forEach((name, buffer) -> names.put(buffer, name));
    return new RecordedRows(history, past, names);
  }

  @Override
  public void close() {
    history.close();
  }
}
