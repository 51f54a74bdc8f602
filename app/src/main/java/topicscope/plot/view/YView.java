package topicscope.plot.view;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;
import topicscope.plot.axis.YLayout.Kind;
import topicscope.plot.paint.PaintedFrame;

/**
 * The visible part of y on all axes: automatic, or fixed. Each arrangement of the axes has fixed
 * ranges of its own. Axes are named by their numbers. For the JavaFX thread.
 */
public final class YView {
  /** The smallest span as a share of the largest magnitude, because of the precision of doubles. */
  private static final double NARROWEST = 1e-9;

  private static final double WIDEST = ValueRange.LARGEST / 10;

  private final Supplier<Optional<PaintedFrame>> shown;
  private final Runnable changed;
  private final ReadOnlyBooleanWrapper automatic = new ReadOnlyBooleanWrapper(true);
  private final Map<Kind, FixedYRanges> held = new EnumMap<>(Kind.class);
  private YLayout layout = YLayout.OVERLAY;
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

  /** Whether all axes follow their traces. */
  public ReadOnlyBooleanProperty automaticProperty() {
    return automatic.getReadOnlyProperty();
  }

  /** The fixed ranges of the present arrangement. */
  FixedYRanges held() {
    return held(layout.kind());
  }

  /** The fixed ranges of the left and the right axis, also while there are others. */
  public FixedYRanges heldOverlay() {
    return held(Kind.OVERLAY);
  }

  private FixedYRanges held(Kind kind) {
    return held.getOrDefault(kind, FixedYRanges.AUTOMATIC);
  }

  /** Arranges the axes in another way; lanes forget their fixed ranges when they change. */
  void arrange(YLayout newLayout) {
    if (newLayout.isLanes() && !newLayout.equals(layout)) {
      held.remove(Kind.LANES);
    }
    layout = newLayout;
    update();
  }

  /** Fixes the left and the right axis if they have a range; otherwise they follow their traces. */
  public void hold(FixedYRanges ranges) {
    held.put(Kind.OVERLAY, ranges);
    update();
    changed.run();
  }

  public void hold(int axis, ValueRange range) {
    set(axis, Optional.of(range));
  }

  /** Makes an axis follow its traces. */
  public void release(int axis) {
    set(axis, Optional.empty());
  }

  /** Sets whether the right axis is shown; its fixed range is kept while it isn't. */
  public void useRight(boolean used) {
    rightUsed = used;
    update();
  }

  /** Zooms all axes at a share of the plot's height; of lanes, the one at that height. */
  public void zoom(double factor, double share) {
    eachAt(share, axis -> zoom(axis, factor, within(axis, share)));
  }

  /** Moves all axes by a share of the plot's height; of lanes, the one at another share. */
  public void pan(double by, double share) {
    eachAt(share, axis -> pan(axis, by));
  }

  /** Makes all axes follow their traces. */
  public void release() {
    held.put(layout.kind(), FixedYRanges.AUTOMATIC);
    update();
    changed.run();
  }

  /** Makes all axes of all arrangements follow their traces. */
  void forget() {
    held.clear();
    update();
    changed.run();
  }

  /**
   * Fixes a range {@code factor} times as large; the value at {@code share} of the axis, from the
   * top, stays.
   */
  public void zoom(int axis, double factor, double share) {
    // What is drawn fills 0 to 100 %.
    if (layout.kind() == Kind.NORMALISED) {
      return;
    }
    now(axis)
        .ifPresent(now -> {
          double fixed = now.high() - share * now.span();
          double low = fixed - (fixed - now.low()) * factor;
          holdIfSound(axis, low, fixed + (now.high() - fixed) * factor);
        });
  }

  /** Moves the range up by a share of its span and fixes it. */
  public void pan(int axis, double share) {
    if (layout.kind() == Kind.NORMALISED) {
      return;
    }
    now(axis)
        .ifPresent(now -> {
          double by = share * now.span();
          holdIfSound(axis, now.low() + by, now.high() + by);
        });
  }

  private void eachAt(double share, IntConsumer action) {
    if (layout.isLanes()) {
      for (int axis = 0; axis < layout.axes(); axis++) {
        if (layout.scale(axis, ValueRange.UNIT, 0, height()).covers(share)) {
          action.accept(axis);
        }
      }
      return;
    }
    action.accept(0);
    if (rightUsed) {
      action.accept(1);
    }
  }

  private double within(int axis, double share) {
    if (!layout.isLanes()) {
      return share;
    }
    YScale scale = layout.scale(axis, ValueRange.UNIT, 0, height());
    return (share - scale.from()) / (scale.to() - scale.from());
  }

  private double height() {
    return shown.get().map(frame -> frame.size().height()).orElse(0.0);
  }

  private Optional<ValueRange> now(int axis) {
    return held().of(axis).or(() -> shown.get().map(now -> now.range(axis)));
  }

  private void holdIfSound(int axis, double low, double high) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (high - low > largest * NARROWEST && largest < WIDEST) {
      hold(axis, ValueRange.of(low, high));
    }
  }

  private void set(int axis, Optional<ValueRange> range) {
    held.put(layout.kind(), held().with(axis, range));
    update();
    changed.run();
  }

  private void update() {
    boolean two = layout.kind() == Kind.OVERLAY || layout.kind() == Kind.LOGARITHMIC;
    automatic.set(
        two
            ? held().left().isEmpty() && (held().right().isEmpty() || !rightUsed)
            : held().equals(FixedYRanges.AUTOMATIC));
  }
}
