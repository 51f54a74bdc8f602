package topicscope.producer.synthetic;

import java.util.random.RandomGenerator;

/**
 * A value that wanders about a mean: an Ornstein-Uhlenbeck process in its exact discrete form, so
 * that its shape does not depend on the spacing. Used by one thread.
 */
final class Wander {
  private final RandomGenerator random;
  private final double deviation;
  private final double memory;
  private double value;

  /**
   * @param deviation long-term standard deviation
   * @param memory time constant of the return to the mean, in seconds
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
