package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class ExactIntegerTest {
  @Test
  @DisplayName("every integer of 64 bits, signed or not, comes out of the buffer as it went in")
  void exact_anyInteger_survivesTheBuffer() {
    SplittableRandom random = new SplittableRandom(64);
    for (int i = 0; i < 20_000; i++) {
      int shift = random.nextInt(64);
      check(random.nextLong() >> shift);
      check((1L << shift) + random.nextInt(-3, 4));
      check(-(1L << shift) + random.nextInt(-3, 4));
      check(Long.MAX_VALUE - random.nextInt(3_000));
      check(Long.MIN_VALUE + random.nextInt(3_000));
      check(-1L - random.nextInt(3_000));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, -1.25, 1e300, -4e19, 1.8446744073709556E19, Double.MIN_VALUE})
  @DisplayName("a value that is no integer of 64 bits is kept as a double")
  void exact_noInteger_isADouble(double value) {
    assertThat(ExactInteger.exact(value, 0)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 21.7f, -273.16f, 1e-9f, 12345.6f, 0.0078125f, 3.4e-38f})
  @DisplayName("a number of a 4-byte float has no more digits than the float")
  void exact_float_asShort(float value) {
    assertThat(ExactInteger.exact(value, 0)).hasToString(Float.toString(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1234567.125, 123456.703125, 0.333333333333, 1e-20, 8388608.5, 0.25})
  @DisplayName("a double keeps all its digits, also where a float has the same value")
  void exact_double_allDigits(double value) {
    assertThat(ExactInteger.exact(value, 0)).hasToString(Double.toString(value));
  }

  @Test
  void compare_sameDouble_byTheExactValue() {
    SampleBuffer buffer = new SampleBuffer(10);
    SampleBatch batch = new SampleBatch();
    batch.addUnsigned(1_000, -1, 0, 0);
    batch.addUnsigned(1_000, -2, 0, 1);
    buffer.append(batch);
    SampleCopy window = new SampleCopy();
    buffer.copyLast(2, window);
    assertThat(window.value(0)).isEqualTo(window.value(1));
    assertThat(window.compare(0, 1)).isPositive();
    assertThat(window.exact(1)).isEqualTo(new BigInteger("18446744073709551614"));
  }

  private static void check(long value) {
    double signed = value;
    assertThat(ExactInteger.exact(signed, ExactInteger.residue(signed, value))).isEqualTo(value);
    double unsigned = ExactInteger.rounded(value);
    BigInteger expected = new BigInteger(Long.toUnsignedString(value));
    assertThat(unsigned).isEqualTo(expected.doubleValue());
    assertThat(
            new BigInteger(
                ExactInteger.exact(unsigned, ExactInteger.residue(unsigned, value)).toString()))
        .isEqualTo(expected);
  }
}
