package topicscope.signal;

/**
 * Counts records by their time: one sample for each {@value #STEP_MS} ms in which there were any,
 * holding how many, or several that add up when records come out of order or in more than one
 * batch. So the record rate of a topic is known without its records.
 *
 * <p>Owned by the thread that appends; the buffer may be read by any, and holds the newest {@value
 * #CAPACITY} counts: at least an hour of records in order.
 */
public final class RecordCounter {
  /** How much time one count stands for. */
  public static final long STEP_MS = 100;

  static final int CAPACITY = 72_000;

  private final SampleBuffer counts = new SampleBuffer(CAPACITY);
  private final SampleBatch batch = new SampleBatch();
  private long stepEnd = Long.MIN_VALUE;
  private long step;
  private long count;
  private int partition;
  private long offset;

  /** Counts one record. */
  public void add(long timeMs, int ofPartition, long ofOffset) {
    if (timeMs >= stepEnd || timeMs < step) {
      end();
      step = Math.floorDiv(timeMs, STEP_MS) * STEP_MS;
      stepEnd = step + STEP_MS;
    }
    count++;
    partition = ofPartition;
    offset = ofOffset;
  }

  /** Ends a batch: shows the others what was counted. */
  public void flush() {
    end();
    if (batch.size() > 0) {
      counts.append(batch);
      batch.clear();
    }
  }

  /** The counts. */
  public SampleBuffer counts() {
    return counts;
  }

  private void end() {
    if (count > 0) {
      batch.addLong(step, count, partition, offset);
      count = 0;
    }
  }
}
