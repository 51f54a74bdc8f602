package topicscope.plot.xy;

import java.util.Optional;
import topicscope.chart.AutoRange;
import topicscope.chart.ValueRange;
import topicscope.signal.SampleBuffer;
import topicscope.signal.XRange;
import topicscope.signal.pair.PairTolerance;
import topicscope.signal.pair.SamplePairs;
import topicscope.signal.pair.TimedRun;

/**
 * Pairs the samples of two series and paints the pairs: a point for each, and a line through them.
 * Older pairs are fainter, in {@value #AGES} steps of as many pairs each. Pairs in one pixel are
 * drawn once; of very many pairs far from each other, only the newest have a line.
 *
 * <p>Thread-safe: one picture is painted at a time. It keeps its room.
 */
public final class XyPainter {
  private static final int AGES = 4;
  private static final int[] POINT_ALPHAS = {90, 140, 195, 255};
  private static final double LINE_SHARE = 0.6;
  private static final double LINE_WIDTH = 1.5;
  private static final double LARGE_POINT = 2.2;
  private static final double SMALL_POINT = 1.2;
  private static final int FEW = 3_000;
  private static final int MANY = 20_000;

  /** Lines are drawn through so many pixels, from the newest pair back. */
  private static final double MAX_LINE = 150_000;

  /** Pairs so near to each other need no line where points are pixels. */
  private static final double TOUCHING = 1.5;

  private static final double POINTED = 3;
  private static final double WIDE = 0.5;
  private static final long NANOS_PER_MS = 1_000_000;

  private final TimedRun ys = new TimedRun();
  private final TimedRun xs = new TimedRun();
  private final SamplePairs pairs = new SamplePairs();
  private final AlphaRaster raster = new AlphaRaster();
  private final PointedPairs.Collector collector = new PointedPairs.Collector();
  private AutoRange xRange = new AutoRange(true);
  private AutoRange yRange = new AutoRange(true);
  private Optional<XyRequest> before = Optional.empty();
  private int[] pixels = new int[0];
  private float[] columns = new float[0];
  private float[] rows = new float[0];
  private int[] cells = new int[0];

  /** Paints a picture; 1 M pairs take about as long as a frame. */
  public synchronized XyPicture paint(XyRequest request) {
    if (before.filter(request::isAbout).isEmpty()) {
      xRange = new AutoRange(true);
      yRange = new AutoRange(true);
    }
    before = Optional.of(request);
    long toleranceNs = pair(request);
    boolean wide = false;
    if (pairs.size() > 0) {
      long now = System.nanoTime();
      wide = follow(xRange, extent(true), now);
      wide |= follow(yRange, extent(false), now);
    }
    XyAxis x = XyAxis.of(xRange.range(), request.x().unit());
    XyAxis y = XyAxis.of(yRange.range(), request.y().unit());
    place(request.size(), x, y);
    draw(request);
    return new XyPicture(
        request,
        pairs.size(),
        pairs.alone(),
        toleranceNs,
        x,
        y,
        pixels,
        pointed(request.size()),
        newest(),
        wide);
  }

  /** Pairs the samples, and returns the tolerance, ns. */
  private long pair(XyRequest request) {
    ys.take(request.y().series().buffer(), request.range());
    long chosen = request.toleranceMs() * NANOS_PER_MS;
    long around = chosen > 0 ? chosen : Math.max(NANOS_PER_MS, length() / 50);
    takePartners(request.x().series().buffer(), around);
    long tolerance = chosen > 0 ? chosen : PairTolerance.between(ys, xs);
    if (tolerance > around) {
      takePartners(request.x().series().buffer(), tolerance);
    }
    pairs.pair(ys, xs, tolerance);
    return tolerance;
  }

  private long length() {
    return ys.size() == 0 ? 0 : ys.time(ys.size() - 1) - ys.time(0);
  }

  /** Takes the samples of x that lie that near to those of y, ns. */
  private void takePartners(SampleBuffer from, long around) {
    double early = ys.size() == 0 ? 0 : ms(ys.time(0) - around);
    double late = ys.size() == 0 ? 0 : ms(ys.time(ys.size() - 1) + around);
    xs.take(from, new XRange.ByTime(early - 1, late + 1));
  }

  private static double ms(long nanos) {
    return (double) nanos / NANOS_PER_MS;
  }

  private ValueRange extent(boolean ofX) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < pairs.size(); i++) {
      double value = ofX ? pairs.x(i) : pairs.y(i);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return ValueRange.of(low, high);
  }

  /** Follows the pairs, and returns whether the range is much larger than they need. */
  private static boolean follow(AutoRange range, ValueRange data, long now) {
    return data.span() < range.follow(data, now).span() * WIDE;
  }

  private void place(XyRequest.Size size, XyAxis x, XyAxis y) {
    int count = pairs.size();
    if (columns.length < count) {
      columns = new float[Math.max(count, 2 * columns.length)];
      rows = new float[columns.length];
      cells = new int[columns.length];
    }
    double low = x.range().low();
    double high = y.range().high();
    double perX = size.columns() / x.range().span();
    double perY = size.rows() / y.range().span();
    // What is beyond the range by the rounding of large numbers is drawn at the edge.
    double right = size.columns() - 0.01;
    double bottom = size.rows() - 0.01;
    for (int i = 0; i < count; i++) {
      float column = (float) within((pairs.x(i) - low) * perX, right);
      float row = (float) within((high - pairs.y(i)) * perY, bottom);
      columns[i] = column;
      rows[i] = row;
      cells[i] = (int) row * size.columns() + (int) column;
    }
  }

  private static double within(double place, double end) {
    return Math.min(Math.max(place, 0), end);
  }

  private void draw(XyRequest request) {
    int across = request.size().columns();
    int down = request.size().rows();
    double density = request.size().density();
    raster.begin(across, down);
    if (pixels.length < across * down) {
      pixels = new int[across * down];
    }
    int count = pairs.size();
    int lines = firstLine(density);
    double radius = radius() * density;
    for (int age = 0; age < AGES; age++) {
      int from = (int) ((long) count * age / AGES);
      int to = (int) ((long) count * (age + 1) / AGES);
      points(from, to, radius, POINT_ALPHAS[age]);
      lines(
          Math.max(from, lines),
          to,
          radius > 0 ? 0 : TOUCHING,
          LINE_WIDTH * density,
          (int) (POINT_ALPHAS[age] * LINE_SHARE));
    }
    raster.write(request.argb(), pixels);
  }

  private void points(int from, int to, double radius, int alpha) {
    for (int i = from; i < to; i++) {
      if (radius == 0) {
        raster.pixel(cells[i], alpha);
      } else if (i == from || cells[i] != cells[i - 1]) {
        raster.dot(columns[i], rows[i], radius, alpha);
      }
    }
  }

  private void lines(int from, int to, double shorter, double width, int alpha) {
    for (int i = Math.max(1, from); i < to; i++) {
      float across = Math.abs(columns[i] - columns[i - 1]);
      float down = Math.abs(rows[i] - rows[i - 1]);
      if (cells[i] != cells[i - 1] && Math.max(across, down) >= shorter && pairs.isJoined(i)) {
        raster.line(columns[i - 1], rows[i - 1], columns[i], rows[i], width, alpha);
      }
    }
  }

  /** The radius of a point, in units of JavaFX; 0 for one pixel. */
  private double radius() {
    int apart = 0;
    for (int i = 0; i < pairs.size() && apart <= MANY; i++) {
      apart += i > 0 && cells[i] == cells[i - 1] ? 0 : 1;
    }
    return apart <= FEW ? LARGE_POINT : apart <= MANY ? SMALL_POINT : 0;
  }

  /** The first pair to which a line is drawn. */
  private int firstLine(double density) {
    double left = MAX_LINE * density;
    for (int i = pairs.size() - 1; i > 0; i--) {
      if (cells[i] != cells[i - 1] && pairs.isJoined(i)) {
        left -= Math.max(Math.abs(columns[i] - columns[i - 1]), Math.abs(rows[i] - rows[i - 1]));
        if (left < 0) {
          return i + 1;
        }
      }
    }
    return 0;
  }

  private PointedPairs pointed(XyRequest.Size size) {
    double cell = POINTED * size.density();
    collector.begin((int) (size.columns() / cell) + 1, (int) (size.rows() / cell) + 1);
    float perPixel = (float) (1 / cell);
    int last = -1;
    for (int i = pairs.size() - 1; i >= 0; i--) {
      if (cells[i] != last) {
        collector.offer((int) (columns[i] * perPixel), (int) (rows[i] * perPixel), i);
      }
      last = cells[i];
    }
    int count = collector.count();
    double[] x = new double[count];
    double[] y = new double[count];
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      x[i] = pairs.x(collector.index(i));
      y[i] = pairs.y(collector.index(i));
      times[i] = pairs.time(collector.index(i));
    }
    return new PointedPairs(x, y, times);
  }

  private Optional<XyPair> newest() {
    int last = pairs.size() - 1;
    return last < 0
        ? Optional.empty()
        : Optional.of(new XyPair(pairs.x(last), pairs.y(last), pairs.time(last)));
  }
}
