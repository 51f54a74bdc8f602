package topicscope.alert;

/** The condition of a rule. All numbers are finite. */
public sealed interface AlertCondition {
  /** A condition on single values. Those that don't violate it lie between two of them. */
  sealed interface Limit extends AlertCondition {
    /** Whether the value violates the rule. */
    boolean isBad(double value);

    /** Whether this value may clear a raised rule. */
    boolean isGood(double value);

    /** Whether no value between these two may clear a raised rule. */
    boolean isNoneGood(double low, double high);

    /** The limit that is passed on the way to a value that violates the rule. */
    double passed(double before, double value);
  }

  /**
   * Above a limit.
   *
   * @param inclusive whether the limit itself violates the rule
   * @param clear cleared at or below this, so that a value that wavers about the limit does not
   *     raise the rule repeatedly; equal to the limit by default
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

    @Override
    public boolean isNoneGood(double low, double high) {
      return !isGood(low);
    }

    @Override
    public double passed(double before, double value) {
      return limit;
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

    @Override
    public boolean isNoneGood(double low, double high) {
      return !isGood(high);
    }

    @Override
    public double passed(double before, double value) {
      return limit;
    }
  }

  /**
   * Outside a band; its ends are inside.
   *
   * @param clearLow with clearHigh, the narrower band within which the rule is cleared
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

    @Override
    public boolean isNoneGood(double low, double high) {
      return high < clearLow || low > clearHigh;
    }

    @Override
    public double passed(double before, double value) {
      return value > high ? high : low;
    }
  }

  /**
   * Passes a level, either way.
   *
   * @param by so far beyond the level it must have been on the one side before it counts on the
   *     other, so that a value that wavers about the level counts once; not below 0
   */
  record Crossing(double level, double by) implements AlertCondition {
    boolean isBelow(double value) {
      return by == 0 ? value < level : value <= level - by;
    }

    boolean isAbove(double value) {
      return by == 0 ? value > level : value >= level + by;
    }
  }

  /**
   * The change from sample to sample, per second.
   *
   * @param direction 1 for a rise, -1 for a fall, 0 for either
   * @param limit the limit of the change; a fall counts as positive
   */
  record Change(int direction, Limit limit) implements AlertCondition {}

  /**
   * No sample for a time, by the clock.
   *
   * @param ms at least 1
   */
  record Silence(long ms) implements AlertCondition {}
}
