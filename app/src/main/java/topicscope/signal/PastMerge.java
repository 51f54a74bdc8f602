package topicscope.signal;

/**
 * Adds recorded samples to the columns of those held, so that both are one line: as if the buffer
 * held all of them. Used within one reduction.
 */
final class PastMerge {
  private final PastColumns past;
  private final double from;
  private final double width;
  private final PixelColumns into;
  private final long heldLimit;
  private int at;
  private double previousX = Double.NaN;
  private boolean previousPast;
  private long previousLimit;

  /**
   * @param heldLimit the longest spacing that is no gap after the samples held first, ms
   */
  PastMerge(PastColumns past, XRange view, PixelColumns into, long heldLimit) {
    this.past = past;
    this.into = into;
    this.heldLimit = heldLimit;
    from = view.from();
    width = (view.to() - view.from()) / into.count();
    at = past.firstFrom(from);
  }

  void run() {
    before();
    for (int c = 0; c < into.count(); c++) {
      int end = at;
      double edge = from + (c + 1) * width;
      while (end < past.size() && past.time(end) < edge) {
        end++;
      }
      if (end > at || !into.isEmpty(c)) {
        column(c, end);
      }
      at = end;
    }
    after();
  }

  private void before() {
    int last = at - 1;
    if (last >= 0 && (!into.hasBefore() || x(last) > into.beforeX())) {
      into.setBefore(Math.min(0, x(last)), past.value(last));
      previousPast = true;
      previousLimit = past.limit(last);
    }
    if (into.hasBefore()) {
      previousX = previousPast ? x(last) : into.beforeX();
      previousLimit = previousPast ? previousLimit : heldLimit;
    }
  }

  private void column(int c, int end) {
    boolean filled = !into.isEmpty(c);
    boolean has = end > at;
    boolean firstPast = has && (!filled || x(at) <= into.firstX(c));
    boolean lastPast = has && (!filled || x(end - 1) > into.lastX(c));
    if (has) {
      merge(c, end, filled, firstPast, lastPast);
    }
    if (firstPast || previousPast) {
      into.setGapBefore(c, isBroken(into.firstX(c), firstPast ? past.limit(at) : heldLimit));
    }
    previousX = into.lastX(c);
    previousPast = lastPast;
    previousLimit = lastPast ? past.limit(end - 1) : heldLimit;
  }

  private void merge(int c, int end, boolean filled, boolean firstPast, boolean lastPast) {
    double firstX = firstPast ? within(c, at) : into.firstX(c);
    double firstValue = firstPast ? past.value(at) : into.firstValue(c);
    double lastX = lastPast ? within(c, end - 1) : into.lastX(c);
    double lastValue = lastPast ? past.value(end - 1) : into.lastValue(c);
    double min = filled ? into.min(c) : Double.POSITIVE_INFINITY;
    double max = filled ? into.max(c) : Double.NEGATIVE_INFINITY;
    double minX = filled ? into.minX(c) : 0;
    double maxX = filled ? into.maxX(c) : 0;
    for (int i = at; i < end; i++) {
      double value = past.value(i);
      if (value < min) {
        min = value;
        minX = within(c, i);
      }
      if (value > max) {
        max = value;
        maxX = within(c, i);
      }
    }
    into.setEnds(c, firstX, firstValue, lastX, lastValue);
    into.setRange(c, minX, min, maxX, max);
  }

  private void after() {
    if (at < past.size() && (!into.hasAfter() || x(at) <= into.afterX())) {
      boolean gap = isBroken(x(at), past.limit(at));
      into.setAfter(Math.max(into.count(), x(at)), past.value(at), gap);
    } else if (previousPast && into.hasAfter()) {
      boolean gap = isBroken(into.afterX(), heldLimit);
      into.setAfter(into.afterX(), into.afterValue(), gap);
    }
  }

  private boolean isBroken(double nextX, long limit) {
    double apart = nextX - previousX;
    return apart >= 1 && apart * width > previousLimit && apart * width > limit;
  }

  private double x(int i) {
    return (past.time(i) - from) / width;
  }

  private double within(int c, int i) {
    return Math.clamp(x(i), c, c + 1.0);
  }
}
