package topicscope.transform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be made of a series. */
public enum TransformKind {
  /** The mean of each bucket of time. */
  MEAN("mean(cpu, 1s)", 1, "mean"),
  /** The lowest and the highest value of each bucket, as two samples at its beginning. */
  BAND("band(cpu, 1s)", 1, "min–max band"),
  /** The lowest value of each bucket. */
  MIN("min(cpu, 1s)", 1, "minimum"),
  /** The highest value of each bucket. */
  MAX("max(cpu, 1s)", 1, "maximum"),
  /** The sum of each bucket; 0 for one without samples. */
  SUM("sum(cpu, 1s)", 1, "sum"),
  /** How many samples are in each bucket; 0 for one without any. */
  COUNT("count(cpu, 1s)", 1, "count"),
  /** The latest value of each bucket. */
  LAST("last(cpu, 1s)", 1, "last"),
  /** The value of each bucket that 95 % don't exceed. */
  P95("p95(cpu, 1s)", 1, "95th percentile"),
  /** The change from sample to sample, per second. */
  DERIVATIVE("derivative(cpu)", 1, "derivative per second"),
  /** The increase of a counter from sample to sample, per second; it may begin anew at 0. */
  RATE("rate(requests)", 1, "rate of a counter per second"),
  /** The mean of the last samples, by number or by time. */
  AVERAGE("average(cpu, 20) or average(cpu, 30s)", 1, "moving average"),
  /** Exponential smoothing, by factor or by time constant. */
  SMOOTH("smooth(cpu, 0.2) or smooth(cpu, 5s)", 1, "exponential smoothing"),
  /** One series minus another. */
  DIFFERENCE("difference(used, free)", 2, "difference"),
  /** One series divided by another. */
  RATIO("ratio(used, total)", 2, "ratio"),
  /** The records of the topic per second, whatever is in them. */
  RECORDS("records(1s)", 0, "records per second");

  private final String usage;
  private final int sources;
  private final String title;

  TransformKind(String usage, int sources, String title) {
    this.usage = usage;
    this.sources = sources;
    this.title = title;
  }

  /** An example of how it is written. */
  public String usage() {
    return usage;
  }

  /** How many series it is made from. */
  public int sources() {
    return sources;
  }

  /** What it is called in words. */
  public String title() {
    return title;
  }

  /** The word it is written as. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it makes one sample of each bucket of time. */
  public boolean isBucketed() {
    return switch (this) {
      case MEAN, BAND, MIN, MAX, SUM, COUNT, LAST, P95, RECORDS -> true;
      case DERIVATIVE, RATE, AVERAGE, SMOOTH, DIFFERENCE, RATIO -> false;
    };
  }

  /** The one that is written as that word. */
  public static Optional<TransformKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equalsIgnoreCase(word)).findFirst();
  }
}
