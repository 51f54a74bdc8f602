package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.signal.RecordCounter;
import topicscope.signal.SampleBuffer;

/** The number of records of one partition in each {@value RecordCounter#STEP_MS} ms. */
public final class PartitionRateMeter extends RecordMeter {
  private final int partition;
  private long step = Long.MIN_VALUE;
  private long count;
  private long offset;

  /** A meter of that partition. */
  public PartitionRateMeter(int partition, SampleBuffer into) {
    super(into);
    this.partition = partition;
  }

  @Override
  void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    if (record.partition() != partition) {
      return;
    }
    long now = Math.floorDiv(record.timestamp(), RecordCounter.STEP_MS) * RecordCounter.STEP_MS;
    if (now != step) {
      end();
      step = now;
    }
    count++;
    offset = record.offset();
  }

  private void end() {
    if (count > 0) {
      batch.addLong(step, count, partition, offset);
      count = 0;
    }
  }

  @Override
  void flush() {
    end();
    super.flush();
  }
}
