package topicscope.producer.synthetic;

import java.util.random.RandomGenerator;

/**
 * A value that wanders about a mean and is drawn back to it: an Ornstein-Uhlenbeck process in its
 * exact discrete form, so that its look doesn't depend on the spacing. One thread steps it.
 */
final class Wander {
  private final RandomGenerator random;
  private final double deviation;
  private final double memory;
  private double value;

  /**
   * @param deviation standard deviation in the long run
   * @param memory time constant of the pull back, in seconds
   */
  Wander(RandomGenerator random, double deviation, double memory) {
    this.random = random;
    this.deviation = deviation;
    this.memory = memory;
    value = random.nextGaussian() * deviation;
  }

  double next(double seconds) {
    double kept = Math.exp(-seconds / memory);
    value = value * kept + random.nextGaussian() * deviation * Math.sqrt(1 - kept * kept);
    return value;
  }
}
