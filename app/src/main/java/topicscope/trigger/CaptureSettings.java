package topicscope.trigger;

/**
 * What is captured when a trigger fires.
 *
 * @param mode what happens afterwards
 * @param spanMs how much time a capture shows, at least 1 ms
 * @param share which share of it lies before the trigger, 0 to 1
 * @param holdOffMs for how long after one trigger no other counts, by record time; 0 for no longer
 *     than the capture takes
 * @param past whether triggers among old records count while these are loaded
 */
public record CaptureSettings(Mode mode, long spanMs, double share, long holdOffMs, boolean past) {
  /** 10 s, of which 2 s lie before the trigger. */
  public static final CaptureSettings USUAL =
      new CaptureSettings(Mode.NORMAL, 10_000, 0.2, 0, false);

  /** What happens between triggers. */
  public enum Mode {
    /** The picture rolls on after each capture. */
    AUTO,
    /** The last capture stays in sight until the next. */
    NORMAL,
    /** After one capture nothing fires any more. */
    SINGLE
  }

  /** Checks the bounds. */
  public CaptureSettings {
    if (spanMs < 1 || !(share >= 0 && share <= 1) || holdOffMs < 0) {
      throw new IllegalArgumentException(
          "a capture shows at least 1 ms, with 0 to 100 % of it before the trigger");
    }
  }

  /** How much lies before the trigger. */
  public long beforeMs() {
    return Math.round(spanMs * share);
  }

  /** How much lies after the trigger. */
  public long afterMs() {
    return spanMs - beforeMs();
  }

  /** The same in another mode. */
  public CaptureSettings in(Mode other) {
    return new CaptureSettings(other, spanMs, share, holdOffMs, past);
  }
}
