package topicscope.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickRuleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** The columns that a time needs with seconds, and with milliseconds. */
  private static final double[] ROOMS = {80, 110};

  @ParameterizedTest(name = "span {0}, at most {1} ticks: step {2}")
  @CsvSource({
    "10, 10, 1",
    "10, 9, 2",
    "10, 4, 5",
    "10, 1, 10",
    "11, 1, 20",
    "0.3, 3, 0.1",
    "1e12, 5, 2e11",
    "100, 0, 100"
  })
  @DisplayName("the step is the smallest of 1, 2, 5 × 10^n that keeps to the number of ticks")
  void over_spanAndCount_roundStep(double span, int count, double step) {
    assertThat(TickSpacing.over(span, count).step()).isCloseTo(step, within(step * 1e-9));
  }

  @Test
  @DisplayName("ticks include both ends, and zero has no sign")
  void within_endsOnTicks_included() {
    assertThat(new TickSpacing(0.5).within(-1, 1)).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
  }

  @Test
  @DisplayName("the number of ticks is bounded, whatever the span")
  void within_hugeSpan_bounded() {
    assertThat(new TickSpacing(1).within(0, 1e9)).hasSize(201);
    assertThat(new TimeTicks(1, BERLIN).within(0, 1e9)).hasSize(200);
  }

  @Test
  @DisplayName("where x counts samples, ticks stand at whole numbers and have the times there")
  void numbers_timesOfTheirSamples() {
    SampleTimes times = everySecondFrom(3);
    NumberTicks fine = NumberTicks.apart(0.01, times, ClockText.SECOND, BERLIN);
    assertThat(fine.within(-2, 5)).containsExactly(3.0, 4.0, 5.0);
    assertThat(fine.text(4)).isEqualTo("01:00:04");
    assertThat(NumberTicks.apart(1, times, ClockText.MILLISECOND, BERLIN).text(4))
        .isEqualTo("01:00:04.000");
  }

  @Test
  @DisplayName("where x counts samples that come evenly, ticks stand at round times between them")
  void numbers_even_roundTimes() {
    // Sample 0 at 0.5 s, then one every 2 s: 120 s in 600 columns.
    SampleTimes times = timesOf(0, 60, x -> 500 + 2000 * x);
    SampleTimeTicks.Visible all = new SampleTimeTicks.Visible(0, 60, 600);
    SampleTimeTicks ticks = SampleTimeTicks.of(all, times, ROOMS, BERLIN).orElseThrow();

    List<Double> found = ticks.within(-5, 70);
    assertThat(found.stream().map(ticks::text))
        .containsExactly("01:00:30", "01:01:00", "01:01:30", "01:02:00");
    assertThat(found.getFirst()).isEqualTo(14.75);
    assertThat(ticks.within(20, 70)).isEqualTo(found.subList(1, 4));
    assertThat(ticks.suits(all, ROOMS)).isTrue();
    assertThat(ticks.suits(new SampleTimeTicks.Visible(0, 60, 300), ROOMS)).as("crowded").isFalse();
    assertThat(ticks.suits(new SampleTimeTicks.Visible(0, 60, 6000), ROOMS)).as("few").isFalse();
  }

  @Test
  @DisplayName("samples that come unevenly, or all at once, have no round times")
  void numbers_uneven_none() {
    SampleTimeTicks.Visible all = new SampleTimeTicks.Visible(0, 60, 600);
    for (SampleTimes times : List.of(timesOf(0, 60, x -> 30 * x * x), timesOf(0, 60, x -> 7))) {
      assertThat(SampleTimeTicks.of(all, times, ROOMS, BERLIN)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} ms apart: {1}")
  @CsvSource({
    "20, 01:00:04.000",
    "1000, 01:00:04",
    "59000, 01:00:04",
    "60000, 01:00",
    "86400000, 1 Jan 01:00"
  })
  @DisplayName("a time has as many digits as the times beside it need to differ")
  void form_asPreciseAsNeeded(double apart, String text) {
    assertThat(ClockText.apart(apart).of(4_000, BERLIN)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} h to {1} h: {2}")
  @CsvSource({
    "24, 25, UTC",
    "1, 2, '1 Jan, UTC'",
    "20, 30, '1 Jan – 2 Jan, UTC'",
    "-20, -10, '31 Dec 1969, UTC'"
  })
  @DisplayName("the day stands before the zone unless it is today")
  void days_todayLeftOut(double fromHours, double toHours, String text) {
    LocalDate today = LocalDate.of(1970, 1, 2);
    String days = ClockText.days(fromHours * 3.6e6, toHours * 3.6e6, ZoneOffset.UTC, today);
    assertThat(days).isEqualTo(text);
    assertThat(ClockText.days(9e7, 9e7, BERLIN, today)).isEqualTo("CET");
  }

  private static SampleTimes everySecondFrom(double first) {
    return timesOf(first, 1_000, x -> 1_000 * x);
  }

  private static SampleTimes timesOf(double first, double last, DoubleUnaryOperator time) {
    return new SampleTimes() {
      @Override
      public double firstX() {
        return first;
      }

      @Override
      public double lastX() {
        return last;
      }

      @Override
      public double at(double x) {
        return time.applyAsDouble(Math.rint(x));
      }
    };
  }

  @ParameterizedTest(name = "at least {0} ms apart: every {1} ms")
  @CsvSource({
    "0.2, 1",
    "3, 5",
    "400, 500",
    "1001, 2000",
    "11000, 15000",
    "61000, 120000",
    "3600001, 7200000",
    "50000000, 86400000",
    "90000000, 172800000",
    "8640000000, 8640000000"
  })
  @DisplayName("times are spaced by steps of a clock")
  void times_apart_stepOfClock(double apart, long step) {
    assertThat(TimeTicks.apart(apart, BERLIN).stepMs()).isEqualTo(step);
  }

  @ParameterizedTest(name = "step {0} ms: {1}")
  @CsvSource({"1, 14:30:05.250", "1000, 14:30:05", "60000, 14:30", "86400000, 14:30"})
  @DisplayName("a time is written with the precision of its step")
  void text_byStep_precision(long step, String text) {
    double time = ms(ZonedDateTime.of(2024, 6, 1, 14, 30, 5, 250_000_000, BERLIN));
    assertThat(new TimeTicks(step, BERLIN).text(time)).isEqualTo(text);
  }

  @Test
  @DisplayName("less than a millisecond apart, ticks are at round microseconds")
  void times_closerThanMillisecond_roundMicroseconds() {
    double time = ms(ZonedDateTime.of(2024, 6, 1, 14, 30, 5, 250_000_000, BERLIN));
    TickRule ticks = new ColumnScale(true, 0, 1e-4).ticks(150, BERLIN);

    assertThat(ticks.within(time, time + 0.1).stream().map(ticks::text))
        .containsExactly(
            "14:30:05.250000",
            "14:30:05.250020",
            "14:30:05.250040",
            "14:30:05.250060",
            "14:30:05.250080",
            "14:30:05.250100");
  }

  @Test
  @DisplayName("midnight is written as a day, and with the year where steps are 100 days")
  void text_midnight_day() {
    double midnight = ms(ZonedDateTime.of(2024, 6, 1, 0, 0, 0, 0, BERLIN));
    assertThat(new TimeTicks(3_600_000, BERLIN).text(midnight)).isEqualTo("1 Jun");
    assertThat(new TimeTicks(100 * 86_400_000L, BERLIN).text(midnight)).isEqualTo("1 Jun 2024");
  }

  @Test
  @DisplayName("days begin at local midnight on both sides of a change of the clock")
  void days_acrossDaylightSaving_localMidnight() {
    ZonedDateTime from = ZonedDateTime.of(2024, 3, 29, 0, 0, 0, 0, BERLIN);
    List<Double> ticks = new TimeTicks(86_400_000, BERLIN).within(ms(from), ms(from.plusDays(5)));

    assertThat(ticks).hasSize(6);
    assertThat(ticks)
        .allMatch(tick ->
            Instant.ofEpochMilli(tick.longValue()).atZone(BERLIN).toLocalTime().toSecondOfDay()
                == 0);
  }

  @ParameterizedTest(name = "{0} of {1} in steps of {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 100 | 10 | 0",
        "20 | 100 | 10 | 20",
        "0.25 | 1 | 0.05 | 0.25",
        "12345 | 50000 | 5000 | 12,345",
        "2500000 | 5000000 | 500000 | 2.5 M",
        "3e9 | 4e9 | 1e9 | 3 G",
        "2e-5 | 1e-4 | 1e-5 | 2e-05",
        "1e22 | 2e22 | 1e22 | 1e+22"
      })
  @DisplayName("a number is written plain, scaled or scientific by the largest of its axis")
  void number_byMagnitude_text(double value, double largest, double step, String text) {
    assertThat(TickText.of(value, largest, step)).isEqualTo(text);
  }

  private static double ms(ZonedDateTime time) {
    return (double) time.toInstant().toEpochMilli();
  }
}
