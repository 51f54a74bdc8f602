package topicscope.desk.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.desk.meter.LagTrend.State;

class LagTrendTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("being one poll behind for a moment is no lag")
  void observe_shortLag_keepsUp() {
    assertThat(states(0, 4_000, 0, 4_999, 6_000, 100, 0)).containsOnly(State.KEEPING_UP);
  }

  @Test
  @DisplayName("a lag is reported when it grows, when it shrinks, and when it is zero again")
  void observe_growingThenShrinking_isSaid() {
    assertThat(states(100, 50_000, 80_000, 110_000, 140_000, 170_000))
        .endsWith(State.FALLING_BEHIND, State.FALLING_BEHIND);
    assertThat(states(500_000, 600_000, 700_000, 650_000, 500_000, 300_000, 100_000))
        .endsWith(State.CATCHING_UP);
    assertThat(states(500_000, 600_000, 700_000, 300_000, 5)).endsWith(State.KEEPING_UP);
  }

  @Test
  @DisplayName("a lag that stays is neither growing nor shrinking")
  void observe_steadyLag_isBehind() {
    assertThat(states(500_000, 600_000, 700_000, 800_000, 800_100, 800_200, 800_100))
        .endsWith(State.BEHIND);
    assertThat(states(800_000, 800_000, 800_000, 800_000)).endsWith(State.BEHIND);
  }

  /** The reported trend of lags that are measured once a second. */
  private static List<State> states(long... lags) {
    LagTrend trend = new LagTrend();
    List<State> states = new ArrayList<>();
    for (int i = 0; i < lags.length; i++) {
      states.add(trend.observe(i * SECOND, lags[i]));
    }
    return states;
  }
}
