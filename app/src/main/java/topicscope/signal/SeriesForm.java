package topicscope.signal;

import java.util.Optional;

/**
 * What the samples of a new series are.
 *
 * @param states what the values stand for, if the samples are states; empty for numbers
 * @param times the unit in which times are held
 * @param unit what the values are measured in, as written in the records; empty if nothing is known
 */
public record SeriesForm(Optional<StateNames> states, TimeUnit times, String unit) {
  /** Numbers without a unit, with times in milliseconds. */
  public static final SeriesForm NUMBERS =
      new SeriesForm(Optional.empty(), TimeUnit.MILLISECONDS, "");
}
