package topicscope.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.chart.ValueRange;
import topicscope.desk.overview.OverviewScale.Grip;

/** What the strip is zoomed into, and stretches that are dragged. */
@Execution(CONCURRENT)
class OverviewZoomTest {
  private static final ValueRange WHOLE = new ValueRange(100_000, 200_000);

  @Test
  @DisplayName(
      "a zoom keeps the time at the pointer where it is, stays within all, and ends at all")
  void by_keepsTimeAtPointer() {
    OverviewZoom half = OverviewZoom.NONE.by(0.5, 120_000, WHOLE);
    assertThat(half.view(WHOLE)).isEqualTo(new ValueRange(110_000, 160_000));
    assertThat(half.by(0.5, 160_000, WHOLE).view(WHOLE))
        .isEqualTo(new ValueRange(135_000, 160_000));
    assertThat(half.by(1.6, 110_000, WHOLE).view(WHOLE))
        .isEqualTo(new ValueRange(110_000, 190_000));
    assertThat(half.by(1.9, 110_000, WHOLE).view(WHOLE))
        .isEqualTo(new ValueRange(105_000, 200_000));
    assertThat(half.by(2, 110_000, WHOLE)).isEqualTo(OverviewZoom.NONE);
    assertThat(half.by(0.000_1, 110_000, WHOLE).view(WHOLE).span())
        .isEqualTo(OverviewZoom.SHORTEST_MS);
    ValueRange tiny = new ValueRange(0, 500);
    assertThat(OverviewZoom.NONE.by(0.5, 100, tiny)).isEqualTo(OverviewZoom.NONE);
  }

  @Test
  @DisplayName("what is zoomed into moves within all, and follows a window out of sight")
  void moved_followsWindow() {
    OverviewZoom zoom = OverviewZoom.NONE.by(0.2, 150_000, WHOLE);
    assertThat(zoom.view(WHOLE)).isEqualTo(new ValueRange(140_000, 160_000));
    assertThat(zoom.moved(90_000, WHOLE).view(WHOLE)).isEqualTo(new ValueRange(180_000, 200_000));
    assertThat(OverviewZoom.NONE.moved(5, WHOLE)).isEqualTo(OverviewZoom.NONE);

    assertThat(zoom.follow(new ValueRange(145_000, 150_000), WHOLE)).isEqualTo(zoom);
    assertThat(zoom.follow(new ValueRange(120_000, 125_000), WHOLE).view(WHOLE))
        .isEqualTo(new ValueRange(120_000, 140_000));
    assertThat(zoom.follow(new ValueRange(165_000, 170_000), WHOLE).view(WHOLE))
        .isEqualTo(new ValueRange(150_000, 170_000));
    assertThat(zoom.follow(new ValueRange(150_000, 190_000), WHOLE).view(WHOLE))
        .isEqualTo(new ValueRange(150_000, 170_000));
    // A window longer than what is in sight begins where that does.
    assertThat(zoom.follow(new ValueRange(140_000, 190_000), WHOLE)).isEqualTo(zoom);

    // The topic has forgotten what was in sight.
    assertThat(zoom.view(new ValueRange(170_000, 200_000)))
        .isEqualTo(new ValueRange(170_000, 190_000));
  }

  @Test
  @DisplayName("a stretch is what lies between press and pointer, either way, within its reach")
  void drag_stretch() {
    OverviewScale scale = new OverviewScale(WHOLE, 1_000);
    ValueRange window = new ValueRange(190_000, 200_000);
    OverviewDrag drag = new OverviewDrag(scale, Grip.OUTSIDE, 300, window);
    assertThat(drag.at(400, WHOLE)).isEqualTo(new ValueRange(130_000, 140_000));
    assertThat(drag.at(100, WHOLE)).isEqualTo(new ValueRange(110_000, 130_000));
    assertThat(drag.at(300, WHOLE)).isEqualTo(new ValueRange(130_000, 130_100));
    assertThat(drag.at(-50, WHOLE)).isEqualTo(new ValueRange(100_000, 130_000));
    assertThat(drag.at(400, new ValueRange(135_000, 200_000)))
        .isEqualTo(new ValueRange(135_000, 140_000));
    assertThat(drag.at(400, new ValueRange(150_000, 200_000)).span()).isEqualTo(100);
    assertThat(drag.there(WHOLE)).isEqualTo(new ValueRange(125_000, 135_000));
  }
}
