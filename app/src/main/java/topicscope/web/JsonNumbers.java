package topicscope.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers in JSON, with all digits. */
final class JsonNumbers {
  private static final long MAX_EXACT = 1L << 53;

  private JsonNumbers() {}

  /**
   * Writes a number. A whole number beyond 2^53 is written as a string: a reader in JavaScript
   * would round it.
   */
  static void write(JsonGenerator json, Number value) throws IOException {
    switch (value) {
      case Long whole when Math.abs(whole) > MAX_EXACT || whole == Long.MIN_VALUE ->
          json.writeString(whole.toString());
      case Long whole -> json.writeNumber(whole);
      case BigInteger whole -> json.writeString(whole.toString());
      case Float single -> json.writeNumber(single);
      default -> write(json, value.doubleValue());
    }
  }

  /** Writes a number to be drawn: whole ones without a fraction. */
  static void write(JsonGenerator json, double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  /** The same number, to compare. */
  static BigDecimal decimal(Number value) {
    return switch (value) {
      case Long whole -> BigDecimal.valueOf(whole);
      case BigInteger whole -> new BigDecimal(whole);
      default -> new BigDecimal(value.doubleValue());
    };
  }

  /** Whether a double may be a rounded whole number. */
  static boolean mayBeRounded(double value) {
    return Math.abs(value) > MAX_EXACT;
  }
}
