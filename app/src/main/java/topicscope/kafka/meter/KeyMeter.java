package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.signal.SampleBuffer;

/**
 * The number of distinct keys in each interval of record time, estimated by HyperLogLog to about 1
 * %: one sample at the interval's start, when a record of a later one comes. Earlier records that
 * come late count in the open interval.
 */
public final class KeyMeter extends RecordMeter {
  private static final int LOG2_REGISTERS = 14;
  private static final long NONE = Long.MIN_VALUE;
  private static final long SEED = 0x7061727469746f6eL;

  private final long widthMs;
  private final HllSketch sketch = new HllSketch(LOG2_REGISTERS, TgtHllType.HLL_8);
  private long start = NONE;
  private int partition;
  private long offset;

  /** A meter of intervals of that width. */
  public KeyMeter(long widthMs, SampleBuffer into) {
    super(into);
    this.widthMs = widthMs;
  }

  @Override
  void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    long time = record.timestamp();
    if (time < 0) {
      return;
    }
    if (start == NONE || time >= start + widthMs) {
      end();
      start = Math.floorDiv(time, widthMs) * widthMs;
    }
    ByteBuffer key = record.key();
    if (key != null) {
      sketch.update(hash(key));
    }
    partition = record.partition();
    offset = record.offset();
  }

  private void end() {
    if (start != NONE) {
      batch.addLong(start, Math.round(sketch.getEstimate()), partition, offset);
      sketch.reset();
    }
  }

  static long hash(ByteBuffer key) {
    return MurmurHash3.hash(key.array(), key.arrayOffset() + key.position(), key.remaining(), SEED)[
        0];
  }
}
