package topicscope.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AutoRangeTest {
  private static final long SECOND = 1_000_000_000L;

  private final AutoRange auto = new AutoRange(true);

  @Test
  @DisplayName("the ends are round numbers beyond the data")
  void follow_first_round() {
    assertThat(auto.follow(new ValueRange(13, 87), 0)).isEqualTo(new ValueRange(10, 90));
  }

  @Test
  @DisplayName("data that is never negative doesn't get a range below 0")
  void follow_notNegative_startsAtZero() {
    assertThat(auto.follow(new ValueRange(0, 95), 0).low()).isZero();
  }

  @Test
  @DisplayName("data outside the range makes it grow at once")
  void follow_larger_growsAtOnce() {
    auto.follow(new ValueRange(0, 10), 0);
    assertThat(auto.follow(new ValueRange(-100, 10), 1).contains(new ValueRange(-100, 10)))
        .isTrue();
  }

  @Test
  @DisplayName("the range shrinks after data has filled less than half of it for 2 s")
  void follow_smaller_shrinksAfterTwoSeconds() {
    ValueRange wide = auto.follow(new ValueRange(0, 100), 0);
    ValueRange small = new ValueRange(10, 20);

    assertThat(auto.follow(small, SECOND)).isEqualTo(wide);
    assertThat(auto.follow(small, 3 * SECOND)).isEqualTo(wide);
    assertThat(auto.follow(small, 3 * SECOND + 1).span()).isLessThan(wide.span() / 2);
  }

  @Test
  @DisplayName("data that fills the range in between starts the 2 s again")
  void follow_fullInBetween_waitsAgain() {
    ValueRange wide = auto.follow(new ValueRange(0, 100), 0);
    ValueRange small = new ValueRange(10, 20);
    auto.follow(small, SECOND);
    auto.follow(new ValueRange(0, 80), 2 * SECOND);
    auto.follow(small, 3 * SECOND);

    assertThat(auto.follow(small, 4 * SECOND)).isEqualTo(wide);
  }

  @Test
  @DisplayName("after a reset the next data decides alone")
  void reset_thenFollow_fresh() {
    auto.follow(new ValueRange(0, 1000), 0);
    auto.reset();
    assertThat(auto.range()).isEqualTo(ValueRange.UNIT);
    assertThat(auto.follow(new ValueRange(13, 87), 1)).isEqualTo(new ValueRange(10, 90));
  }
}
