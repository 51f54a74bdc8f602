package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

/**
 * Computes samples from the records of a topic, whether or not they can be decoded.
 *
 * <p>Owned by the reader thread; the buffer may be read by any.
 */
public abstract class RecordMeter {
  final SampleBatch batch = new SampleBatch();
  private final SampleBuffer into;

  RecordMeter(SampleBuffer into) {
    this.into = into;
  }

  /**
   * Takes the next record.
   *
   * @param arrivalMs when it came, ms since the epoch
   */
  abstract void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs);

  /** Appends the samples of the records taken; called after each poll. */
  void flush() {
    if (batch.size() > 0) {
      into.append(batch);
      batch.clear();
    }
  }

  final void add(ConsumerRecord<?, ?> record, long value) {
    batch.addLong(record.timestamp(), value, record.partition(), record.offset());
  }
}
