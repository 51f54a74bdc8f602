package topicscope.plot.xy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.XRange;

@Execution(CONCURRENT)
class XyPainterTest {
  private static final XyRequest.Size SIZE = new XyRequest.Size(400, 300, 1);
  private static final int INK = 0xff2060a0;
  private static final long START = System.currentTimeMillis() - 7_200_000;

  private final SampleBuffer x = new SampleBuffer(1_000_000);
  private final SampleBuffer y = new SampleBuffer(1_000_000);
  private final XyPainter painter = new XyPainter();

  private void add(double xValue, double yValue, long atMs) {
    add(x, xValue, atMs);
    add(y, yValue, atMs);
  }

  private static void add(SampleBuffer to, double value, long atMs) {
    SampleBatch batch = new SampleBatch();
    batch.add(START + atMs, value, 0, to.appended());
    to.append(batch);
  }

  private XyPicture paint(double from) {
    return painter.paint(
        XyRequest.of(
            new XySide(new Series("y", y), "y", "V"),
            new XySide(new Series("x", x), "x", ""),
            new XRange.ByNumber(from, 1e9),
            false,
            0,
            SIZE,
            INK));
  }

  private static int alpha(XyPicture picture, double xValue, double yValue) {
    int column = (int) (picture.xAxis().share(xValue) * SIZE.columns());
    // A value of 0 may stand at the lower edge.
    double down = (1 - picture.yAxis().share(yValue)) * SIZE.rows();
    int row = Math.min(SIZE.rows() - 1, (int) down);
    return picture.pixels()[row * SIZE.columns() + column] >>> 24;
  }

  @Test
  @DisplayName("a line leads from pair to pair, fainter for older ones, but not over a gap")
  void paint_lineWithGap_olderFainter() {
    for (int i = 0; i < 80; i++) {
      add(i, i % 2, i * 100L + (i < 40 ? 0 : 600_000));
    }
    XyPicture picture = paint(0);
    assertThat(picture.pairs()).isEqualTo(80);
    assertThat(picture.toleranceNs()).isEqualTo(50_000_000);
    assertThat(IntStream.of(0, 20, 40, 60).map(i -> alpha(picture, i, 0)).toArray())
        .isSorted()
        .doesNotHaveDuplicates()
        .endsWith(255);
    assertThat(alpha(picture, 30.5, 0.5)).isPositive();
    assertThat(alpha(picture, 39.5, 0.5)).isZero();
    assertThat(picture.newest()).contains(new XyPair(79, 1, (START + 607_900) * 1_000_000));
  }

  @Test
  @DisplayName("the ranges grow at once, and stay for a moment when the pairs need less")
  void paint_smallerValues_rangesStay() {
    for (int i = 0; i < 20; i++) {
      add(i < 10 ? i * 10 : i, i, i * 100L);
    }
    XyPicture all = paint(0);
    XyPicture few = paint(15);
    assertThat(few.pairs()).isEqualTo(5);
    assertThat(few.isWide()).isTrue();
    assertThat(few.xAxis()).isEqualTo(all.xAxis());
    add(500, 20, 2_000);
    assertThat(paint(15).xAxis().range().high()).isGreaterThanOrEqualTo(500);
  }

  @Test
  @DisplayName("of a cloud of pairs each pixel is drawn; only the newest have a line")
  void paint_cloud_allPixels() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      add(random.nextDouble(), random.nextDouble(), i);
    }
    XyPicture picture = paint(0);
    for (int i = 0; i < 50_000; i += 7) {
      double atX = x.sample(i).orElseThrow().value();
      double atY = y.sample(i).orElseThrow().value();
      assertThat(alpha(picture, atX, atY)).isPositive();
    }
    int inked = (int) IntStream.of(picture.pixels()).limit(120_000).filter(i -> i != 0).count();
    assertThat(inked).isBetween(30_000, 110_000);
  }

  @Test
  @DisplayName("without samples there are no pairs, and nothing is drawn")
  void paint_nothing_empty() {
    XyPicture picture = paint(0);
    assertThat(picture.pairs()).isZero();
    assertThat(picture.newest()).isEmpty();
    assertThat(IntStream.of(picture.pixels()).sum()).isZero();
    assertThat(XyText.captions(picture).getFirst()).isEqualTo("No samples of y in sight");
  }
}
