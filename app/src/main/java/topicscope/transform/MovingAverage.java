package topicscope.transform;

import topicscope.signal.SampleCopy;

/**
 * The mean of the last samples: a number of them, or those less than a span older than the newest.
 *
 * <p>Holds at most {@value #MAX_SAMPLES} samples; a longer span is shortened to them. The sum is
 * computed again after as many samples as the memory holds, so that rounding errors don't add up.
 */
final class MovingAverage extends OrderedOperator {
  private static final int MAX_SAMPLES = 131_072;
  private static final int FIRST_ROOM = 256;

  private final long spanMs;
  private final int max;
  private long[] times = new long[FIRST_ROOM];
  private double[] values = new double[FIRST_ROOM];
  private int first;
  private int size;
  private double sum;
  private int untilRenewal = FIRST_ROOM;

  /** Over so many samples. */
  MovingAverage(int count) {
    spanMs = Long.MAX_VALUE;
    max = count;
  }

  /** Over so much time. */
  MovingAverage(TransformParameter.Span span) {
    spanMs = span.ms();
    max = MAX_SAMPLES;
  }

  @Override
  void take(SampleCopy samples, int i, TransformOutput out) {
    long time = samples.time(i);
    if (order.isEmpty()) {
      first = 0;
      size = 0;
      sum = 0;
    }
    push(time, samples.value(i));
    out.emit(time, sum / size, samples.partition(i), samples.offset(i));
  }

  private void push(long time, double value) {
    while (size > 0 && (size == max || time - times[first] >= spanMs)) {
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
