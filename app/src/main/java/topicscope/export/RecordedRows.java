package topicscope.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.history.query.HeldOffsets;
import topicscope.history.query.HistoryReader;
import topicscope.history.query.RecordedPast;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;

/**
 * The recorded samples that come before those held, for ranges of time. What is held is not among
 * them. Used by one thread, which waits for the history.
 */
public final class RecordedRows {
  private static final long NANOS = 1_000_000;

  private final Optional<HistoryReader> history;
  private final Optional<RecordedPast> past;
  private final Map<SampleBuffer, String> names;
  private final Map<SampleBuffer, HeldOffsets> held = new HashMap<>();

  /**
   * @param past what is recorded
   * @param names the recorded names of series
   */
  public RecordedRows(HistoryReader history, RecordedPast past, Map<SampleBuffer, String> names) {
    this.history = Optional.of(history);
    this.past = Optional.of(past);
    this.names = new HashMap<>(names);
  }

  private RecordedRows() {
    history = Optional.empty();
    past = Optional.empty();
    names = new HashMap<>();
  }

  /** No history. */
  public static RecordedRows none() {
    return new RecordedRows();
  }

  /** How many rows of a part come before those held. */
  record Count(long rows, boolean finerThanMs) {
    static final Count NONE = new Count(0, false);
  }

  /** Counts the rows of a part. */
  Count count(SeriesRange part) throws IOException {
    return ask(
        part,
        Count.NONE,
        (reader, from, name, early, late) -> {
          long[] count = reader.count(from.topic(), from.id(), name, early, late, heldOf(part));
          return new Count(count[0], count[1] > 0);
        });
  }

  /** Passes on the rows of a part in the order of their times. */
  void write(SeriesRange part, HistoryReader.RowTaker rows) throws IOException {
    var _ =
        ask(
            part,
            Count.NONE,
            (reader, from, name, early, late) -> {
              reader.rows(from.topic(), from.id(), name, early, late, heldOf(part), rows);
              return Count.NONE;
            });
  }

  private HeldOffsets heldOf(SeriesRange part) {
    return held.computeIfAbsent(part.series().buffer(), buffer -> HeldOffsets.of(List.of(buffer)));
  }

  private interface Question<T> {
    T ask(HistoryReader reader, RecordedPast from, String name, long early, long late)
        throws IOException, InterruptedException;
  }

  private <T> T ask(SeriesRange part, T nothing, Question<T> question) throws IOException {
    String name = names.get(part.series().buffer());
    if (history.isEmpty() || past.isEmpty() || name == null) {
      return nothing;
    }
    if (!(part.view() instanceof XRange.ByTime(double from, double to))) {
      return nothing;
    }
    try {
      return question.ask(history.get(), past.get(), name, nanos(from), nanos(to));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  /** The first whole ns at or after a time. */
  private static long nanos(double ms) {
    double whole = Math.floor(ms);
    return Math.max(0, (long) whole) * NANOS + (long) Math.ceil((ms - whole) * NANOS);
  }
}
