package topicscope.plot.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.chart.ValueRange;

/**
 * The ranges at which the y axes of a chart are fixed; an axis without one follows its traces.
 *
 * @param axes by axis; what is missing at the end is empty
 */
public record FixedYRanges(List<Optional<ValueRange>> axes) {
  /** All axes follow their traces. */
  public static final FixedYRanges AUTOMATIC = new FixedYRanges(List.of());

  /** Drops what is empty at the end, so that equal ranges are equal. */
  public FixedYRanges {
    int count = axes.size();
    while (count > 0 && axes.get(count - 1).isEmpty()) {
      count--;
    }
    axes = List.copyOf(axes.subList(0, count));
  }

  /** The ranges of the left and the right axis. */
  public FixedYRanges(Optional<ValueRange> left, Optional<ValueRange> right) {
    this(List.of(left, right));
  }

  /** The range of the left axis; empty if it follows its traces. */
  public Optional<ValueRange> left() {
    return of(0);
  }

  /** The range of the right axis; empty if it follows its traces or isn't shown. */
  public Optional<ValueRange> right() {
    return of(1);
  }

  public Optional<ValueRange> of(int axis) {
    return axis < axes.size() ? axes.get(axis) : Optional.empty();
  }

  public FixedYRanges with(int axis, Optional<ValueRange> range) {
    List<Optional<ValueRange>> changed = new ArrayList<>(axes);
    while (changed.size() <= axis) {
      changed.add(Optional.empty());
    }
    changed.set(axis, range);
    return new FixedYRanges(changed);
  }
}
