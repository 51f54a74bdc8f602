package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.plot.ShownChart;

@DisplayName("A line in a small image")
class LineImageTest {
  @BeforeAll
  static void startToolkit() {
    ShownChart.startToolkit();
  }

  @Test
  @DisplayName("covers what is under it, in its colour; the next line takes its place")
  void end_nextLine_takesItsPlace() {
    LineImage line = ShownChart.onFx(() -> new LineImage(20, 10));
    across(line, 2, 3, Color.RED);
    assertThat(argb(line, 10, 1)).isZero();
    assertThat(argb(line, 10, 2)).isEqualTo(0xffff0000);
    assertThat(argb(line, 10, 3)).isEqualTo(0xffff0000);
    assertThat(argb(line, 10, 4)).isZero();

    across(line, 1, 8.5, Color.BLUE);
    assertThat(argb(line, 10, 2)).isZero();
    assertThat(argb(line, 10, 8)).isEqualTo(0xff0000ff);

    ShownChart.onFx(() -> {
      line.end(Color.BLUE);
      return line;
    });
    assertThat(argb(line, 10, 8)).as("without a point").isZero();
  }

  private static void across(LineImage line, double width, double y, Color colour) {
    ShownChart.onFx(() -> {
      line.begin(width);
      line.to(0, y);
      line.to(20, y);
      line.end(colour);
      return line;
    });
  }

  private static int argb(LineImage line, int x, int y) {
    return ShownChart.onFx(() -> line.image().getPixelReader().getArgb(x, y));
  }
}
