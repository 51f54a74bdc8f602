package topicscope.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.transform.SyntaxException;

class AlertRuleTest {
  @Test
  @DisplayName("every example of the help text is understood")
  void parse_examplesOfTheHelp_understood() {
    assertThat(AlertRule.SYNTAX.lines().map(line -> AlertRule.parse(line.split("  +", 2)[0])))
        .hasSize(11);
  }

  @Test
  @DisplayName("subject, condition, hysteresis and duration are parsed")
  void parse_parts() {
    AlertRule rule = AlertRule.parse("  mem.used  above 90.5 until 80 for 1min ");
    assertThat(rule.subject()).isEqualTo(new SeriesSelector.Named("mem.used"));
    assertThat(rule.condition()).isEqualTo(new AlertCondition.Above(90.5, false, 80));
    assertThat(rule.holdMs()).isEqualTo(60_000);
    assertThat(AlertRule.parse("t outside -1..24 until 0..20").condition())
        .isEqualTo(new AlertCondition.Outside(-1, 24, 0, 20));
    assertThat(AlertRule.parse("t falls > 5/s").condition())
        .isEqualTo(new AlertCondition.Change(-1, new AlertCondition.Above(5, false, 5)));
    assertThat(AlertRule.parse("cpu crosses 90 by 2.5").condition())
        .isEqualTo(new AlertCondition.Crossing(90, 2.5));
    assertThat(AlertRule.parse("* no data for 500ms").condition())
        .isEqualTo(new AlertCondition.Silence(500));
    assertThat(AlertRule.parse("average(\"a b\", 5s) <= 3").subject().text())
        .isEqualTo("average(\"a b\", 5s)");
    assertThat(AlertRule.parse("cpu* > 1").subject().matches("cpu.user[1]")).isTrue();
    assertThat(AlertRule.parse("cpu* > 1").subject().matches("gpu")).isFalse();
  }

  @Test
  @DisplayName("a level is moved, and what clears it keeps its distance")
  void atLevel_moves() {
    assertThat(AlertRule.parse("cpu > 90 until 80 for 10s").atLevel(50.5).text())
        .isEqualTo("cpu > 50.5 until 40.5 for 10000ms");
    assertThat(AlertRule.parse("\"a b\" <= 3").atLevel(-1).text()).isEqualTo("\"a b\" <= -1");
    assertThat(AlertRule.parse("cpu crosses 90 by 2").atLevel(0.1 + 0.2).text())
        .isEqualTo("cpu crosses 0.3 by 2");
    AlertRule silence = AlertRule.parse("* no data for 30s");
    assertThat(silence.atLevel(5)).isEqualTo(silence);
    assertThat(silence.level()).isEmpty();
  }

  @Test
  @DisplayName("a rule may be about the topic; a time may stand for a number of seconds or ms")
  void parse_aboutTheTopic() {
    AlertRule rising = AlertRule.parse("@lag(billing) rises > 100/s for 30s");
    assertThat(rising.subject().text()).isEqualTo("@lag(billing)");
    assertThat(rising.holdMs()).isEqualTo(30_000);
    assertThat(AlertRule.parse("@rate no data for 30s").condition())
        .isEqualTo(new AlertCondition.Silence(30_000));
    assertThat(AlertRule.parse("@lagtime(\"a b\") > 1min until 500ms").condition())
        .isEqualTo(new AlertCondition.Above(60, false, 0.5));
    assertThat(AlertRule.parse("@delay < -2").condition())
        .isEqualTo(new AlertCondition.Below(-2, false, -2));
    assertThat(AlertRule.parse("@delay > 2s for 10s").condition())
        .isEqualTo(new AlertCondition.Above(2_000, false, 2_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cpu > ten for 10s       | 6  | a number is expected",
        "cpu > NaN               | 6  | a number is expected",
        "cpu > 1e999             | 6  | too large",
        "cpu ~ 5                 | 4  | a condition is expected",
        "cpu                     | 3  | a condition is expected",
        "> 5                     | 0  | the name of a series",
        "cpu > 90 for 10         | 13 | a time such as",
        "cpu > 90 for            | 12 | a time such as",
        "cpu > 90 four 10s       | 9  | not understood",
        "cpu > 90 until 95       | 15 | clears at or below it",
        "cpu < 5 until 4         | 14 | clears at or above it",
        "t outside 24..18        | 14 | upper end",
        "t outside 18-24         | 12 | '..' is expected",
        "t outside 1..9 until 0..9 | 21 | lies within the other",
        "cpu rises 5             | 10 | > or < and a number",
        "cpu rises > 5/min       | 14 | per second",
        "cpu no date for 5s      | 7  | 'data' is expected",
        "cpu no data             | 11 | 'for' and a time",
        "meen(cpu, 1s) > 5       | 0  | there is no transform",
      })
  @DisplayName("a mistake is reported with its position")
  void parse_mistake_pointed(String text, int place, String problem) {
    assertThatThrownBy(() -> AlertRule.parse(text))
        .isInstanceOfSatisfying(
            SyntaxException.class, e -> assertThat(e.position()).isEqualTo(place))
        .hasMessageContaining(problem)
        .hasMessageEndingWith("\n  " + " ".repeat(place) + "^");
  }
}
