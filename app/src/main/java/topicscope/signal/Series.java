package topicscope.signal;

import java.util.Optional;

/**
 * A named run of samples.
 *
 * @param name the topic for bare numbers, the field's path for documents
 * @param buffer the samples held
 * @param states what the values stand for, if the samples are states; empty for numbers
 * @param unit what the values are measured in, as written in the records; empty if nothing is known
 */
public record Series(String name, SampleBuffer buffer, Optional<StateNames> states, String unit) {
  /**
   * What the samples of a new series are.
   *
   * @param states what the values stand for, if the samples are states; empty for numbers
   * @param times the unit in which times are held
   * @param unit what the values are measured in, as written in the records; empty if nothing is
   *     known
   */
  public record Form(Optional<StateNames> states, TimeUnit times, String unit) {
    /** Numbers without a unit, with times in milliseconds. */
    public static final Form NUMBERS = new Form(Optional.empty(), TimeUnit.MILLISECONDS, "");
  }

  /** A series of numbers. */
  public Series(String name, SampleBuffer buffer) {
    this(name, buffer, Optional.empty(), "");
  }

  /** Statistics of all samples held; takes about 1 ms for any number. */
  public SeriesStatistics statistics() {
    return statistics(IndexTraversal.ALL);
  }

  /**
   * The same of the samples in a range; the last value is that of all samples held. What is
   * recorded of a range of time counts too.
   */
  public SeriesStatistics statistics(XRange range) {
    SeriesStatistics held = buffer.statistics(range);
    SeriesStatistics figures =
        range instanceof XRange.ByTime ? buffer.past().addTo(held, range) : held;
    return states
        .map(names -> figures.with(StateStatistics.of(buffer, names, range)))
        .orElse(figures);
  }

  /** The same samples under another name. */
  public Series called(String other) {
    return new Series(other, buffer, states, unit);
  }
}
