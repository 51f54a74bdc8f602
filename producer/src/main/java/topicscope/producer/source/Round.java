package topicscope.producer.source;

/** Rounds to what a measurement is good for, so that records don't carry noise as digits. */
final class Round {
  private Round() {}

  static double toTenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** A share in percent, 0 to 100, to a tenth. */
  static double percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /** A share in percent, 0 to 100, to a tenth. */
  static double percent(double part, double whole) {
    return whole > 0 ? toTenth(Math.clamp(part / whole, 0, 1) * 100) : 0;
  }
}
