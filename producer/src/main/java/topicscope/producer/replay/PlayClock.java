package topicscope.producer.replay;

/**
 * Computes when a recorded time is due. The first row is due at once, each later row after its
 * recorded distance divided by the speed. A time that goes back is due at once, and the clock
 * continues from there. Used by one thread.
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
   * Starts with the first row.
   *
   * @param speed factor to the recorded pace, above zero; infinity for no waiting
   */
  public PlayClock(double speed) {
    this.speed = speed;
  }

  /** Starts another round with the next row. It keeps the last distance between rows. */
  public void beginRound() {
    newRound = true;
  }

  /**
   * When the row of this recorded time is due, on the monotonic clock.
   *
   * @param now the monotonic clock's time in nanoseconds
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
