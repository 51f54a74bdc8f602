package topicscope.decode.number;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.NumberNotation;

class NotationDetectorTest {
  private final NotationDetector detector = new NotationDetector();
  private final WrittenNumber number = new WrittenNumber();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "45%;46 %;100% | 45.0 46.0 100.0 %",
        "21.5°C;-3.0 °C;0 | 21.5 -3.0 0.0 °C",
        "-76 dBm;-80 dBm | -76.0 -80.0 dBm",
        "12.5MB;900kB | 1.25E7 900000.0 B",
        "12.5MB;13MB | 12.5 13.0 MB",
        "4.0Ki;2Mi | 4096.0 2097152.0",
        "1.5s;250ms | 1.5 0.25 s",
        "250ms;35 ms | 250.0 35.0 ms",
        "5m;30s;2h | 300.0 30.0 7200.0 s",
        "5m;6m;7.5m | 5.0 6.0 7.5 m",
        "1m30s;45s | 90.0 45.0 s",
        "PT1M30S;PT0.5S;-PT2H | 90.0 0.5 -7200.0 s",
        "1.5k;2.5M;900 | 1500.0 2500000.0 900.0",
        "$12.50;-$3;$4 | 12.5 -3.0 4.0 $",
        "€ 9,99;€ 10,49 | 9.99 10.49 €",
        "12.50 USD;13 USD | 12.5 13.0 USD",
        "5,3 kWh;1.205,4 kWh;1.300 kWh | 5.3 1205.4 1300.0 kWh",
        "80 km/h;3.5 m/s;90 km/h | text",
        "80 km/h;90 km/h | 80.0 90.0 km/h",
        "10 Mbit/s;900 kbit/s | 1.0E7 900000.0 bit/s",
        "12 µg/m³;13 µg/m³ | 12.0 13.0 µg/m³",
        "1,234.5;12,345,678;999 | 1234.5 1.2345678E7 999.0",
        "1.234,5;12.345.678;999 | 1234.5 1.2345678E7 999.0",
        "1 234,5;12 345 678,0 | 1234.5 1.2345678E7",
        "1\u00a0234;1\u202f235,5;7 | 1234.0 1235.5 7.0",
        "1’234.5;1’235 | 1234.5 1235.0",
        "0,123;1,5 | 0.123 1.5",
        "1_000_000;0b11;0x1F | 1000000.0 3.0 31.0",
        "−5;−6.5;7 | -5.0 -6.5 7.0",
        "True;False;true | 1.0 0.0 1.0",
        "230V;n/a;231V;unavailable | 230.0 text 231.0 text V",
        "42L;43L | 42.0 43.0 L",
        "230V;off;off;off | text",
        "5A;5A;5A | text",
        "12A;14C;7F;3D;5B | text",
        "3d;a7;ff;12 | text",
        "12abc;13abc | text",
        "1.2.3;1.2.4 | text",
        "192.168.100.200;192.168.100.201 | text",
        "2025-11-27;2025-11-28 | text",
        "10:00:00;10:00:01 | text",
        "1,5;1,234.5 | text",
        "1e999 V;2e999 V | text text V",
        "1.5;2.5 | text"
      })
  @DisplayName("how a field's numbers are written, and what they are; else it is text")
  void detect_values(String joined, String expected) {
    List<byte[]> values = new ArrayList<>();
    for (String value : joined.translateEscapes().split(";", -1)) {
      values.add(value.getBytes(UTF_8));
    }
    values.forEach(value -> detector.add(value, 0, value.length));
    NumberNotation notation =
        detector.detected().map(NotationDetector.Detected::notation).orElse(NumberNotation.NONE);
    List<String> found = new ArrayList<>();
    for (byte[] value : values) {
      boolean read = number.read(value, 0, value.length, notation);
      found.add(read ? Double.toString(number.value()) : "text");
    }
    if (!notation.unit().isEmpty()) {
      found.add(notation.unit());
    }
    boolean none = notation == NumberNotation.NONE;
    assertThat(none ? "text" : String.join(" ", found)).isEqualTo(expected);
  }

  @Test
  @DisplayName("values of a field that come later are in its unit")
  void refined_sameDimension_keepsUnit() {
    NumberNotation first = detect("250ms", "300ms");
    NumberNotation later = first.refined(detect("250ms", "1.5s"));
    byte[] value = "1.5s".getBytes(UTF_8);
    assertThat(number.read(value, 0, value.length, later)).isTrue();
    assertThat(number.value()).isEqualTo(1500);
    assertThat(later.unit()).isEqualTo("ms");
  }

  private static NumberNotation detect(String... values) {
    NotationDetector detector = new NotationDetector();
    for (String value : values) {
      byte[] bytes = value.getBytes(UTF_8);
      detector.add(bytes, 0, bytes.length);
    }
    return detector.detected().orElseThrow().notation();
  }
}
