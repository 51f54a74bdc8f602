package topicscope.decode.number;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.decode.DecodedRecord;

@Execution(CONCURRENT)
class DecimalReaderTest {
  private final DecimalReader reader = new DecimalReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "-12",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "1234567890123456789"
      })
  @DisplayName("an integer of 64 bits is exact")
  void readJson_integer(String text) {
    assertThat(readJson(text)).isEqualTo(text.length());
    assertThat(reader.isInteger()).isTrue();
    assertThat(reader.integer()).isEqualTo(Long.parseLong(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "99999999999999999999999999999999",
        "0.1",
        "-0.0",
        "1.0",
        "123456.789",
        "0.8444218515250481",
        "9007199254740993.0",
        "4.35",
        "2.2250738585072011e-308",
        "2.2250738585072012e-308",
        "4.9e-324",
        "1e-400",
        "1.7976931348623157e308",
        "1e22",
        "1e23",
        "8.5e-23",
        "123456789012345678e-40",
        "0.000000000000000000000000000000000000000000000000000000000000001",
        "1e999",
        "-1e999",
        "1e99999999999999999999",
        "1e-99999999999999999999"
      })
  @DisplayName("a number that is no integer of 64 bits is the nearest double")
  void readJson_decimal(String text) {
    assertThat(readJson(text)).isEqualTo(text.length());
    assertThat(reader.isInteger()).isFalse();
    assertThat(reader.number()).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+1", ".5", "5.", "1e", "1e+", "01", "-01", "00", "--1", "abc", "1.e5", "-.5", "e5"
      })
  void readJson_malformed(String text) {
    assertThat(readJson(text)).isEqualTo(DecimalReader.NO_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", ".5", "5.", "-.5", "+0.5e-3", "007", "1.E5", "00.5", "1E5"})
  void readText_takesWhatPeopleWrite(String text) {
    assertThat(readText(text)).isEqualTo(text.length());
    assertThat(reader.number()).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, integer, 9223372036854775807",
    "0000009223372036854775807, integer, 9223372036854775807",
    "-9223372036854775808, integer, -9223372036854775808",
    "9223372036854775808, unsigned, 9223372036854775808",
    "10000000000000000001, unsigned, 10000000000000000001",
    "18446744073709551615, unsigned, 18446744073709551615",
    "18446744073709551616, rounded, 1.8446744073709552E19",
    "-9223372036854775809, rounded, -9.223372036854776E18",
    "99999999999999999999999999, rounded, 1.0E26",
    "0.5, double, 0.5",
  })
  @DisplayName("integers are kept exactly up to 64 bits without a sign; longer ones are counted")
  void addTo_integers_exactUpTo64Bits(String text, String form, String kept) {
    DecodedRecord rows = new DecodedRecord();
    assertThat(readText(text)).isEqualTo(text.length());
    assertThat(reader.addTo(rows, 0)).isTrue();
    assertThat(rows.isInteger(0)).isEqualTo(form.equals("integer"));
    assertThat(rows.isUnsigned(0)).isEqualTo(form.equals("unsigned"));
    assertThat(
            switch (form) {
              case "integer" -> Long.toString(rows.integerAt(0));
              case "unsigned" -> Long.toUnsignedString(rows.integerAt(0));
              default -> Double.toString(rows.numberAt(0));
            })
        .isEqualTo(kept);
    assertThat(rows.numberAt(0)).isEqualTo(Double.parseDouble(text));
    assertThat(rows.rounded()).isEqualTo(form.equals("rounded") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", ".", "-.", "e", ".e5", "1e", "NaN", "0x10", "Infinity", "/", ":"})
  void readText_refusesWhatIsNoNumber(String text) {
    assertThat(readText(text)).isNotEqualTo(text.length() == 0 ? 0 : text.length());
  }

  @Test
  void readText_stopsWhereTheNumberEnds() {
    assertThat(readText("12.5,13")).isEqualTo(4);
    assertThat(reader.number()).isEqualTo(12.5);
  }

  @Test
  void readText_longerThanAllowed() {
    assertThat(readText("1".repeat(100))).isEqualTo(100);
    assertThat(readText("1".repeat(101))).isEqualTo(DecimalReader.NO_NUMBER);
  }

  @Test
  @DisplayName("numbers of every length and size are rounded as the JDK rounds them")
  void readJson_randomNumbers() {
    Random random = new Random(42);
    for (int i = 0; i < 200_000; i++) {
      String text = randomNumber(random);
      assertThat(readJson(text)).as(text).isEqualTo(text.length());
      assertThat(reader.number()).as(text).isEqualTo(Double.parseDouble(text));
      if (reader.isInteger()) {
        assertThat(new BigDecimal(text)).as(text).isEqualByComparingTo("" + reader.integer());
      }
    }
  }

  private static String randomNumber(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
      case 1 -> Double.toString(random.nextDouble()).replace("E", "e");
      case 2 -> new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(25)).toPlainString();
      case 3 -> (random.nextLong() >> random.nextInt(64)) + "e" + (random.nextInt(660) - 340);
      default -> {
        double any = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(any) ? Double.toString(any) : "1";
      }
    };
  }

  private int readJson(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return reader.readJson(bytes, 0, bytes.length);
  }

  private int readText(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return reader.readText(bytes, 0, bytes.length);
  }
}
