package topicscope.export;

import java.util.concurrent.CancellationException;

/**
 * How far an export is. One thread, the one that writes, advances it; any thread reads it and may
 * cancel.
 */
public final class ExportProgress {
  private volatile long done;
  private volatile long total;
  private volatile boolean cancelled;

  /** How many rows are written. */
  public long done() {
    return done;
  }

  /** How many rows there will be; 0 while that isn't known. */
  public long total() {
    return total;
  }

  void begin(long rows) {
    total = rows;
  }

  /**
   * Says how many rows are written.
   *
   * @throws CancellationException if the export is no longer wanted
   */
  void reached(long rows) {
    done = rows;
    if (cancelled) {
      throw new CancellationException();
    }
  }

  void cancel() {
    cancelled = true;
  }
}
