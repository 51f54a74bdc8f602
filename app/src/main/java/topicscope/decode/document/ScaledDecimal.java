package topicscope.decode.document;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A decimal whose digits and scale are two members of one object, in either order. */
final class ScaledDecimal {
  private static final int MAX_SCALE = 1_000;

  private @Nullable FieldNode owner;
  private @Nullable BigInteger digits;
  private long scale;

  /** Forgets a part that stood alone. */
  void clear() {
    owner = null;
  }

  /** Takes the scale; whether the decimal is complete. */
  boolean scale(FieldNode part, long value) {
    boolean second = isSecond(part);
    scale = value;
    return isComplete(second);
  }

  /** Takes the digits; whether the decimal is complete. */
  boolean digits(FieldNode part, BigInteger value) {
    boolean second = isSecond(part);
    digits = value;
    return isComplete(second);
  }

  private boolean isSecond(FieldNode part) {
    boolean second = owner != null && owner == part.parent;
    if (!second) {
      owner = part.parent;
      digits = null;
    }
    return second;
  }

  private boolean isComplete(boolean second) {
    if (second) {
      owner = null;
    }
    return second && digits != null && Math.abs(scale) <= MAX_SCALE;
  }

  /** The digits of a complete decimal. */
  BigInteger unscaled() {
    return digits == null ? BigInteger.ZERO : digits;
  }

  /** The number of digits after the point of a complete decimal. */
  int scale() {
    return (int) scale;
  }
}
