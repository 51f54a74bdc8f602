package topicscope.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.chart.ValueRange;
import topicscope.kafka.observe.RecordCourse;
import topicscope.kafka.observe.RecordCourse.Bar;
import topicscope.kafka.observe.RetainedTime;
import topicscope.kafka.observe.RetainedTime.Basis;

/** The strip in words. */
@Execution(CONCURRENT)
class OverviewTextTest {
  private static final long BEGIN = 1_760_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final Basis ALL = new Basis(3, 3, 0, false);

  @Test
  @DisplayName("the caption counts what was asked, and then says what the bars are")
  void caption_progressThenBars() {
    assertThat(caption(retained(40, HOUR, ALL))).isEqualTo("asked 40 of 200 times");
    assertThat(caption(retained(200, HOUR, ALL))).isEqualTo("about 1,990 records · 1 h a bar");
    assertThat(caption(retained(200, HOUR, new Basis(1_000, 100, 0, false))))
        .isEqualTo("about 1,990 records · from 100 of 1,000 partitions · 1 h a bar");
    assertThat(
            OverviewText.caption(
                state(Optional.of(retained(200, HOUR, ALL)), true),
                Optional.of(new ValueRange(BEGIN + HOUR, BEGIN + 11.0 * HOUR))))
        .isEqualTo("about 100 records · 1 h a bar");
  }

  @Test
  @DisplayName("the caption follows the finer bars of a stretch while they are asked for")
  void caption_stretch_itsProgress() {
    RetainedTime whole = retained(200, HOUR, ALL);
    RetainedTime asking =
        new RetainedTime(
            whole.topic(),
            whole.firstMs(),
            whole.lastMs(),
            whole.course(),
            Optional.of(new RecordCourse(60_000, List.of(), 7, 150)),
            ALL);
    assertThat(caption(asking)).isEqualTo("asked 7 of 150 times");
  }

  @Test
  @DisplayName("where there can be no bars, the caption says why")
  void caption_withoutBars_why() {
    ValueRange view = new ValueRange(BEGIN, BEGIN + HOUR);
    assertThat(OverviewText.caption(state(Optional.empty(), true), Optional.of(view))).isEmpty();
    assertThat(OverviewText.caption(state(Optional.empty(), false), Optional.of(view)))
        .isEqualTo("no bars: the broker doesn't know the plot's times");
    assertThat(caption(nothing(Basis.EMPTY))).isEqualTo("no records");
    assertThat(caption(nothing(new Basis(1, 1, 1, false)))).isEqualTo("1 record without a time");
  }

  @Test
  @DisplayName("the sentences say that it is an estimate, and each reason why it may be off")
  void estimate_everyReason() {
    assertThat(estimate(ALL)).startsWith("The bars are an estimate").hasLineCount(2);
    assertThat(estimate(new Basis(1_000, 100, 12, true)))
        .contains("The topic is compacted")
        .contains("100 of 1,000 partitions were asked")
        .contains("about 12 records without a time")
        .hasLineCount(5);
    assertThat(OverviewText.estimate(state(Optional.empty(), true))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5 ms a bar",
    "500, 500 ms a bar",
    "2000, 2 s a bar",
    "60000, 1 min a bar",
    "1800000, 30 min a bar",
    "43200000, 12 h a bar",
    "86400000, 1 day a bar",
    "1728000000, 20 days a bar"
  })
  @DisplayName("the width of a bar is in its largest unit")
  void caption_widths(long widthMs, String text) {
    assertThat(caption(retained(200, widthMs, ALL))).endsWith(" · " + text);
  }

  private static String caption(RetainedTime retained) {
    return OverviewText.caption(
        state(Optional.of(retained), true),
        Optional.of(new ValueRange(retained.firstMs(), retained.lastMs())));
  }

  private static String estimate(Basis basis) {
    return OverviewText.estimate(state(Optional.of(retained(200, HOUR, basis)), true));
  }

  /** 199 bars of ten records. */
  private static RetainedTime retained(int asked, long widthMs, Basis basis) {
    List<Bar> bars =
        IntStream.range(0, 199)
            .mapToObj(i -> new Bar(BEGIN + i * widthMs, BEGIN + (i + 1) * widthMs, 10))
            .toList();
    RecordCourse course = new RecordCourse(widthMs, bars, asked, 200);
    return new RetainedTime(
        "topic", BEGIN, BEGIN + 199 * widthMs - 1, course, Optional.empty(), basis);
  }

  private static RetainedTime nothing(Basis basis) {
    return new RetainedTime("topic", 0, 0, RecordCourse.NONE, Optional.empty(), basis);
  }

  private static OverviewState state(Optional<RetainedTime> retained, boolean ownTimes) {
    return new OverviewState(
        "topic",
        ownTimes,
        retained,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        ZoneOffset.UTC);
  }
}
