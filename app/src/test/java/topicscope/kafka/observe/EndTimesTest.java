package topicscope.kafka.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When records were written, as far as it is known. */
class EndTimesTest {
  private static final long NOW = 1_760_000_000_000L;

  private final EndTimes times = new EndTimes();

  @Test
  @DisplayName("between two observed ends a record's time is in proportion to its offset")
  void timeOf_betweenEnds_inProportion() {
    times.add(NOW - 10_000, 100);
    times.add(NOW, 200);

    assertThat(times.timeOf(100)).hasValue(NOW - 10_000);
    assertThat(times.timeOf(150)).hasValue(NOW - 5_000);
    assertThat(times.timeOf(200)).isEmpty();
    assertThat(times.timeOf(50)).hasValue(NOW - 10_000);
  }

  @Test
  @DisplayName("a record behind an end that stayed was written after its last time")
  void timeOf_afterRest_isAfterTheRest() {
    for (long ago = 60_000; ago >= 10_000; ago -= 1_000) {
      times.add(NOW - ago, 100);
    }
    times.add(NOW - 9_000, 101);

    assertThat(times.timeOf(100)).hasValue(NOW - 10_000);
    assertThat(times.unknown(100, NOW)).isEmpty();
  }

  @Test
  @DisplayName("what is older than the observed ends is searched in the broker's index of times")
  void unknown_older_isSearched() {
    // One record a second since long ago; the broker answers with the first one of a time.
    long oldest = NOW - 86_400_000;
    times.add(NOW, (NOW - oldest) / 1_000);
    long wanted = 43_200;
    int requests = 0;
    OptionalLong time = times.unknown(wanted, NOW);
    while (time.isPresent()) {
      requests++;
      long asked = time.getAsLong();
      times.add(asked, Math.max(0, Math.ceilDiv(asked - oldest, 1_000)));
      time = times.unknown(wanted, NOW);
    }

    assertThat(requests).isBetween(5, 20);
    long age = NOW - times.timeOf(wanted).orElseThrow();
    assertThat(age).isBetween(41_000_000L, 45_400_000L);
  }

  @Test
  @DisplayName("what contradicts the ends known before is left out")
  void add_contradiction_leftOut() {
    times.add(NOW - 2_000, 100);
    times.add(NOW, 200);
    times.add(NOW - 1_000, 50);
    times.add(NOW - 500, 900);

    assertThat(times.timeOf(150)).hasValue(NOW - 1_000);
  }

  @Test
  @DisplayName(
      "after days at an end a second, the memory is bounded and times are nearly as before")
  void add_manyEnds_bounded() {
    for (int second = 0; second < 200_000; second++) {
      times.add(NOW + second * 1_000L, second * 10L);
    }

    assertThat(times.size()).isLessThanOrEqualTo(4_000);
    assertThat(times.timeOf(1_000_000).orElseThrow())
        .isBetween(NOW + 99_990_000L, NOW + 100_010_000L);
  }
}
