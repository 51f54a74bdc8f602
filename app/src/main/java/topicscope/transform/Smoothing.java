package topicscope.transform;

import topicscope.signal.SampleCopy;

/**
 * Exponential smoothing: each result lies between the previous result and the sample, nearer to the
 * sample by a factor. With a time constant the factor is {@code 1 - exp(-dt / constant)}, so that
 * the spacing of samples does not matter. A sample earlier than its predecessor is left out and
 * counted.
 */
final class Smoothing extends OrderedOperator {
  private final double factor;
  private final double constantMs;
  private double smoothed;

  /** With a fixed factor above 0, at most 1. */
  Smoothing(double factor) {
    this.factor = factor;
    constantMs = Double.NaN;
  }

  /** With a time constant. */
  Smoothing(TransformParameter.Span constant) {
    factor = Double.NaN;
    constantMs = constant.ms();
  }

  @Override
  void take(SampleCopy samples, int i, TransformOutput out) {
    double value = samples.value(i);
    if (order.isEmpty()) {
      smoothed = value;
    } else {
      double share = constantMs > 0 ? -Math.expm1(-elapsedMs(samples, i) / constantMs) : factor;
      smoothed += share * (value - smoothed);
    }
    out.emit(samples.time(i), smoothed, samples.partition(i), samples.offset(i));
  }
}
