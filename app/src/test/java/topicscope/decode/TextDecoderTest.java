package topicscope.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {
  private final TextDecoder decoder = new TextDecoder();
  private final Map<String, Double> found = new LinkedHashMap<>();

  @ParameterizedTest
  @CsvSource({"42,42", "-7,-7", "+3,3", "0.5,0.5", ".5,0.5", "1e3,1000", "' 12\n',12", "1.,1"})
  void decode_bareNumber_oneSample(String text, double value) {
    assertThat(decode(text)).isEqualTo(Outcome.DECODED);
    assertThat(found).containsExactly(Map.entry("", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "hello", "1d", "0x1F", "NaN", "1e999", "-", "1 2", "{", "[1,]", "{}{}"})
  void decode_noNumber_undecodable(String text) {
    assertThat(decode(text).kind()).isEqualTo(Outcome.Kind.UNDECODABLE);
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("every numeric field of a JSON object is found, nested ones by their path")
  void decode_jsonObject_fieldsByPath() {
    String json = "{\"host\":\"a\",\"cpu\":12.5,\"mem\":{\"used\":3},\"cores\":[1,{\"x\":2}]}";

    assertThat(decode(json)).isEqualTo(Outcome.DECODED);
    assertThat(found)
        .containsExactly(
            Map.entry("cpu", 12.5),
            Map.entry("mem.used", 3.0),
            Map.entry("cores[0]", 1.0),
            Map.entry("cores[1].x", 2.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"a\":\"1\"}", "null", "\"x\"", "true"})
  void decode_jsonWithoutNumber_saysSo(String json) {
    assertThat(decode(json).kind()).isEqualTo(Outcome.Kind.WITHOUT_NUMBER);
  }

  @Test
  @DisplayName("no number of a document that turns out to be broken is kept")
  void decode_brokenAtTheEnd_nothingKept() {
    assertThat(decode("{\"a\":1,\"b\":2").kind()).isEqualTo(Outcome.Kind.UNDECODABLE);
    assertThat(decode("{\"a\":1,\"b\":1e999}").kind()).isEqualTo(Outcome.Kind.UNDECODABLE);
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("a million brackets are undecodable, not a crash")
  void decode_tooDeep_undecodable() {
    assertThat(decode("[".repeat(1_000_000)).kind()).isEqualTo(Outcome.Kind.UNDECODABLE);
  }

  private Outcome decode(String text) {
    byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
    return decoder.decode(bytes, 2, bytes.length - 4, found::put);
  }
}
