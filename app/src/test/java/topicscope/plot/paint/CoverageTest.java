package topicscope.plot.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final int COLUMNS = Tile.COLUMNS;
  private static final int ROWS = 60;
  private static final int WHITE = -1;
  private static final int FINE = 24;

  private final Coverage coverage = new Coverage();
  private final Tile tile = new Tile(ROWS, OpaqueBackground.NONE);

  @Test
  @DisplayName("a rectangle on whole pixels covers these and no others")
  void rectangle_wholePixels_exact() {
    coverage.resize(COLUMNS, ROWS);
    coverage.rectangle(10, 20, 13, 25);
    paint();

    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        boolean inside = x >= 10 && x < 13 && y >= 20 && y < 25;
        assertThat(alpha(x, y)).isEqualTo(inside ? 255 : 0);
      }
    }
  }

  @Test
  @DisplayName("a rectangle that covers half a pixel is half as strong there")
  void rectangle_halfPixels_half() {
    coverage.resize(COLUMNS, ROWS);
    coverage.rectangle(10.5, 20, 12, 20.5);
    paint();

    assertThat(alpha(10, 20)).isCloseTo(64, within(2));
    assertThat(alpha(11, 20)).isCloseTo(128, within(2));
  }

  @Test
  @DisplayName("on a background every pixel stays opaque, and shows the mix of both colours")
  void blend_ontoBackdrop_opaqueMix() {
    Tile red = new Tile(ROWS, 0xffff0000);
    coverage.resize(COLUMNS, ROWS);
    coverage.rectangle(10.5, 20, 12, 20.5);
    for (int column = 0; column < COLUMNS; column++) {
      coverage.blend(column, 0xff0000ff, red, column, Coverage.EVEN);
    }

    assertThat(IntStream.of(red.pixels())).allMatch(pixel -> pixel >>> 24 == 255);
    int half = red.pixels()[20 * Tile.COLUMNS + 11];
    assertThat(half & 0xff).isCloseTo(128, within(2));
    assertThat((half >> 16) & 0xff).isCloseTo(127, within(2));
    assertThat(red.pixels()[20 * Tile.COLUMNS + 13]).isEqualTo(0xffff0000);
  }

  @RepeatedTest(200)
  @DisplayName("any triangle covers each pixel as much as counting points inside it says")
  void triangle_anywhere_asCounted(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double[] x = random.doubles(3, -20, COLUMNS + 20).toArray();
    double[] y = random.doubles(3, -40, ROWS + 40).toArray();
    coverage.resize(COLUMNS, ROWS);
    for (int i = 0; i < 3; i++) {
      coverage.edge(x[i], y[i], x[(i + 1) % 3], y[(i + 1) % 3]);
    }
    paint();

    for (int row = 0; row < ROWS; row += 7) {
      for (int column = 0; column < COLUMNS; column += 5) {
        double counted = counted(x, y, column, row);
        assertThat(alpha(column, row) / 255.0).isCloseTo(counted, within(0.06));
      }
    }
  }

  @Test
  @DisplayName("overlapping shapes cover a pixel once")
  void shapes_onEachOther_coverOnce() {
    coverage.resize(COLUMNS, ROWS);
    coverage.rectangle(10, 20, 13, 25);
    coverage.rectangle(10, 20, 13, 25);
    paint();

    assertThat(alpha(11, 22)).isEqualTo(255);
  }

  @Test
  @DisplayName("shapes far outside are clipped, and the picture is empty afterwards")
  void edges_farOutside_cutOff() {
    coverage.resize(COLUMNS, ROWS);
    coverage.rectangle(-1e9, -1e9, 1e9, 1e9);
    paint();
    assertThat(alpha(0, 0)).isEqualTo(255);
    assertThat(alpha(COLUMNS - 1, ROWS - 1)).isEqualTo(255);

    tile.clear();
    paint();
    assertThat(tile.pixels()).containsOnly(0);
  }

  private void paint() {
    for (int column = 0; column < COLUMNS; column++) {
      coverage.blend(column, WHITE, tile, column, Coverage.EVEN);
    }
  }

  private int alpha(int x, int y) {
    return tile.pixels()[y * Tile.COLUMNS + x] >>> 24;
  }

  private static double counted(double[] x, double[] y, int column, int row) {
    int inside = 0;
    for (int i = 0; i < FINE; i++) {
      for (int j = 0; j < FINE; j++) {
        inside += inside(x, y, column + (i + 0.5) / FINE, row + (j + 0.5) / FINE) ? 1 : 0;
      }
    }
    return (double) inside / FINE / FINE;
  }

  private static boolean inside(double[] x, double[] y, double px, double py) {
    boolean left = side(x, y, 0, px, py);
    return left == side(x, y, 1, px, py) && left == side(x, y, 2, px, py);
  }

  private static boolean side(double[] x, double[] y, int i, double px, double py) {
    int j = (i + 1) % 3;
    return (x[j] - x[i]) * (py - y[i]) - (y[j] - y[i]) * (px - x[i]) > 0;
  }
}
