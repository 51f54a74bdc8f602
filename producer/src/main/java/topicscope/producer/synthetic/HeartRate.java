package topicscope.producer.synthetic;

import java.util.random.RandomGenerator;

/**
 * A heart rate in beats per minute: about 66 at rest, varying with breath, wandering over minutes.
 * About every four minutes an effort raises it to 120–165 within half a minute; then it falls more
 * slowly.
 */
final class HeartRate implements Signal {
  private static final double REST = 66;
  private static final double BREATHS_PER_SECOND = 0.23;
  private static final double SECONDS_BETWEEN_EFFORTS = 240;
  private static final double RISE = 12;
  private static final double FALL = 35;

  private final RandomGenerator random;
  private final Wander mood;
  private final Phase breath = new Phase(1 / BREATHS_PER_SECOND);
  private double effort;
  private double goal;
  private double goalLeft;

  HeartRate(RandomGenerator random) {
    this.random = random;
    mood = new Wander(random, 3, 45);
  }

  @Override
  public double next(double seconds) {
    stepEffort(seconds);
    double breathing = 2.5 * Math.sin(2 * Math.PI * breath.next(seconds));
    double rate = REST + mood.next(seconds) + breathing * REST / (REST + effort) + effort;
    return Math.clamp(rate, 40, 200);
  }

  private void stepEffort(double seconds) {
    goalLeft -= seconds;
    if (goalLeft <= 0) {
      goal = 0;
      if (random.nextDouble() < 1 - Math.exp(-seconds / SECONDS_BETWEEN_EFFORTS)) {
        goal = 55 + random.nextDouble() * 45;
        goalLeft = 30 + random.nextDouble() * 30;
      }
    }
    double constant = goal > effort ? RISE : FALL;
    effort += (goal - effort) * (1 - Math.exp(-seconds / constant));
  }
}
