package topicscope.plot.view;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.PaintedFrame;

/**
 * The visible part of y of the two axes: what their traces need, or what the user holds. For the
 * JavaFX thread.
 */
public final class YView {
  /** The narrowest range, as a share of its largest number: the limit of doubles. */
  private static final double NARROWEST = 1e-9;

  private static final double WIDEST = ValueRange.LARGEST / 10;

  private final Supplier<Optional<PaintedFrame>> shown;
  private final Runnable changed;
  private final ReadOnlyBooleanWrapper automatic = new ReadOnlyBooleanWrapper(true);
  private Optional<ValueRange> left = Optional.empty();
  private Optional<ValueRange> right = Optional.empty();
  private boolean rightUsed;

  /**
   * Two axes that follow their traces.
   *
   * @param shown the picture on screen
   * @param changed runs after every change
   */
  YView(Supplier<Optional<PaintedFrame>> shown, Runnable changed) {
    this.shown = shown;
    this.changed = changed;
  }

  /** The range at which an axis is held; empty if it follows its traces. */
  Optional<ValueRange> held(boolean atRight) {
    return atRight ? right : left;
  }

  /** Whether both axes follow their traces. */
  public ReadOnlyBooleanProperty automaticProperty() {
    return automatic.getReadOnlyProperty();
  }

  /** The ranges at which both are held. */
  public FixedYRanges held() {
    return new FixedYRanges(left, right);
  }

  /** Holds the axes that have a range, and lets the others follow their traces. */
  public void hold(FixedYRanges ranges) {
    set(false, ranges.left());
    set(true, ranges.right());
  }

  public void hold(boolean atRight, ValueRange range) {
    set(atRight, Optional.of(range));
  }

  /** Lets an axis follow its traces again. */
  public void release(boolean atRight) {
    set(atRight, Optional.empty());
  }

  /** Whether there is a right axis; its held range is kept while there is none. */
  public void useRight(boolean used) {
    rightUsed = used;
    tell();
  }

  /** Zooms both axes about the same height. */
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

  /** Lets both axes follow their traces again. */
  public void release() {
    release(false);
    release(true);
  }

  /**
   * Holds {@code factor} times as much; the value at {@code share} of the height, from the top,
   * stays there.
   */
  public void zoom(boolean atRight, double factor, double share) {
    now(atRight)
        .ifPresent(now -> {
          double fixed = now.high() - share * now.span();
          double low = fixed - (fixed - now.low()) * factor;
          holdIfSound(atRight, low, fixed + (now.high() - fixed) * factor);
        });
  }

  /** Holds the range that lies this share of the height above. */
  public void pan(boolean atRight, double share) {
    now(atRight)
        .ifPresent(now -> {
          double by = share * now.span();
          holdIfSound(atRight, now.low() + by, now.high() + by);
        });
  }

  private Optional<ValueRange> now(boolean atRight) {
    return held(atRight).or(() -> shown.get().map(now -> atRight ? now.right() : now.left()));
  }

  private void holdIfSound(boolean atRight, double low, double high) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (high - low > largest * NARROWEST && largest < WIDEST) {
      hold(atRight, ValueRange.of(low, high));
    }
  }

  private void set(boolean atRight, Optional<ValueRange> range) {
    if (atRight) {
      right = range;
    } else {
      left = range;
    }
    tell();
    changed.run();
  }

  private void tell() {
    automatic.set(left.isEmpty() && (right.isEmpty() || !rightUsed));
  }
}
