package topicscope.decode.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import topicscope.decode.choice.Format;
import topicscope.decode.number.BinaryNumber;

/**
 * Judges whether binary numbers are little-endian: read in the wrong order, even a noisy signal
 * jumps through all that its bytes can hold. Kafka's own serializers write big-endian, so that is
 * what numbers are unless the other reading is far smoother.
 */
final class ByteOrderDetector {
  /** From so many different values on, their order says something. */
  private static final int ENOUGH = 3;

  private static final double NEARLY = 0.9;

  /** Differences of that much less than all bits are those of random bytes. */
  private static final double WILD_BITS = 6;

  private final List<byte[]> values;
  private final Set<Long> distinct;
  private final int width;

  /** Takes values of one length. */
  private ByteOrderDetector(List<byte[]> values, int width) {
    this.values = values;
    this.width = width;
    BinaryNumber whole = integer(width, false).binary().orElseThrow();
    distinct = values.stream().map(value -> whole.integer(value, 0)).collect(Collectors.toSet());
  }

  /** What is known about the byte order of these values; empty if they are no binary numbers. */
  static Optional<ByteOrderDetector> of(List<byte[]> samples) {
    int width = samples.isEmpty() ? 0 : samples.getFirst().length;
    boolean alike = samples.stream().allMatch(value -> value.length == width);
    boolean known = width == Short.BYTES || width == Integer.BYTES || width == Long.BYTES;
    return alike && known ? Optional.of(new ByteOrderDetector(samples, width)) : Optional.empty();
  }

  /** The little-endian form that these values may have; empty if they hardly make sense so. */
  Optional<Format> littleEndian() {
    List<Format> forms =
        switch (width) {
          case Short.BYTES -> List.of(Format.INT16_LE);
          case Integer.BYTES -> List.of(Format.FLOAT_LE, Format.INT32_LE);
          default -> List.of(Format.DOUBLE_LE, Format.INT64_LE);
        };
    return forms.stream()
        .filter(form ->
            values.stream().filter(value -> isPlausible(form, value)).count()
                >= NEARLY * values.size())
        .findFirst();
  }

  /** Whether that form is certain enough to be preferred to the big-endian one, if there is any. */
  boolean isCertain(Format little, Optional<Format> big) {
    if (distinct.size() < ENOUGH) {
      return false;
    }
    Format other = big.orElse(integer(width, false));
    double gap = roughness(other) - roughness(little);
    if (isInteger(little)) {
      // Only whole numbers that differ in their first byte are floating-point numbers so far apart.
      return isInteger(other) ? gap > width + 2 : onlyFirstByteDiffers();
    }
    // Beside a plausible exponent in every value: whole numbers would not all end the same, nor
    // jump through all that their bytes can hold.
    boolean wild = roughness(other) > width * Byte.SIZE - WILD_BITS;
    return gap > width + 2 || big.isEmpty() || (isInteger(other) && (endAlike() || wild));
  }

  /** Whether the little-endian form can't be excluded. */
  boolean isDoubt(Format little, Format big) {
    boolean few = distinct.size() < ENOUGH;
    if (few && isInteger(big) && !isInteger(little)) {
      return true;
    }
    double gap = roughness(big) - roughness(little);
    return isInteger(little) == isInteger(big) && values.size() > 1 && gap > -width - 2.0;
  }

  /** Whether each could be one integer of variable length, as Avro and Protobuf write it. */
  boolean mayBeVariableLength() {
    return distinct.size() >= ENOUGH
        && values.stream()
            .allMatch(value ->
                value[width - 1] > 0 && IntStream.range(0, width - 1).allMatch(i -> value[i] < 0));
  }

  private boolean endAlike() {
    return isAlike(width - 1);
  }

  private boolean onlyFirstByteDiffers() {
    return IntStream.range(1, width).allMatch(this::isAlike);
  }

  private boolean isAlike(int at) {
    byte first = values.getFirst()[at];
    return values.stream().allMatch(value -> value[at] == first);
  }

  /** The bits that the difference of two successive values takes, on average. */
  private double roughness(Format form) {
    BinaryNumber whole = integer(width, form.name().endsWith("_LE")).binary().orElseThrow();
    boolean ordered = !isInteger(form);
    double bits = 0;
    for (int i = 1; i < values.size(); i++) {
      double before = position(whole.integer(values.get(i - 1), 0), ordered);
      bits += log2(1 + Math.abs(position(whole.integer(values.get(i), 0), ordered) - before));
    }
    return bits / Math.max(1, values.size() - 1);
  }

  /** The bits of floating-point numbers are ordered as the numbers are, but for the sign. */
  private double position(long bits, boolean ordered) {
    double smallest = -Math.scalb(1.0, width * Byte.SIZE - 1);
    return ordered && bits < 0 ? smallest - bits : bits;
  }

  private static boolean isPlausible(Format form, byte[] value) {
    return Plausibility.isPlausible(form, form.binary().orElseThrow().number(value, 0));
  }

  private static boolean isInteger(Format form) {
    return form.binary().orElseThrow().isInteger();
  }

  private static Format integer(int width, boolean little) {
    return switch (width) {
      case Short.BYTES -> little ? Format.INT16_LE : Format.INT16;
      case Integer.BYTES -> little ? Format.INT32_LE : Format.INT32;
      default -> little ? Format.INT64_LE : Format.INT64;
    };
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
