package topicscope.producer.synthetic;

/**
 * Where in its period a regular signal is, 0 to 1; starts at 0 and doesn't drift. One thread steps
 * it.
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
