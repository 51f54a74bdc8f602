package topicscope.producer.replay;

/**
 * Says when a recorded time is due again. The first row is due at once, the others as far behind it
 * as recorded, divided by the speed; a time that goes back is due at once, and time goes on from
 * there. One thread uses it.
 */
public final class PlayClock {
  private final double speed;
  private boolean started;
  private boolean newRound;
  private long origin;
  private long last;
  private double distance;
  private double due;

  /**
   * A clock that starts with the first row.
   *
   * @param speed how many times faster than recorded, above zero; infinity for no waiting at all
   */
  public PlayClock(double speed) {
    this.speed = speed;
  }

  /** The next row is the first of another round; it keeps the last distance between rows. */
  public void beginRound() {
    newRound = true;
  }

  /**
   * When the row of this recorded time is due, on the monotonic clock.
   *
   * @param now that clock's time in nanoseconds
   */
  public long dueAt(long recordedNanos, long now) {
    if (!started) {
      started = true;
      origin = now;
    } else {
      distance = newRound ? distance : Math.max(0, recordedNanos - last) / speed;
      due += distance;
    }
    newRound = false;
    last = recordedNanos;
    return origin + Math.round(due);
  }
}
