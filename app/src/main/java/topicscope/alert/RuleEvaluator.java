package topicscope.alert;

/**
 * The state of one rule on one series: it takes samples in the order of time and says when the rule
 * is raised and cleared, one after the other. Alerts and triggers share it.
 *
 * <p>Owned by one thread.
 */
public final class RuleEvaluator {
  private final AlertRule rule;
  private final Begin begin;
  private final Listener listener;
  private AlertState.Kind state = AlertState.Kind.GOOD;
  private long sinceMs;
  private long timeMs;
  private int nanos;
  private double before = Double.NaN;
  private boolean begun;
  private boolean mayRise;
  private boolean mayFall;

  /** What a value that violates the rule from the first sample on means. */
  public enum Begin {
    /** The rule is raised: that it is so is what counts. */
    STATE,
    /** Nothing: what counts is that it becomes so. */
    EDGE
  }

  /** Receives a change of state. */
  @FunctionalInterface
  public interface Listener {
    /**
     * The state has changed.
     *
     * @param raised whether the rule is raised; otherwise it is cleared
     * @param sinceMs the time of the sample with which the violation began
     * @param atMs when it was raised, ms since the epoch: where a line through the samples passes
     *     the limit
     * @param shown the value or its change per second
     */
    void changed(boolean raised, long sinceMs, double atMs, double shown);
  }

  /** Before the first sample. */
  public RuleEvaluator(AlertRule rule, Begin begin, Listener listener) {
    this.rule = rule;
    this.begin = begin;
    this.listener = listener;
  }

  /** How it stands. */
  public AlertState.Kind state() {
    return state;
  }

  /** When the present violation began; meaningless without one. */
  long sinceMs() {
    return sinceMs;
  }

  /** Nothing joins the next sample with the one before. */
  public void gap() {
    before = Double.NaN;
    mayRise = false;
    mayFall = false;
    if (begin == Begin.EDGE) {
      begun = false;
    }
  }

  /**
   * Takes the next sample.
   *
   * @param time its time, ms since the epoch, not before that of the one before
   * @param nano what its time has beyond whole milliseconds, ns
   */
  public void take(long time, int nano, double value) {
    switch (rule.condition()) {
      case AlertCondition.Silence _ -> {}
      case AlertCondition.Limit limit -> judge(limit, value, value, time, nano);
      case AlertCondition.Crossing crossing -> cross(crossing, value, time, nano);
      case AlertCondition.Change change -> {
        double elapsedMs = time - timeMs + (nano - nanos) / 1e6;
        if (elapsedMs > 0 && !Double.isNaN(before)) {
          double perSecond = (value - before) * 1_000 / elapsedMs;
          double judged =
              change.direction() == 0 ? Math.abs(perSecond) : change.direction() * perSecond;
          judge(change.limit(), judged, perSecond, time, nano);
        }
      }
    }
    before = value;
    timeMs = time;
    nanos = nano;
  }

  /**
   * Whether samples in a row change nothing but the last time and value, if they are all between
   * two values.
   */
  public boolean skips(double low, double high) {
    return switch (rule.condition()) {
      case AlertCondition.Silence _ -> state != AlertState.Kind.RAISED;
      case AlertCondition.Limit limit ->
          begun
              && switch (state) {
                case GOOD -> !limit.isBad(low) && !limit.isBad(high);
                case RAISED -> limit.isNoneGood(low, high);
                case PENDING -> false;
              };
      case AlertCondition.Crossing crossing ->
          state == AlertState.Kind.GOOD
              && ((mayRise && !mayFall && high < crossing.level())
                  || (mayFall && !mayRise && low > crossing.level()));
      case AlertCondition.Change _ -> false;
    };
  }

  /** Skips samples of which this is the last. */
  public void skipTo(long time, int nano, double value) {
    before = value;
    timeMs = time;
    nanos = nano;
  }

  /** Samples have come: a silence is over. */
  public void heard(double value) {
    if (rule.condition() instanceof AlertCondition.Silence && state == AlertState.Kind.RAISED) {
      clear(value);
    }
  }

  /**
   * No sample came for a time: raises a rule on silence.
   *
   * @param nowMs the clock
   * @param lastMs the clock when the last sample came
   */
  public void silent(long nowMs, long lastMs, double value) {
    if (rule.condition() instanceof AlertCondition.Silence silence
        && state == AlertState.Kind.GOOD
        && nowMs - lastMs >= silence.ms()) {
      sinceMs = lastMs;
      raise(lastMs + silence.ms(), value);
    }
  }

  private void cross(AlertCondition.Crossing crossing, double value, long time, int nano) {
    if (state == AlertState.Kind.RAISED) {
      clear(value);
    }
    boolean rises = mayRise && value >= crossing.level();
    boolean falls = mayFall && value <= crossing.level();
    if (rises || falls) {
      sinceMs = time;
      raise(passed(crossing.level(), value, time, nano), value);
      mayRise = false;
      mayFall = false;
    }
    mayRise |= crossing.isBelow(value);
    mayFall |= crossing.isAbove(value);
    if (crossing.isBelow(value)) {
      mayFall = false;
    } else if (crossing.isAbove(value)) {
      mayRise = false;
    }
  }

  private void judge(AlertCondition.Limit limit, double value, double shown, long time, int nano) {
    boolean first = !begun;
    begun = true;
    if (state == AlertState.Kind.RAISED && !(first && begin == Begin.EDGE)) {
      if (limit.isGood(value)) {
        clear(shown);
      }
      return;
    }
    if (!limit.isBad(value)) {
      state = AlertState.Kind.GOOD;
      return;
    }
    if (first && begin == Begin.EDGE) {
      // It was so before anyone looked.
      state = AlertState.Kind.RAISED;
      return;
    }
    if (state == AlertState.Kind.GOOD) {
      state = AlertState.Kind.PENDING;
      sinceMs = time;
    }
    if (time - sinceMs >= rule.holdMs()) {
      boolean line = rule.holdMs() == 0 && rule.condition() instanceof AlertCondition.Limit;
      double at =
          line
              ? passed(limit.passed(before, value), value, time, nano)
              : rule.holdMs() == 0 ? time + nano / 1e6 : (double) sinceMs + rule.holdMs();
      raise(at, shown);
    }
  }

  /** When the line from the sample before to this one is at a level; else the time of this one. */
  private double passed(double level, double value, long time, int nano) {
    double now = time + nano / 1e6;
    double share = (level - before) / (value - before);
    if (share >= 0 && share <= 1) {
      double earlier = timeMs + nanos / 1e6;
      return earlier + share * (now - earlier);
    }
    return now;
  }

  private void raise(double atMs, double shown) {
    state = AlertState.Kind.RAISED;
    listener.changed(true, sinceMs, atMs, shown);
  }

  private void clear(double shown) {
    state = AlertState.Kind.GOOD;
    listener.changed(false, sinceMs, timeMs, shown);
  }
}
