package topicscope.decode.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import topicscope.decode.choice.Format;
import topicscope.decode.schema.TopicSchemas;

class ByteOrderTest {
  private final FormatDetector detector =
      new FormatDetector(new DecoderFactory(false, TopicSchemas.NONE));
  private final Random random = new Random(4);

  /** Signals as devices send them; each in both byte orders. */
  private enum Signal {
    ROOM_FLOAT(4, (i, random) -> bits(21.5f + i % 7 * 0.1f)),
    ROOM_ROUND_FLOAT(4, (i, random) -> bits(20 + i % 5 * 0.25f)),
    NOISY_FLOAT(4, (i, random) -> bits((float) random.nextGaussian())),
    SINE_FLOAT(4, (i, random) -> bits((float) Math.sin(i / 10.0) * 300)),
    ROOM_DOUBLE(8, (i, random) -> bits(21.5 + i % 7 * 0.1)),
    ROUND_DOUBLE(8, (i, random) -> bits(20.0 + i % 8)),
    NOISY_DOUBLE(8, (i, random) -> bits(random.nextGaussian() * 1e6)),
    TENTHS_SHORT(2, (i, random) -> 215L + i % 9),
    COLD_SHORT(2, (i, random) -> -185L - i % 40),
    ADC_SHORT(2, (i, random) -> (long) (2_048 + 1_500 * Math.sin(i / 10.0))),
    LEVEL_INT(4, (i, random) -> 215L + i % 9),
    COUNTER_INT(4, (i, random) -> 1_000L + i),
    NOISY_INT(4, (i, random) -> (long) random.nextInt(1_000)),
    LARGE_INT(4, (i, random) -> 812_345_678L + i * 1_000L),
    COUNTER_LONG(8, (i, random) -> 5_000_000_000L + i * 977L),
    CLOCK_LONG(8, (i, random) -> 1_700_000_000_000L + i * 1_000L);

    private final int width;
    private final BiFunction<Integer, Random, Long> value;

    Signal(int width, BiFunction<Integer, Random, Long> value) {
      this.width = width;
      this.value = value;
    }

    private static Long bits(float value) {
      return (long) Float.floatToRawIntBits(value);
    }

    private static Long bits(double value) {
      return Double.doubleToRawLongBits(value);
    }

    private String form() {
      return switch (width) {
        case 2 -> "INT16";
        case 4 -> name().endsWith("FLOAT") ? "FLOAT" : "INT32";
        default -> name().endsWith("DOUBLE") ? "DOUBLE" : "INT64";
      };
    }

    private List<byte[]> values(ByteOrder order, Random random) {
      return IntStream.range(0, 40)
          .mapToObj(i -> {
            ByteBuffer bytes = ByteBuffer.allocate(8).order(order);
            bytes.putLong(value.apply(i, random));
            int from = order == ByteOrder.BIG_ENDIAN ? 8 - width : 0;
            return Arrays.copyOfRange(bytes.array(), from, from + width);
          })
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("big-endian numbers are read as such")
  void bigEndian(Signal signal) {
    assertThat(format(signal.values(ByteOrder.BIG_ENDIAN, random)))
        .isEqualTo(Format.valueOf(signal.form()));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("and so are little-endian ones")
  void littleEndian(Signal signal) {
    assertThat(format(signal.values(ByteOrder.LITTLE_ENDIAN, random)))
        .isEqualTo(Format.valueOf(signal.form() + "_LE"));
  }

  @ParameterizedTest
  @DisplayName("where little shows the order, big-endian stays and the other form is named")
  @CsvSource({
    "0000000000803540, INT64, DOUBLE_LE",
    "0000ac41, INT32, FLOAT_LE",
  })
  void weakEvidence_isDoubt(String hex, Format expected, Format doubt) {
    List<byte[]> values =
        IntStream.range(0, 20).mapToObj(i -> HexFormat.of().parseHex(hex)).toList();
    DetectedFormat found = detector.detect(values).orElseThrow();
    assertThat(found.format()).isEqualTo(expected);
    assertThat(found.alternatives()).contains(doubt);
    assertThat(found.text()).contains("; could as well be binary floating-point number of ");
  }

  @Test
  @DisplayName("three values are enough if they are clear, and the other form is named")
  void threeValues() {
    List<byte[]> values = new ArrayList<>();
    for (float value : new float[] {21.5f, 21.6f, 22}) {
      values.add(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    }
    assertThat(detector.detect(values).orElseThrow().text())
        .isEqualTo(
            "binary floating-point number of 4 bytes, little-endian, 3 of 3 records; could as"
                + " well be binary integer of 4 bytes, big-endian");
  }

  @Test
  @DisplayName("what may be integers of variable length is not a certain number")
  void variableLength_isDoubt() {
    List<byte[]> values =
        List.of(new byte[] {-72, 6}, new byte[] {-8, 5}, new byte[] {-66, 6}, new byte[] {-14, 5});
    assertThat(detector.detect(values).orElseThrow().alternatives()).contains(Format.AVRO);
  }

  private Format format(List<byte[]> values) {
    return detector.detect(values).orElseThrow().format();
  }
}
