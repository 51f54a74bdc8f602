package topicscope.producer.synthetic;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Creates the signals. The same seed and spacing give the same values. */
public final class Signals {
  private Signals() {}

  /** The temperature of a room with a thermostat, in °C, with a sensor's noise. */
  public static Signal temperature(long seed) {
    RandomGenerator random = random(seed);
    Room room = new Room(random);
    return seconds -> room.next(seconds) + random.nextGaussian() * 0.04;
  }

  /** The relative humidity of that room, in percent. It falls as the room warms up. */
  public static Signal humidity(long seed) {
    RandomGenerator random = random(seed);
    Room room = new Room(random);
    Wander people = new Wander(random, 2.5, 300);
    return seconds -> {
      double dry = (room.next(seconds) - 21) * 2.8;
      return Math.clamp(46 - dry + people.next(seconds) + random.nextGaussian() * 0.1, 5, 98);
    };
  }

  /** A heart rate in beats per minute, at rest and with occasional efforts. */
  public static Signal heartRate(long seed) {
    return new HeartRate(random(seed));
  }

  /** A random walk with normal steps of the given deviation per second. */
  public static Signal walk(long seed, double amplitude) {
    RandomGenerator random = random(seed);
    double[] value = {0};
    return seconds -> value[0] += random.nextGaussian() * amplitude * Math.sqrt(seconds);
  }

  /** A sine of the given amplitude and period in seconds. */
  public static Signal sine(double amplitude, double period) {
    Phase phase = new Phase(period);
    return seconds -> amplitude * Math.sin(2 * Math.PI * phase.next(seconds));
  }

  /** High for half the period, low for the other half. */
  public static Signal square(double amplitude, double period) {
    Phase phase = new Phase(period);
    return seconds -> phase.next(seconds) < 0.5 ? amplitude : -amplitude;
  }

  /** Independent values of a normal distribution. */
  public static Signal noise(long seed, double amplitude) {
    RandomGenerator random = random(seed);
    return _ -> random.nextGaussian() * amplitude;
  }

  /** Small noise, and on average one spike of the amplitude per period. */
  public static Signal spikes(long seed, double amplitude, double period) {
    RandomGenerator random = random(seed);
    return seconds -> {
      double spike = random.nextDouble() < seconds / period ? amplitude : 0;
      return spike + random.nextGaussian() * amplitude * 0.01;
    };
  }

  private static RandomGenerator random(long seed) {
    return new SplittableRandom(seed);
  }
}
