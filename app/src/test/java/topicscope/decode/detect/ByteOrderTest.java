package topicscope.decode.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
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
  enum Signal {
    ROOM_FLOAT(4),
    ROOM_ROUND_FLOAT(4),
    NOISY_FLOAT(4),
    SINE_FLOAT(4),
    ROOM_DOUBLE(8),
    ROUND_DOUBLE(8),
    NOISY_DOUBLE(8),
    TENTHS_SHORT(2),
    COLD_SHORT(2),
    ADC_SHORT(2),
    LEVEL_INT(4),
    COUNTER_INT(4),
    NOISY_INT(4),
    LARGE_INT(4),
    COUNTER_LONG(8),
    CLOCK_LONG(8);

    private final int width;

    Signal(int width) {
      this.width = width;
    }

    private long value(int i, Random random) {
      return switch (this) {
        case ROOM_FLOAT -> bits(21.5f + i % 7 * 0.1f);
        case ROOM_ROUND_FLOAT -> bits(20 + i % 5 * 0.25f);
        case NOISY_FLOAT -> bits((float) random.nextGaussian());
        case SINE_FLOAT -> bits((float) Math.sin(i / 10.0) * 300);
        case ROOM_DOUBLE -> bits(21.5 + i % 7 * 0.1);
        case ROUND_DOUBLE -> bits(20.0 + i % 8);
        case NOISY_DOUBLE -> bits(random.nextGaussian() * 1e6);
        case TENTHS_SHORT -> 215L + i % 9;
        case COLD_SHORT -> -185L - i % 40;
        case ADC_SHORT -> (long) (2_048 + 1_500 * Math.sin(i / 10.0));
        case LEVEL_INT -> 215L + i % 9;
        case COUNTER_INT -> 1_000L + i;
        case NOISY_INT -> random.nextInt(1_000);
        case LARGE_INT -> 812_345_678L + i * 1_000L;
        case COUNTER_LONG -> 5_000_000_000L + i * 977L;
        case CLOCK_LONG -> 1_700_000_000_000L + i * 1_000L;
      };
    }

    private static long bits(float value) {
      return Float.floatToRawIntBits(value);
    }

    private static long bits(double value) {
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
            bytes.putLong(value(i, random));
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
