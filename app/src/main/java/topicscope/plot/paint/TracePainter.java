package topicscope.plot.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import topicscope.chart.AutoRange;
import topicscope.chart.ColumnScale;
import topicscope.chart.LatestTime;
import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.plot.axis.YLayout;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;

/**
 * Paints frames incrementally: while the look is unchanged, only columns are painted that new or
 * overwritten samples touch or that come into view.
 *
 * <p>Owned by the painting thread. The cost of a frame depends on the columns painted and the
 * number of traces, not on the number of samples in the window.
 */
public final class TracePainter {
  /** Of the smallest trace on a logarithmic axis that reaches 0: what is spread linearly. */
  private static final double PER_LINEAR = 100;

  /**
   * The share of a trace's colour below it at the upper end of its axis, of 256; 0 at the other.
   */
  private static final int SHADE = 46;

  private final TileStore sheet;
  private final Coverage coverage = new Coverage();
  private final TraceDrawer drawer = new TraceDrawer(coverage);
  private final Decimator decimator = new Decimator();
  private final PixelColumns columns = new PixelColumns();
  private final IntervalColumns intervals = new IntervalColumns(decimator);
  private final LineDensity density = new LineDensity(decimator);
  private final LatestTime latest = new LatestTime();
  private final List<AutoRange> autos = new ArrayList<>();
  private List<TraceProgress> traces = List.of();
  private RenderKey key =
      new RenderKey(
          new ColumnScale(false, 0, 1),
          new PlotSize(0, 0, 1, OpaqueBackground.NONE),
          YLayout.OVERLAY,
          List.of());
  private List<YScale> axes = List.of();
  private int[] shade = new int[0];
  private double smallest;
  private long epoch;
  private long paintedFrom;
  private long paintedTo;

  public TracePainter(TileStore sheet) {
    this.sheet = sheet;
  }

  /** Paints a frame; {@code now} as of System.nanoTime. */
  public PaintedFrame paint(PaintRequest job, long now) {
    boolean fresh = adopt(job);
    ColumnScale scale = key.scale();
    double leader = leader(scale.byTime(), job.present());
    fresh |= align(scale, leader);
    double room = scale.byTime() || Double.isNaN(job.present()) ? 0 : job.present();
    long origin = job.live() ? liveOrigin(scale, leader + room) : job.origin();
    long end = origin + key.columns();
    fresh |= follow(job, origin, now);
    fresh |= isIntervalChanged();
    sheet.begin(key.rows(), key.size().backdrop(), now);
    if (fresh || origin > paintedTo || end < paintedFrom) {
      sheet.clear();
      paintColumns(origin, end);
    } else {
      paintChanges(origin, end);
    }
    paintedFrom = origin;
    paintedTo = end;
    traces.forEach(trace -> trace.painted(scale.byTime()));
    long appended = traces.stream().mapToLong(TraceProgress::appended).sum();
    return new PaintedFrame(
        job,
        origin,
        sheet.frame(origin, end),
        axes,
        traces.stream().map(TraceProgress::shift).toList(),
        key.newestTime(),
        appended);
  }

  /** The memory held for painting, in bytes; frames that are on screen not counted. */
  long heldBytes() {
    return coverage.heldBytes() + sheet.heldBytes();
  }

  /** Adopts the look; returns whether it has changed. */
  private boolean adopt(PaintRequest job) {
    boolean others = job.epoch() != epoch;
    boolean fresh = others || !job.key().equals(key);
    boolean sameTraces = !others && sameBuffers(job.key());
    if (!sameTraces) {
      traces = job.key().traces().stream().map(t -> new TraceProgress(t.buffer())).toList();
    }
    if (!sameTraces || !job.key().layout().equals(key.layout())) {
      // An axis that other traces had made large would stay so while no sample comes.
      autos.clear();
    }
    epoch = job.epoch();
    key = job.key();
    if (fresh) {
      coverage.trim(key.columns(), key.rows());
    }
    return fresh;
  }

  private boolean sameBuffers(RenderKey other) {
    boolean same = other.traces().size() == key.traces().size();
    for (int i = 0; same && i < key.traces().size(); i++) {
      same = other.traces().get(i).buffer() == key.traces().get(i).buffer();
    }
    return same;
  }

  /**
   * The x at which a live window ends: the newest sample here, or a later one in a linked chart.
   */
  private double leader(boolean byTime, double present) {
    long newest = -1;
    latest.clear();
    for (TraceProgress trace : traces) {
      trace.update(byTime);
      trace.addTo(latest);
      newest = Math.max(newest, trace.appended() - 1);
    }
    if (!byTime) {
      return traces.isEmpty() ? Double.NaN : (double) newest;
    }
    if (!Double.isNaN(present)) {
      latest.add((long) present, System.currentTimeMillis());
    }
    return latest.isKnown() ? (double) latest.timeMs() : Double.NaN;
  }

  private boolean align(ColumnScale scale, double leader) {
    boolean moved = false;
    double window = scale.perColumn() * key.columns();
    for (int i = 0; i < traces.size(); i++) {
      moved |= traces.get(i).align(scale.byTime(), leader, window);
      TraceRendering trace = key.traces().get(i);
      if (trace.isLine()) {
        int before = traces.get(i).rarest();
        moved |= traces.get(i).space(scale) && traces.get(i).rarest() != before;
      } else if (trace.kind() != TraceKind.POINTS) {
        moved |= traces.get(i).space(scale);
      }
    }
    return moved;
  }

  private long liveOrigin(ColumnScale scale, double leader) {
    return Double.isNaN(leader) ? 0 : scale.column(leader) + 1 + key.reach() - key.columns();
  }

  /** Updates the y axes to what is visible; returns whether one has changed. */
  private boolean follow(PaintRequest job, long origin, long now) {
    YLayout layout = key.layout();
    while (autos.size() < layout.axes()) {
      autos.add(new AutoRange(layout.isRound()));
    }
    List<YScale> before = axes;
    List<YScale> scales = new ArrayList<>();
    for (int axis = 0; axis < layout.axes(); axis++) {
      Optional<ValueRange> fixed = job.y().of(axis);
      smallest = Double.POSITIVE_INFINITY;
      ValueRange own =
          fixed.isPresent() && layout.kind() != YLayout.Kind.LOGARITHMIC
              ? fixed.get()
              : follow(autos.get(axis), axis, origin, now);
      scales.add(layout.scale(axis, fixed.orElse(own), linearBelow(own), key.size().height()));
    }
    axes = List.copyOf(scales);
    return !axes.equals(before);
  }

  private double linearBelow(ValueRange own) {
    if (own.low() > 0) {
      return own.low();
    }
    return Double.isFinite(smallest) ? smallest / PER_LINEAR : 1;
  }

  private ValueRange follow(AutoRange auto, int axis, long origin, long now) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < traces.size(); i++) {
      TraceRendering trace = key.traces().get(i);
      if (trace.axis() == axis) {
        reduce(i, origin, key.columns(), 1);
        low = Math.min(low, columns.lowest());
        high = Math.max(high, columns.highest());
        double size = Math.max(Math.abs(columns.lowest()), Math.abs(columns.highest()));
        smallest = size > 0 ? Math.min(smallest, size) : smallest;
        if (trace.kind() == TraceKind.BARS || trace.kind() == TraceKind.AREA) {
          low = Math.min(low, 0);
          high = Math.max(high, 0);
        }
      }
    }
    return low > high ? auto.range() : auto.follow(ValueRange.of(low, high), now);
  }

  /** Paints only the columns at both ends that have changed. */
  private void paintChanges(long origin, long end) {
    long leftTo = Math.max(origin, Math.min(paintedFrom, end));
    long rightFrom = Math.min(end, paintedTo);
    int reach = key.reach();
    for (TraceProgress trace : traces) {
      if (trace.changed()) {
        long from = trace.changedFrom(key.scale(), decimator);
        rightFrom = Math.min(rightFrom, Math.max(from, origin) - reach);
        long vanished = Math.min(end, trace.vanishedTo(key.scale(), decimator));
        leftTo = vanished >= origin - reach ? Math.max(leftTo, vanished + reach + 1) : leftTo;
      }
    }
    rightFrom = Math.max(origin, rightFrom);
    if (leftTo >= rightFrom) {
      paintColumns(origin, end);
    } else {
      paintColumns(origin, leftTo);
      paintColumns(rightFrom, end);
    }
  }

  private void paintColumns(long from, long to) {
    int count = (int) (to - from);
    if (count <= 0) {
      return;
    }
    sheet.erase(from, to);
    coverage.resize(count, key.rows());
    int reach = key.reach();
    for (int i = 0; i < traces.size(); i++) {
      TraceRendering trace = key.traces().get(i);
      drawer.frame(-reach, axes.get(trace.axis()), key.rows());
      if (isByInterval(trace)) {
        intervals.read(trace, key.scale(), from - reach, count + 2 * reach);
        paintIntervals(trace, traces.get(i), from, count);
      } else {
        reduce(i, from - reach, count + 2 * reach, count + 2 * reach);
        paint(trace, traces.get(i), from, count);
      }
    }
  }

  private boolean isByInterval(TraceRendering trace) {
    return trace.isByInterval(key.scale(), key.size().density());
  }

  /** A sample changes all of its interval, and the line to it: these are few, and rare. */
  private boolean isIntervalChanged() {
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).changed() && isByInterval(key.traces().get(i))) {
        return true;
      }
    }
    return false;
  }

  private void paintIntervals(TraceRendering trace, TraceProgress progress, long from, int count) {
    if (trace.shaded()) {
      drawer.under(intervals);
      blend(trace.argb(), from, count, shade(axes.get(trace.axis())));
    }
    drawer.ranges(intervals);
    blend(trace.fill(), from, count, Coverage.EVEN);
    drawer.line(intervals, trace.width());
    if (trace.dash() > 0) {
      blendLine(trace, progress, from, count);
    } else {
      blend(trace.argb(), from, count, Coverage.EVEN);
    }
  }

  private void paint(TraceRendering trace, TraceProgress progress, long from, int count) {
    if (trace.shaded()) {
      drawer.under(columns);
      blend(trace.argb(), from, count, shade(axes.get(trace.axis())));
    }
    switch (trace.kind()) {
      case LINE -> drawer.line(columns, trace.width());
      case STEP -> drawer.step(columns, trace.width());
      case AREA -> {
        drawer.area(columns);
        blend(trace.fill(), from, count, Coverage.EVEN);
        drawer.line(columns, trace.width());
      }
      case BARS -> drawer.bars(columns, trace.barWidth(progress.spacing()));
      case POINTS -> drawer.points(columns, trace.dotRadius());
      case BAND -> drawer.band(columns, trace.bandWidth(progress.spacing()));
    }
    if (trace.isLine() && (trace.dash() > 0 || progress.rarest() < LineDensity.FULL)) {
      blendLine(trace, progress, from, count);
    } else {
      blend(
          trace.kind() == TraceKind.BAND ? trace.fill() : trace.argb(), from, count, Coverage.EVEN);
    }
  }

  /** How much of a trace's colour there is in each row below it. */
  private int[] shade(YScale scale) {
    if (shade.length < key.rows()) {
      shade = new int[key.rows()];
    }
    double top = scale.from() * key.rows();
    double bottom = scale.to() * key.rows();
    for (int row = 0; row < key.rows(); row++) {
      shade[row] = (int) Math.round(SHADE * Math.clamp((bottom - row) / (bottom - top), 0, 1));
    }
    return shade;
  }

  /** Blends a line with dashes, or one with many samples in a column. */
  private void blendLine(TraceRendering trace, TraceProgress progress, long from, int count) {
    boolean dense = progress.rarest() < LineDensity.FULL;
    for (int column = 0; column < count; column++) {
      long at = from + column;
      int argb = trace.isGap(at, key.size().density()) ? 0 : trace.argb();
      int[] strength = Coverage.EVEN;
      if (dense) {
        int inTile = column % Tile.COLUMNS;
        if (inTile == 0) {
          int some = Math.min(Tile.COLUMNS, count - column);
          density.read(
              trace.buffer(), key.scale().view(at, some, progress.shift()), some, key.rows());
        }
        strength = density.strength(inTile, progress.rarest(), drawer::y);
      }
      coverage.blend(column, argb, sheet.tile(at), TileStore.offset(at), strength);
    }
  }

  private void blend(int argb, long from, int count, int[] strength) {
    Tile tile = sheet.tile(from);
    for (int column = 0; column < count; column++) {
      int offset = TileStore.offset(from + column);
      if (offset == 0) {
        tile = sheet.tile(from + column);
      }
      coverage.blend(column, argb, tile, offset, strength);
    }
  }

  private void reduce(int trace, long first, int span, int into) {
    decimator.reduce(
        key.traces().get(trace).buffer(),
        key.traces().get(trace).past(),
        key.scale().view(first, span, traces.get(trace).shift()),
        into,
        columns);
  }
}
