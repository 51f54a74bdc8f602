package topicscope.producer.synthetic;

import java.util.random.RandomGenerator;

/**
 * A room with a heater and a thermostat. It cools towards a wandering outside temperature. The
 * heater turns on below 20.5 °C and off above 22 °C, which gives a slow, uneven saw-tooth of
 * several minutes.
 */
final class Room {
  private static final double TIME_CONSTANT = 400;
  private static final double HEATER = 36;
  private static final double ON_BELOW = 20.5;
  private static final double OFF_ABOVE = 22;
  private static final double LONGEST_STEP = 5;

  private final Wander outside;
  private double celsius;
  private boolean heating;

  Room(RandomGenerator random) {
    outside = new Wander(random, 3, 900);
    celsius = 20.5 + random.nextDouble() * 1.5;
  }

  /** Advances the room and returns its temperature in °C. */
  double next(double seconds) {
    double around = 8 + outside.next(seconds);
    double left = seconds;
    while (left > 0) {
      double step = Math.min(left, LONGEST_STEP);
      if (celsius < ON_BELOW) {
        heating = true;
      } else if (celsius > OFF_ABOVE) {
        heating = false;
      }
      double towards = around + (heating ? HEATER : 0);
      celsius += (towards - celsius) * (1 - Math.exp(-step / TIME_CONSTANT));
      left -= step;
    }
    return celsius;
  }
}
