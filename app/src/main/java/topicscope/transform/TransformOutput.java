package topicscope.transform;

import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

/** The output of a transform and the counts of what it left out. Owned by one thread. */
final class TransformOutput {
  private final SampleBuffer buffer;
  private final SampleBatch batch = new SampleBatch();
  long taken;
  long late;
  long ahead;
  long unpaired;

  TransformOutput(SampleBuffer buffer) {
    this.buffer = buffer;
  }

  /** Sets what the times of the next samples have beyond whole milliseconds, ns. */
  void nanos(int part) {
    batch.nanos(part);
  }

  /** Adds a sample; a value that is not finite is counted instead. */
  void emit(long timeMs, double value, int partition, long offset) {
    batch.add(timeMs, value, partition, offset);
  }

  /** Appends what was emitted since the last call; returns whether there was anything. */
  boolean flush() {
    boolean any = batch.size() > 0;
    if (any) {
      buffer.append(batch);
      batch.clear();
    }
    return any;
  }

  TransformCounts counts(long missed) {
    return new TransformCounts(taken, late, ahead, unpaired, batch.refused(), missed);
  }
}
