package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.signal.SampleBuffer;

/**
 * Arrival minus record time of each record that is read as it comes, ms; below 0 if the clock of
 * its producer is ahead. What the topic held before has an age, and no delay.
 */
public final class DelayMeter extends RecordMeter {
  private final BooleanSupplier live;

  /**
   * A meter of delays.
   *
   * @param live whether what the topic held at the start is read; asked on the reader thread
   */
  public DelayMeter(BooleanSupplier live, SampleBuffer into) {
    super(into);
    this.live = live;
  }

  @Override
  void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    if (record.timestamp() >= 0 && live.getAsBoolean()) {
      add(record, arrivalMs - record.timestamp());
    }
  }
}
