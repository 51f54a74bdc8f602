package topicscope.plot.view;

import java.util.Optional;
import topicscope.plot.axis.ValueRange;

/**
 * The ranges at which the two y axes of a chart are fixed.
 *
 * @param left the left axis; empty if it follows its traces
 * @param right the right axis; empty if it follows its traces or does not exist
 */
public record FixedYRanges(Optional<ValueRange> left, Optional<ValueRange> right) {
  /** Both follow their traces. */
  public static final FixedYRanges AUTOMATIC = new FixedYRanges(Optional.empty(), Optional.empty());
}
