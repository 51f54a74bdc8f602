package topicscope.desk.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "30|30",
        "-1.5|-1.5",
        "-999|-999",
        "-1000|-1,000",
        "-123456.7|-123,457",
        "20505.1|20,505.1",
        "102440|102,440",
        "637650.6052244302|637,651",
        "10333382485|10,333,382,485",
        "65.36842105263158|65.3684",
        "0.0123456789|0.0123457",
        "0.001|0.001",
        "4.99e-7|4.99e-7",
        "9.223372036854775807e18|9.22337e18",
        "-1e12|-1e12",
        "999999.95|1,000,000",
        "1e-300|1e-300",
        "NaN|–"
      })
  @DisplayName("a value has six significant digits; a whole one below 10¹² has all, with commas")
  void value_anyMagnitude_readable(double value, String text) {
    assertThat(ShortNumbers.value(value)).isEqualTo(text);
  }

  @Test
  @DisplayName("a rate has one decimal below 100, and none above")
  void rate_anyMagnitude_readable() {
    assertThat(ShortNumbers.rate(53.42)).isEqualTo("53.4");
    assertThat(ShortNumbers.rate(99.96)).isEqualTo("100.0");
    assertThat(ShortNumbers.rate(0)).isEqualTo("0.0");
    assertThat(ShortNumbers.rate(20_000)).isEqualTo("20,000");
    assertThat(ShortNumbers.rate(Double.NaN)).isEqualTo("–");
  }
}
