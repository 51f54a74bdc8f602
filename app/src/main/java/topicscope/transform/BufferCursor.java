package topicscope.transform;

import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;

/**
 * Reads a buffer from its start, each sample once, as samples are appended. Samples that were
 * overwritten first are counted. Samples read together can be sorted by time: a broker's answer
 * contains one partition after the other. Owned by one thread.
 */
public final class BufferCursor {
  private static final int CHUNK = 4_096;

  private final SampleBuffer buffer;
  private final boolean byTime;
  private final SampleCopy window;
  private long next;
  private long missed;

  /**
   * A cursor over everything the buffer holds and will get.
   *
   * @param window receives the samples. Cursors of one thread share it if each is done with its
   *     samples before the next one reads: it takes about 150 KB
   * @param byTime whether samples read together are sorted by time; otherwise they keep the order
   *     of arrival
   */
  public BufferCursor(SampleBuffer buffer, SampleCopy window, boolean byTime) {
    this.buffer = buffer;
    this.window = window;
    this.byTime = byTime;
  }

  /** Reads the next samples, at most a few thousand; returns whether there were any. */
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

  /** The samples read last. */
  public SampleCopy samples() {
    return window;
  }

  /** The number of samples that were overwritten before they could be read. */
  public long missed() {
    return missed;
  }
}
