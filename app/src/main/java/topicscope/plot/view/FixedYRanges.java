package topicscope.plot.view;

import java.util.Optional;
import topicscope.plot.axis.ValueRange;

/**
 * At which ranges the two y axes of a chart are fixed.
 *
 * @param left the axis at the left; empty if it follows its traces
 * @param right the axis at the right; empty if it follows its traces, or there is none
 */
public record FixedYRanges(Optional<ValueRange> left, Optional<ValueRange> right) {
  /** Both follow their traces. */
  public static final FixedYRanges AUTOMATIC = new FixedYRanges(Optional.empty(), Optional.empty());
}
