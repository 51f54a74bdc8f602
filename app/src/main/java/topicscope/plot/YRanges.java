package topicscope.plot;

import java.util.Optional;

/**
 * At which ranges the two y axes of a chart are fixed.
 *
 * @param left the axis at the left; empty if it follows its traces
 * @param right the axis at the right; empty if it follows its traces, or there is none
 */
public record YRanges(Optional<ValueRange> left, Optional<ValueRange> right) {
  /** Both follow their traces. */
  public static final YRanges AUTOMATIC = new YRanges(Optional.empty(), Optional.empty());
}
