package topicscope.signal;

import java.util.OptionalLong;

/**
 * Counts records and their bytes by their time: one sample each per {@value #STEP_MS} ms with
 * records. Several samples may add up when records are out of order or come in more than one batch.
 * The rates of a topic are known from these samples alone.
 *
 * <p>Owned by the appending thread. Any thread may read the buffers, which hold the newest {@value
 * #CAPACITY} counts: at least an hour of records in order.
 */
public final class RecordCounter {
  /** The time that one count covers, ms. */
  public static final long STEP_MS = 100;

  /** How many counts are held. */
  public static final int CAPACITY = 72_000;

  private static final long NONE = Long.MIN_VALUE;

  private final SampleBuffer counts = new SampleBuffer(CAPACITY);
  private final SampleBuffer bytes = new SampleBuffer(CAPACITY);
  private final SampleBatch batch = new SampleBatch();
  private final SampleBatch sizes = new SampleBatch();
  private long stepEnd = Long.MIN_VALUE;
  private long step;
  private long count;
  private long size;
  private int partition;
  private long offset;
  private long newest = NONE;
  private long oldest = Long.MAX_VALUE;
  private volatile long newestInBatch = NONE;
  private volatile long oldestInBatch = NONE;

  /**
   * Counts one record.
   *
   * @param length the bytes of its key and its value
   */
  public void add(long timeMs, int length, int ofPartition, long ofOffset) {
    newest = Math.max(newest, timeMs);
    oldest = Math.min(oldest, timeMs);
    if (timeMs >= stepEnd || timeMs < step) {
      end();
      step = Math.floorDiv(timeMs, STEP_MS) * STEP_MS;
      stepEnd = step + STEP_MS;
    }
    count++;
    size += length;
    partition = ofPartition;
    offset = ofOffset;
  }

  /** Ends a batch and publishes its counts. */
  public void flush() {
    end();
    if (batch.size() > 0) {
      counts.append(batch);
      bytes.append(sizes);
      batch.clear();
      sizes.clear();
      newestInBatch = newest;
      oldestInBatch = oldest;
      newest = NONE;
      oldest = Long.MAX_VALUE;
    }
  }

  /**
   * The latest timestamp in the last batch of records, ms since the epoch, however far it is off.
   * For any thread.
   */
  public OptionalLong newestInBatch() {
    return timestamp(newestInBatch);
  }

  /** The earliest timestamp in the last batch of records, ms since the epoch. For any thread. */
  public OptionalLong oldestInBatch() {
    return timestamp(oldestInBatch);
  }

  private static OptionalLong timestamp(long timeMs) {
    return timeMs > 0 ? OptionalLong.of(timeMs) : OptionalLong.empty();
  }

  /** The counts. */
  public SampleBuffer counts() {
    return counts;
  }

  /** The bytes of keys and values. */
  public SampleBuffer bytes() {
    return bytes;
  }

  private void end() {
    if (count > 0) {
      batch.addLong(step, count, partition, offset);
      sizes.addLong(step, size, partition, offset);
      count = 0;
      size = 0;
    }
  }
}
