package topicscope.trigger;

import java.util.Optional;
import topicscope.alert.AlertRule;
import topicscope.alert.RuleEvaluator;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.Sample;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.XRange;

/**
 * Looks for where a trigger fires among the samples held, in the order of their arrival. The lowest
 * and highest values of long runs, which the buffer knows, say where there is nothing to look at.
 *
 * <p>Owned by one thread. It takes some milliseconds for ten million samples, unless the trigger
 * needs each of them (a rate, or a condition that has to last).
 */
public final class TriggerSearch {
  private static final int STEP = 4_096;
  private static final int COLUMNS = 64;

  private final AlertRule trigger;
  private final SampleBuffer buffer;
  private final SampleCopy window = new SampleCopy();
  private final Decimator decimator = new Decimator();
  private RuleEvaluator evaluator;
  private long number;
  private Optional<Found> last = Optional.empty();

  /**
   * Where it fires.
   *
   * @param number the number of the sample
   * @param atMs when, ms since the epoch
   */
  public record Found(long number, double atMs) {}

  /** Not begun. */
  public TriggerSearch(AlertRule trigger, SampleBuffer buffer) {
    this.trigger = trigger;
    this.buffer = buffer;
    this.evaluator = evaluator();
  }

  private RuleEvaluator evaluator() {
    return new RuleEvaluator(
        trigger,
        RuleEvaluator.Begin.EDGE,
        (raised, sinceMs, atMs, shown) -> {
          if (raised) {
            last = Optional.of(new Found(number, atMs));
          }
        });
  }

  /**
   * The next place after a time, or the last one before it.
   *
   * @param timeMs ms since the epoch
   */
  public Optional<Found> from(double timeMs, boolean later) {
    Optional<Sample> nearest = buffer.nearestTime(timeMs);
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    long at = nearest.get().number();
    Optional<Found> found = later ? after(at) : before(at);
    // The place itself may be between two samples.
    while (found.filter(one -> later ? one.atMs() <= timeMs : one.atMs() >= timeMs).isPresent()) {
      at = found.get().number();
      found = later ? after(at) : before(at);
    }
    return found;
  }

  /** The first place after a sample. */
  public Optional<Found> after(long sample) {
    long end = buffer.appended();
    long from = Math.max(buffer.firstNumber(), sample - STEP);
    begin();
    // What comes before decides only whether it is an edge.
    evaluate(from, Math.min(end, sample + 1));
    last = Optional.empty();
    long at = Math.max(from, sample + 1);
    while (at < end && last.isEmpty()) {
      long to = Math.min(end, at + (long) STEP * COLUMNS);
      scan(at, to, true);
      at = to;
    }
    return last;
  }

  /** The last place before a sample. */
  public Optional<Found> before(long sample) {
    long first = buffer.firstNumber();
    long to = Math.min(buffer.appended(), sample);
    long size = STEP;
    while (to > first) {
      long from = Math.max(first, to - size);
      begin();
      evaluate(Math.max(first, from - STEP), from);
      last = Optional.empty();
      scan(from, to, false);
      if (last.isPresent()) {
        return last;
      }
      to = from;
      size *= 2;
    }
    return Optional.empty();
  }

  private void begin() {
    evaluator = evaluator();
    last = Optional.empty();
  }

  /** Evaluates a run of samples; only the first place counts, or the last one. */
  private void scan(long from, long to, boolean first) {
    if (to - from <= STEP) {
      evaluate(from, to, first);
      return;
    }
    long width = (to - from + COLUMNS - 1) / COLUMNS;
    PixelColumns columns = new PixelColumns();
    decimator.reduce(buffer, new XRange.ByNumber(from, from + width * COLUMNS), COLUMNS, columns);
    for (int i = 0; i < COLUMNS && !(first && last.isPresent()); i++) {
      long begin = from + i * width;
      long end = Math.min(to, begin + width);
      if (begin < end
          && !(!columns.isEmpty(i) && evaluator.skips(columns.min(i), columns.max(i)))) {
        scan(begin, end, first);
      }
    }
  }

  private void evaluate(long from, long to) {
    evaluate(from, to, false);
  }

  private void evaluate(long from, long to, boolean first) {
    long at = Math.max(from, buffer.firstNumber());
    buffer
        .sample(at - 1)
        .ifPresent(before -> evaluator.skipTo(before.timeMs(), before.nanos(), before.value()));
    while (at < to && !(first && last.isPresent())) {
      buffer.copy(at, (int) Math.min(STEP, to - at), window);
      if (window.size() == 0) {
        return;
      }
      for (int i = 0; i < window.size() && !(first && last.isPresent()); i++) {
        number = window.firstNumber() + i;
        take(i);
      }
      at = window.firstNumber() + window.size();
    }
  }

  private void take(int i) {
    long time = window.time(i);
    long before = i > 0 ? window.time(i - 1) : Long.MIN_VALUE;
    if (i > 0 && time - before > buffer.longestSpacing(number)) {
      evaluator.gap();
    }
    evaluator.take(time, window.nanos(i), window.value(i));
  }
}
