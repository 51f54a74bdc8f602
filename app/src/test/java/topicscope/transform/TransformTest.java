package topicscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mean(cpu, 1s)",
        "band(mem.used, 100ms)",
        "p95(cores[3], 1min)",
        "average(cpu, 20)",
        "smooth(cpu, 0.25)",
        "ratio(used, \"all of it\")",
        "difference(a, b, 5s)",
        "records(10s)",
        "bytes(1s)",
        "@rate",
        "@rate{3}",
        "@bytes(key)",
        "@keys(1min)",
        "@lag(billing)",
        "@lag(\"billing (eu)\"){12}",
        "mean(@lag(billing), 10s)",
        "ratio(@lagtime(\"a b\"), @end{0})"
      })
  @DisplayName("the text of a transform reads back as the same")
  void parse_itsText_same(String text) {
    assertThat(Transform.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "meen(cpu, 1s)      | 0  | there is no transform 'meen'",
        "mean cpu           | 5  | '(' is expected",
        "mean(cpu)          | 8  | ',' is expected",
        "mean(cpu, 5)       | 10 | a time such as",
        "mean(cpu, 15ms)    | 10 | multiple of 10ms",
        "mean(cpu, 40h)     | 10 | from 1ms to 24h",
        "smooth(cpu, 1.5)   | 12 | a factor above 0",
        "smooth(cpu, NaN)   | 12 | a number is expected",
        "average(cpu, 2.5)  | 13 | a number of samples",
        "ratio(cpu)         | 9  | ',' is expected",
        "mean(cpu, 1s) x    | 14 | not understood",
        "mean(\"cpu, 1s)    | 5  | closing quotation mark",
        "@lag               | 4  | the group is expected",
        "@lag(billing       | 12 | ')' is expected",
        "@bytes(all)        | 7  | value, key, headers",
        "@delay(x)          | 7  | @delay has nothing in brackets",
        "@delay{1}          | 6  | not counted per partition",
        "@end{x}            | 5  | a number is expected",
        "@end{1.5}          | 4  | the number of a partition",
      })
  @DisplayName("a mistake is reported with its position")
  void parse_mistake_pointed(String text, int place, String problem) {
    assertThatThrownBy(() -> Transform.parse(text))
        .isInstanceOfSatisfying(
            SyntaxException.class, e -> assertThat(e.position()).isEqualTo(place))
        .hasMessageContaining(problem)
        .hasMessageEndingWith("\n  " + " ".repeat(place) + "^");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@timestamp", "@rate.total", "@version"})
  @DisplayName("a field may begin with an at sign")
  void parse_fieldWithAtSign_isAField(String field) {
    assertThat(Transform.parse("mean(" + field + ", 1s)").sources()).containsExactly(field);
    assertThat(Transform.parse("mean(\"@rate\", 1s)").sources()).containsExactly("@rate");
  }
}
