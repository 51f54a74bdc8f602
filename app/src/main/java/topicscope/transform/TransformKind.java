package topicscope.transform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of transform. */
public enum TransformKind {
  /** Mean per bucket of time. */
  MEAN("mean(cpu, 1s)", 1, "mean"),
  /** Lowest and highest value per bucket, as two samples at its start. */
  BAND("band(cpu, 1s)", 1, "min–max band"),
  /** Lowest value per bucket. */
  MIN("min(cpu, 1s)", 1, "minimum"),
  /** Highest value per bucket. */
  MAX("max(cpu, 1s)", 1, "maximum"),
  /** Sum per bucket; 0 for an empty one. */
  SUM("sum(cpu, 1s)", 1, "sum"),
  /** Number of samples per bucket; 0 for an empty one. */
  COUNT("count(cpu, 1s)", 1, "count"),
  /** Latest value per bucket. */
  LAST("last(cpu, 1s)", 1, "last"),
  /** 95th percentile per bucket. */
  P95("p95(cpu, 1s)", 1, "95th percentile"),
  /** Change from sample to sample, per second. */
  DERIVATIVE("derivative(cpu)", 1, "derivative per second"),
  /** Increase of a counter from sample to sample, per second; it may be reset to 0. */
  RATE("rate(requests)", 1, "rate of a counter per second"),
  /** Mean of the last samples, by number or by time. */
  AVERAGE("average(cpu, 20) or average(cpu, 30s)", 1, "moving average"),
  /** Exponential smoothing, by factor or by time constant. */
  SMOOTH("smooth(cpu, 0.2) or smooth(cpu, 5s)", 1, "exponential smoothing"),
  /** One series minus another. */
  DIFFERENCE("difference(used, free)", 2, "difference"),
  /** One series divided by another. */
  RATIO("ratio(used, total)", 2, "ratio"),
  /** Records of the topic per second, whatever they contain. */
  RECORDS("records(1s)", 0, "records per second"),
  /** Bytes of the topic's keys and values per second. */
  BYTES("bytes(1s)", 0, "bytes per second"),
  /** A series about the topic, see {@link TopicSignal}. */
  ABOUT("@lag(billing), @rate, @delay", 0, "about the topic");

  private final String usage;
  private final int sources;
  private final String title;

  TransformKind(String usage, int sources, String title) {
    this.usage = usage;
    this.sources = sources;
    this.title = title;
  }

  /** An example of its text. */
  public String usage() {
    return usage;
  }

  /** The number of source series. */
  public int sources() {
    return sources;
  }

  /** Its description in words. */
  public String title() {
    return title;
  }

  /** The word that names it in a text. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it makes one sample per bucket of time. */
  public boolean isBucketed() {
    return switch (this) {
      case MEAN, BAND, MIN, MAX, SUM, COUNT, LAST, P95, RECORDS, BYTES -> true;
      case DERIVATIVE, RATE, AVERAGE, SMOOTH, DIFFERENCE, RATIO, ABOUT -> false;
    };
  }

  /**
   * Whether it needs all samples of its sources, so that it is not exact of a roll-up, which holds
   * the first, lowest, highest and last ones of each interval.
   */
  public boolean isOfAll() {
    return switch (this) {
      case MEAN, SUM, COUNT, P95, DERIVATIVE, RATE, AVERAGE, SMOOTH, DIFFERENCE, RATIO -> true;
      case BAND, MIN, MAX, LAST, RECORDS, BYTES, ABOUT -> false;
    };
  }

  /** The kind with that word. */
  public static Optional<TransformKind> of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind != ABOUT && kind.word().equalsIgnoreCase(word))
        .findFirst();
  }
}
