package topicscope.plot.axis;

import java.util.Optional;

/**
 * The ranges at which the y axes of a chart are fixed.
 *
 * @param left of the left axis; empty if it follows its traces
 * @param right of the right axis; empty if it follows its traces or isn't shown
 */
public record FixedYRanges(Optional<ValueRange> left, Optional<ValueRange> right) {
  /** Both axes follow their traces. */
  public static final FixedYRanges AUTOMATIC = new FixedYRanges(Optional.empty(), Optional.empty());

  public Optional<ValueRange> of(boolean atRight) {
    return atRight ? right : left;
  }

  public FixedYRanges with(boolean atRight, Optional<ValueRange> range) {
    return atRight ? new FixedYRanges(left, range) : new FixedYRanges(range, right);
  }
}
