package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.chart.ColumnScale;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.YLayout;

class PaintedFrameTest {
  /** Column 1000 at the left edge, 5 ms a column, 2 columns a unit; 200 × 100 units. */
  private static final PaintedFrame FRAME =
      frame(1000, new PlotSize(200, 100, 2, OpaqueBackground.NONE));

  @ParameterizedTest(name = "x {0} at {1}")
  @CsvSource({"5000, 0", "5004.9, 0", "5005, 0.5", "6000, 100", "4990, -1"})
  @DisplayName("an x is at the left edge of its column")
  void position_ofX_leftEdgeOfColumn(double x, double position) {
    assertThat(FRAME.position(x)).isEqualTo(position);
    assertThat(FRAME.x(position)).isCloseTo(x, within(5.0));
  }

  @ParameterizedTest(name = "value {0} at the left {1}, at the right {2}")
  @CsvSource({"10, 0, 90", "0, 100, 100", "5, 50, 95", "9.99, 0, 90", "20, -100, 80"})
  @DisplayName("a value is at its height on either axis, rounded to a physical pixel")
  void height_ofValue_byAxis(double value, double left, double right) {
    assertThat(FRAME.height(value, 0)).isEqualTo(left);
    assertThat(FRAME.height(value, 1)).isEqualTo(right);
  }

  @Test
  @DisplayName("a frame of the same scale and size can be moved to; another size can't")
  void same_scaleAndHeights_comparesSize() {
    PaintedFrame scrolled = frame(1010, FRAME.size());
    PaintedFrame larger = frame(1000, new PlotSize(201, 100, 2, OpaqueBackground.NONE));
    assertThat(FRAME.sameScale(scrolled)).isTrue();
    assertThat(FRAME.sameHeights(scrolled)).isTrue();
    assertThat(FRAME.sameScale(larger)).isFalse();
    assertThat(FRAME.sameHeights(larger)).isFalse();
  }

  @Test
  @DisplayName("by time, a column gives its time and a time its column")
  void time_byTime_plain() {
    assertThat(FRAME.timeAt(10)).contains(5050.0);
    assertThat(FRAME.columnOf(5050)).isEqualTo(10.5);
  }

  private static PaintedFrame frame(long origin, PlotSize size) {
    RenderKey key = new RenderKey(new ColumnScale(true, 0, 5), size, YLayout.OVERLAY, List.of());
    return new PaintedFrame(
        new PaintRequest(key, false, origin, FixedYRanges.AUTOMATIC, Double.NaN, 0),
        origin,
        Map.of(),
        List.of(YScale.linear(new ValueRange(0, 10)), YScale.linear(new ValueRange(0, 100))),
        List.of(),
        OptionalLong.empty(),
        0);
  }
}
