package topicscope.transform;

import topicscope.signal.SampleCopy;

/**
 * The mean of the last samples: a number of them, or those younger than a span before the newest.
 *
 * <p>Bounded: it averages at most {@value #MOST} samples and shortens a longer span to them. The
 * sum is computed afresh after as many samples as the memory holds, so that rounding errors do not
 * add up. A sample earlier than its predecessor is left out and counted.
 */
final class MovingAverage implements Operator {
  private static final int MOST = 131_072;
  private static final int FIRST_ROOM = 256;

  private final long spanMs;
  private final int most;
  private final TimeOrder order = new TimeOrder();
  private long[] times = new long[FIRST_ROOM];
  private double[] values = new double[FIRST_ROOM];
  private int first;
  private int size;
  private double sum;
  private int untilRenewal = FIRST_ROOM;

  /** Over a number of samples. */
  MovingAverage(int count) {
    spanMs = Long.MAX_VALUE;
    most = count;
  }

  /** Over a span of time. */
  MovingAverage(TransformParameter.Span span) {
    spanMs = span.ms();
    most = MOST;
  }

  @Override
  public void take(SampleCopy samples, long nowMs, TransformOutput out) {
    out.taken += samples.size();
    for (int i = 0; i < samples.size(); i++) {
      long time = samples.time(i);
      if (!OrderFilter.accepts(order, time, nowMs, out)) {
        continue;
      }
      if (order.isEmpty()) {
        first = 0;
        size = 0;
        sum = 0;
      }
      order.advance(time);
      push(time, samples.value(i));
      out.emit(time, sum / size, samples.partition(i), samples.offset(i));
    }
  }

  private void push(long time, double value) {
    while (size > 0 && (size == most || time - times[first] >= spanMs)) {
      sum -= values[first];
      first = (first + 1) & (times.length - 1);
      size--;
    }
    if (size == times.length) {
      grow();
    }
    int place = (first + size++) & (times.length - 1);
    times[place] = time;
    values[place] = value;
    sum += value;
    if (--untilRenewal <= 0) {
      renew();
    }
  }

  private void renew() {
    untilRenewal = times.length;
    sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[(first + i) & (times.length - 1)];
    }
  }

  private void grow() {
    long[] moreTimes = new long[2 * size];
    double[] moreValues = new double[2 * size];
    for (int i = 0; i < size; i++) {
      moreTimes[i] = times[(first + i) & (size - 1)];
      moreValues[i] = values[(first + i) & (size - 1)];
    }
    times = moreTimes;
    values = moreValues;
    first = 0;
  }
}
