package topicscope.alert;

/** What a rule says of a series. All numbers are finite. */
public sealed interface AlertCondition {
  /** What a value is compared to. */
  sealed interface Limit extends AlertCondition {
    /** Whether the value is bad. */
    boolean isBad(double value);

    /** Whether a rule that was raised may be cleared at this value. */
    boolean isGood(double value);
  }

  /**
   * Above a limit.
   *
   * @param inclusive whether the limit itself is bad
   * @param clear cleared at or below this, so that a value that wavers about the limit doesn't
   *     raise it again and again; the limit itself if no other is wanted
   */
  record Above(double limit, boolean inclusive, double clear) implements Limit {
    @Override
    public boolean isBad(double value) {
      return inclusive ? value >= limit : value > limit;
    }

    @Override
    public boolean isGood(double value) {
      return clear == limit ? !isBad(value) : value <= clear;
    }
  }

  /** Below a limit; like {@link Above}. */
  record Below(double limit, boolean inclusive, double clear) implements Limit {
    @Override
    public boolean isBad(double value) {
      return inclusive ? value <= limit : value < limit;
    }

    @Override
    public boolean isGood(double value) {
      return clear == limit ? !isBad(value) : value >= clear;
    }
  }

  /**
   * Outside a band; its ends are good.
   *
   * @param clearLow with clearHigh, the narrower band within which it is cleared
   */
  record Outside(double low, double high, double clearLow, double clearHigh) implements Limit {
    @Override
    public boolean isBad(double value) {
      return value < low || value > high;
    }

    @Override
    public boolean isGood(double value) {
      return value >= clearLow && value <= clearHigh;
    }
  }

  /**
   * The change from sample to sample, per second.
   *
   * @param direction 1 for a rise, -1 for a fall, 0 for either
   * @param limit what is bad of the change, a fall counted as positive
   */
  record Change(int direction, Limit limit) implements AlertCondition {}

  /**
   * Nothing has come for so long, by the clock.
   *
   * @param ms at least 1
   */
  record Silence(long ms) implements AlertCondition {}
}
