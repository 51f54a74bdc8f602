package topicscope.plot.view;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.PaintedFrame;

/** The visible part of y on both axes: automatic, or fixed. For the JavaFX thread. */
public final class YView {
  /** The smallest span as a share of the largest magnitude, because of the precision of doubles. */
  private static final double NARROWEST = 1e-9;

  private static final double WIDEST = ValueRange.LARGEST / 10;

  private final Supplier<Optional<PaintedFrame>> shown;
  private final Runnable changed;
  private final ReadOnlyBooleanWrapper automatic = new ReadOnlyBooleanWrapper(true);
  private FixedYRanges held = FixedYRanges.AUTOMATIC;
  private boolean rightUsed;

  /**
   * Two axes that follow their traces.
   *
   * @param shown the last frame
   * @param changed runs after every change
   */
  YView(Supplier<Optional<PaintedFrame>> shown, Runnable changed) {
    this.shown = shown;
    this.changed = changed;
  }

  /** Whether both axes follow their traces. */
  public ReadOnlyBooleanProperty automaticProperty() {
    return automatic.getReadOnlyProperty();
  }

  /** The fixed ranges. */
  public FixedYRanges held() {
    return held;
  }

  /** Fixes the axes that have a range; the others follow their traces. */
  public void hold(FixedYRanges ranges) {
    set(false, ranges.left());
    set(true, ranges.right());
  }

  public void hold(boolean atRight, ValueRange range) {
    set(atRight, Optional.of(range));
  }

  /** Makes an axis follow its traces. */
  public void release(boolean atRight) {
    set(atRight, Optional.empty());
  }

  /** Sets whether the right axis is shown; its fixed range is kept while it isn't. */
  public void useRight(boolean used) {
    rightUsed = used;
    update();
  }

  /** Zooms both axes at the same height. */
  public void zoom(double factor, double share) {
    zoom(false, factor, share);
    if (rightUsed) {
      zoom(true, factor, share);
    }
  }

  /** Moves both axes by the same share of the height. */
  public void pan(double share) {
    pan(false, share);
    if (rightUsed) {
      pan(true, share);
    }
  }

  /** Makes both axes follow their traces. */
  public void release() {
    release(false);
    release(true);
  }

  /**
   * Fixes a range {@code factor} times as large; the value at {@code share} of the height, from the
   * top, stays.
   */
  public void zoom(boolean atRight, double factor, double share) {
    now(atRight)
        .ifPresent(now -> {
          double fixed = now.high() - share * now.span();
          double low = fixed - (fixed - now.low()) * factor;
          holdIfSound(atRight, low, fixed + (now.high() - fixed) * factor);
        });
  }

  /** Moves the range up by a share of its span and fixes it. */
  public void pan(boolean atRight, double share) {
    now(atRight)
        .ifPresent(now -> {
          double by = share * now.span();
          holdIfSound(atRight, now.low() + by, now.high() + by);
        });
  }

  private Optional<ValueRange> now(boolean atRight) {
    return held.of(atRight).or(() -> shown.get().map(now -> now.range(atRight)));
  }

  private void holdIfSound(boolean atRight, double low, double high) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (high - low > largest * NARROWEST && largest < WIDEST) {
      hold(atRight, ValueRange.of(low, high));
    }
  }

  private void set(boolean atRight, Optional<ValueRange> range) {
    held = held.with(atRight, range);
    update();
    changed.run();
  }

  private void update() {
    automatic.set(held.left().isEmpty() && (held.right().isEmpty() || !rightUsed));
  }
}
