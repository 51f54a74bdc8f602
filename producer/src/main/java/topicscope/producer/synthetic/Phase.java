package topicscope.producer.synthetic;

/**
 * The phase of a periodic signal, 0 to 1. It starts at 0 and does not drift. Used by one thread.
 */
final class Phase {
  private final double period;
  private long steps;

  Phase(double period) {
    this.period = period;
  }

  double next(double seconds) {
    double periods = steps++ * seconds / period;
    return periods - Math.floor(periods);
  }
}
