package topicscope.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Decides which firings become captures, and when a capture is complete: modes, hold-off, and the
 * wait for what comes after the trigger. All of it goes by the times of records, so that the same
 * records give the same captures; only where none come does the clock end the wait.
 *
 * <p>{@link #fired} may be called by any thread; everything else belongs to one thread.
 */
public final class CaptureControl {
  private static final long PATIENCE_MS = 1_500;

  private final Queue<Firing> firings = new ConcurrentLinkedQueue<>();
  private CaptureSettings settings;
  private Light light = Light.OFF;
  private Optional<Moment> pending = Optional.empty();
  private double notBefore = Double.NEGATIVE_INFINITY;
  private long giveUpMs;
  private long heldOff;

  /** What the run light says. */
  public enum Light {
    /** Nothing is waited for. */
    OFF,
    /** It waits for the trigger. */
    ARMED,
    /** It has fired; what comes after it is awaited. */
    FIRED,
    /** A capture is in sight, and nothing is waited for. */
    HELD
  }

  /**
   * A moment to capture.
   *
   * @param firing what has happened
   * @param beforeMs how much lies before it
   * @param afterMs how much lies after it
   */
  public record Moment(Firing firing, long beforeMs, long afterMs) {
    /** Where the capture begins, ms since the epoch. */
    public double fromMs() {
      return firing.atMs() - beforeMs;
    }

    /** Where it ends. */
    public double toMs() {
      return firing.atMs() + afterMs;
    }
  }

  /** Not armed. */
  public CaptureControl(CaptureSettings settings) {
    this.settings = settings;
  }

  /** Takes what a trigger has found. */
  public void fired(Firing firing) {
    firings.add(firing);
  }

  /** Waits for the trigger from now on, with other settings. */
  public void arm(CaptureSettings other) {
    settings = other;
    light = Light.ARMED;
    pending = Optional.empty();
    notBefore = Double.NEGATIVE_INFINITY;
    firings.clear();
  }

  /** Waits for nothing any more. */
  public void stop() {
    light = Light.OFF;
    pending = Optional.empty();
    firings.clear();
  }

  public CaptureSettings settings() {
    return settings;
  }

  /** What the run light says. */
  public Light light() {
    return light;
  }

  /** How many firings did not count, because another one was shortly before. */
  public long heldOff() {
    return heldOff;
  }

  /**
   * Goes on.
   *
   * @param nowMs the clock
   * @param presentMs the time of the newest sample
   * @return the moments whose capture is complete
   */
  public List<Moment> step(long nowMs, OptionalLong presentMs) {
    List<Moment> complete = new ArrayList<>();
    finish(nowMs, presentMs).ifPresent(complete::add);
    while (light == Light.ARMED && !firings.isEmpty()) {
      Firing next = firings.remove();
      if (!next.live() && !settings.past()) {
        continue;
      }
      if (next.atMs() < notBefore) {
        heldOff++;
        continue;
      }
      begin(next, nowMs);
      finish(nowMs, presentMs).ifPresent(complete::add);
    }
    if (light == Light.OFF || light == Light.HELD) {
      firings.clear();
    }
    return complete;
  }

  private void begin(Firing firing, long nowMs) {
    pending = Optional.of(new Moment(firing, settings.beforeMs(), settings.afterMs()));
    notBefore = firing.atMs() + Math.max(settings.holdOffMs(), settings.afterMs());
    giveUpMs = nowMs + settings.afterMs() + PATIENCE_MS;
    light = Light.FIRED;
  }

  private Optional<Moment> finish(long nowMs, OptionalLong presentMs) {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    Moment moment = pending.get();
    boolean complete = presentMs.isPresent() && presentMs.getAsLong() >= moment.toMs();
    if (!complete && nowMs < giveUpMs) {
      return Optional.empty();
    }
    pending = Optional.empty();
    light = settings.mode() == CaptureSettings.Mode.SINGLE ? Light.HELD : Light.ARMED;
    return Optional.of(moment);
  }
}
