package topicscope.desk.overview;

import topicscope.chart.ValueRange;

/**
 * Maps time to the width of the strip.
 *
 * @param whole the time that the strip shows, ms since the epoch
 * @param width its width, at least {@link #NARROWEST}
 */
record OverviewScale(ValueRange whole, double width) {
  /** A narrower window is drawn as wide as this, so that it can be seen and taken. */
  static final double NARROWEST = 10;

  private static final double EDGE = 4;

  /** What a pointer takes. */
  enum Grip {
    BEGIN,
    WINDOW,
    END,
    OUTSIDE
  }

  /** The position of a time, in whole units within the strip. */
  double position(double timeMs) {
    return Math.clamp(Math.rint((timeMs - whole.low()) / perUnit()), 0, Math.rint(width));
  }

  double time(double position) {
    return whole.low() + position * perUnit();
  }

  /** Milliseconds per unit. */
  double perUnit() {
    return whole.span() / width;
  }

  /** Whether some of a time is within the strip. */
  boolean shows(ValueRange time) {
    return time.high() >= whole.low() && time.low() <= whole.high();
  }

  /** Where a window is drawn. */
  ValueRange frame(ValueRange window) {
    double left = position(window.low());
    double right = position(window.high());
    if (right - left < NARROWEST) {
      left = Math.clamp(Math.rint((left + right - NARROWEST) / 2), 0, width - NARROWEST);
      right = left + NARROWEST;
    }
    return new ValueRange(left, right);
  }

  /** What is at a position; the edges of a narrow window are taken from outside only. */
  Grip grip(ValueRange window, double position) {
    ValueRange frame = frame(window);
    double inside = frame.span() > 4 * EDGE ? EDGE : 0;
    if (position >= frame.low() + inside && position <= frame.high() - inside) {
      return Grip.WINDOW;
    }
    if (Math.abs(position - frame.low()) <= EDGE) {
      return Grip.BEGIN;
    }
    return Math.abs(position - frame.high()) <= EDGE ? Grip.END : Grip.OUTSIDE;
  }

  /** A window moved by a time, within {@code reach}. */
  static ValueRange moved(ValueRange window, double byMs, ValueRange reach) {
    double span = Math.min(window.span(), reach.span());
    double low = Math.max(reach.low(), Math.min(window.low() + byMs, reach.high() - span));
    return new ValueRange(low, low + span);
  }

  /** A window with one end moved by a time, within {@code reach}; at least {@code shortest}. */
  static ValueRange resized(
      ValueRange window, boolean begin, double byMs, ValueRange reach, double shortest) {
    return begin
        ? new ValueRange(
            Math.min(
                Math.max(reach.low(), window.low() + byMs),
                Math.max(reach.low(), window.high() - shortest)),
            window.high())
        : new ValueRange(
            window.low(),
            Math.max(
                Math.min(reach.high(), window.high() + byMs),
                Math.min(reach.high(), window.low() + shortest)));
  }
}
