package topicscope.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lanes over time: a step is half a second. */
class LaneChooserTest {
  private static final int STEPS = (int) LaneChooser.FIRST_CALM.dividedBy(Duration.ofMillis(500));

  private final LaneChooser chooser = new LaneChooser();
  private boolean mayMerge = true;
  private long now = -1;

  @Test
  @DisplayName("a spike splits the lanes at once; they merge when it has been gone for a while")
  void spike_splitsAndMergesAgain() {
    assertThat(steps(3, 1, 2)).containsExactly(0, 0);
    assertThat(steps(1, 1, 200)).containsExactly(0, 1);
    assertThat(steps(STEPS, 1, 2)).containsExactly(0, 1);
    assertThat(steps(1, 1, 2)).containsExactly(0, 0);
  }

  @Test
  @DisplayName("between 10 and 30 times, lanes stay as they are")
  void between_stayAsTheyAre() {
    assertThat(steps(10 * STEPS, 1, 20)).containsExactly(0, 0);
    steps(1, 1, 31);
    assertThat(steps(10 * STEPS, 1, 20)).containsExactly(0, 1);
  }

  @Test
  @DisplayName("a moment that isn't calm restarts the wait, and each wait is twice as long")
  void spikeReturns_waitsLonger() {
    steps(1, 1, 200);
    steps(STEPS - 1, 1, 2);
    steps(1, 1, 20);
    assertThat(steps(STEPS, 1, 2)).containsExactly(0, 1);
    assertThat(steps(1, 1, 2)).containsExactly(0, 0);

    steps(1, 1, 200);
    assertThat(steps(2 * STEPS, 1, 2)).containsExactly(0, 1);
    assertThat(steps(1, 1, 2)).containsExactly(0, 0);

    chooser.forget();
    steps(1, 1, 200);
    assertThat(steps(STEPS + 1, 1, 2)).as("of other traces").containsExactly(0, 0);
  }

  @Test
  @DisplayName("what the user holds or has scaled doesn't merge")
  void held_doesNotMerge() {
    steps(1, 1, 200);
    mayMerge = false;
    assertThat(steps(5 * STEPS, 1, 2)).containsExactly(0, 1);
    mayMerge = true;
    assertThat(steps(STEPS + 1, 1, 2)).containsExactly(0, 0);
  }

  @Test
  @DisplayName("a trace that has become flat moves to another lane, though there are as many lanes")
  void otherTraceLarge_moves() {
    assertThat(steps(1, 1, 2, 500)).containsExactly(0, 0, 1);
    assertThat(steps(1, 1, 400, 500)).containsExactly(0, 1, 1);
  }

  @Test
  @DisplayName("without room for all lanes they don't change with every value")
  void noRoom_steady() {
    List<Integer> first = steps(1, 1, 100, 10_000);
    assertThat(first.stream().distinct()).hasSize(2);
    for (int i = 0; i < 10; i++) {
      assertThat(steps(1, 1, i % 2 == 0 ? 90 : 110, 10_000)).isEqualTo(first);
    }
  }

  /** The lanes after some steps of traces with these magnitudes and no units, two at the most. */
  private List<Integer> steps(int count, double... magnitudes) {
    List<LanePlan.Trace> traces =
        DoubleStream.of(magnitudes).mapToObj(one -> new LanePlan.Trace("", one)).toList();
    List<Integer> lanes = List.of();
    for (int i = 0; i < count; i++) {
      now += 500_000_000;
      lanes = chooser.lanes(traces, 2, mayMerge, now);
    }
    return lanes;
  }
}
