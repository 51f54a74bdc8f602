package topicscope.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.chart.ValueRange;
import topicscope.desk.overview.OverviewScale.Grip;

/** Times and positions along the strip. */
@Execution(CONCURRENT)
class OverviewScaleTest {
  private final OverviewScale scale = new OverviewScale(new ValueRange(1_000, 11_000), 1_000);

  @Test
  @DisplayName("a window is taken at its edges, inside, or not; a narrow one has room to be taken")
  void grip_edgesInsideOutside() {
    ValueRange window = new ValueRange(3_000, 5_000);
    assertThat(scale.frame(window)).isEqualTo(new ValueRange(200, 400));
    assertThat(scale.grip(window, 201)).isEqualTo(Grip.BEGIN);
    assertThat(scale.grip(window, 300)).isEqualTo(Grip.WINDOW);
    assertThat(scale.grip(window, 403)).isEqualTo(Grip.END);
    assertThat(scale.grip(window, 420)).isEqualTo(Grip.OUTSIDE);

    ValueRange narrow = new ValueRange(10_990, 11_000);
    assertThat(scale.frame(narrow)).isEqualTo(new ValueRange(990, 1_000));
    assertThat(scale.grip(narrow, 995)).isEqualTo(Grip.WINDOW);
    assertThat(scale.grip(narrow, 987)).isEqualTo(Grip.BEGIN);
    assertThat(scale.frame(new ValueRange(0, 1_000))).isEqualTo(new ValueRange(0, 10));
  }

  @Test
  @DisplayName(
      "a moved window keeps its length within its reach; a moved edge stays before the other")
  void move_staysWithinReach() {
    ValueRange reach = new ValueRange(1_000, 11_000);
    ValueRange window = new ValueRange(3_000, 5_000);
    assertThat(OverviewScale.moved(window, 500, reach)).isEqualTo(new ValueRange(3_500, 5_500));
    assertThat(OverviewScale.moved(window, -9_000, reach)).isEqualTo(new ValueRange(1_000, 3_000));
    assertThat(OverviewScale.moved(window, 9_000, reach)).isEqualTo(new ValueRange(9_000, 11_000));
    assertThat(OverviewScale.moved(window, 0, new ValueRange(3_500, 4_000)))
        .isEqualTo(new ValueRange(3_500, 4_000));

    assertThat(OverviewScale.resized(window, true, 9_000, reach, 100))
        .isEqualTo(new ValueRange(4_900, 5_000));
    assertThat(OverviewScale.resized(window, true, -9_000, reach, 100))
        .isEqualTo(new ValueRange(1_000, 5_000));
    assertThat(OverviewScale.resized(window, false, -9_000, reach, 100))
        .isEqualTo(new ValueRange(3_000, 3_100));
    assertThat(OverviewScale.resized(window, false, 90_000, reach, 100))
        .isEqualTo(new ValueRange(3_000, 11_000));
  }
}
