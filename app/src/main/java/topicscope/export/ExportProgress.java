package topicscope.export;

import java.util.concurrent.CancellationException;

/** The progress of an export. The writing thread advances it; any thread may read it and cancel. */
public final class ExportProgress {
  private volatile long done;
  private volatile long total;
  private volatile boolean cancelled;

  /** The number of rows written. */
  public long done() {
    return done;
  }

  /** The total number of rows; 0 while unknown. */
  public long total() {
    return total;
  }

  void begin(long rows) {
    total = rows;
  }

  /**
   * Sets the number of rows written.
   *
   * @throws CancellationException if the export was cancelled
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
