package topicscope.transform;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;

/**
 * Reads a buffer from its beginning on, each sample once, as they are appended. What was
 * overwritten before it could be read is counted. What is read at once can be put into the order of
 * time: several partitions come one after the other in each answer of a broker. Owned by one
 * thread.
 */
public final class BufferCursor {
  private static final int CHUNK = 4_096;

  private final SampleBuffer buffer;
  private final boolean byTime;
  private final SampleCopy window = new SampleCopy();
  private long next;
  private long missed;

  /**
   * A feed of all samples that the buffer holds and will get.
   *
   * @param byTime whether what is read at once is put into the order of time, rather than left in
   *     that of arrival
   */
  public BufferCursor(SampleBuffer buffer, boolean byTime) {
    this.buffer = buffer;
    this.byTime = byTime;
  }

  /** Reads the next samples, some thousands at the most; returns whether there were any. */
  public boolean read() {
    if (buffer.appended() == next) {
      return false;
    }
    buffer.copy(next, CHUNK, window);
    missed += window.firstNumber() - next;
    next = window.firstNumber() + window.size();
    if (byTime) {
      window.sortByTime();
    }
    return window.size() > 0;
  }

  /** What was read last. */
  public SampleCopy samples() {
    return window;
  }

  /** How many samples were overwritten before they could be read. */
  public long missed() {
    return missed;
  }
}
