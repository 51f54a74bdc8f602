package topicscope.producer.source;

/** Rounds to the precision of a measurement, so that records contain no noise digits. */
final class Round {
  private Round() {}

  static double toTenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** A share as percent from 0 to 100, rounded to 0.1. */
  static double percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /** A share as percent from 0 to 100, rounded to 0.1. */
  static double percent(double part, double whole) {
    return whole > 0 ? toTenth(Math.clamp(part / whole, 0, 1) * 100) : 0;
  }
}
