package topicscope.decode.time;

/**
 * What the values of one numeric field say about whether they are times: by size, by name, by their
 * order, and by the timestamps of their records. Values of 0 and below are a clock that isn't set.
 *
 * <p>Owned by the reading thread.
 */
public final class TimeEvidence {
  private static final int ENOUGH = 3;

  /** So much of the values must be times. */
  private static final double NEARLY = 0.9;

  private final TimeName name;
  private int count;
  private int plausible;
  private int near;
  private int past;
  private int falls;
  private int rises;
  private int steps;
  private int equalSteps;
  private double last;
  private double lastStep = Double.NaN;

  public TimeEvidence(String path) {
    name = TimeName.of(path);
  }

  /**
   * Takes a value.
   *
   * @param referenceMs the time of its record, ms since the epoch
   */
  public void add(double value, long referenceMs) {
    if (value <= 0) {
      return;
    }
    count++;
    if (EpochUnit.isPlausible(value)) {
      double ahead = EpochUnit.of(value).toMs(value) - referenceMs;
      plausible++;
      near += Math.abs(ahead) < TimeScanner.DAY_MS ? 1 : 0;
      past += ahead < TimeScanner.DAY_MS ? 1 : 0;
    }
    if (count > 1) {
      double step = value - last;
      falls += step < 0 ? 1 : 0;
      rises += step > 0 ? 1 : 0;
      steps += Double.isNaN(lastStep) ? 0 : 1;
      equalSteps += step == lastStep ? 1 : 0;
      lastStep = step;
    }
    last = value;
  }

  /**
   * Whether the field is a time.
   *
   * @param finer whether another field of the records is a time in ms or finer
   */
  public boolean isTime(boolean finer) {
    if (plausible == 0 || plausible < NEARLY * count || name == TimeName.NO_TIME) {
      return false;
    }
    return name == TimeName.TIME || near >= NEARLY * count || isOldTime(finer);
  }

  /** Whether all values but a few are dates of this century, whatever the name. */
  public boolean isPlausible() {
    return plausible > 0 && plausible >= NEARLY * count;
  }

  /** Whether values that aren't of today and have no telling name advance as a time does. */
  private boolean isOldTime(boolean finer) {
    boolean advances =
        count >= ENOUGH
            && rises > 0
            && plausible == count
            && past == count
            && falls <= (1 - NEARLY) * count;
    if (!advances) {
      return false;
    }
    boolean seconds = isSeconds();
    return switch (name) {
      case LETTER -> !seconds;
      case T -> !seconds || !finer;
      case MOMENT -> true;
      case PLACE -> !seconds || equalSteps >= NEARLY * steps;
      case TIME, NO_TIME, OTHER -> false;
    };
  }

  private boolean isSeconds() {
    return EpochUnit.of(last) == EpochUnit.SECONDS;
  }

  /** Whether it is a time in ms or finer without regard to other fields. */
  public boolean isFineTime() {
    return count > 0 && !isSeconds() && isTime(false);
  }

  /** The unit of the last value. */
  public String unit() {
    return EpochUnit.of(last).symbol();
  }
}
