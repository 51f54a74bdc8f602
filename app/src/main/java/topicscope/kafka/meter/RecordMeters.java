package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The meters at work on the records of one reader; none costs nothing. Any thread may add and
 * remove meters; the reader thread gives them records.
 */
public final class RecordMeters {
  private static final RecordMeter[] NONE = {};

  private volatile RecordMeter[] active = NONE;

  /** Gives records to a meter from now on. */
  public synchronized void add(RecordMeter meter) {
    active = Stream.concat(Arrays.stream(active), Stream.of(meter)).toArray(RecordMeter[]::new);
  }

  /** Gives no more records to a meter. */
  public synchronized void remove(RecordMeter meter) {
    active = Arrays.stream(active).filter(one -> one != meter).toArray(RecordMeter[]::new);
  }

  /** Takes the next record; for the reader thread. */
  public void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    for (RecordMeter meter : active) {
      meter.take(record, arrivalMs);
    }
  }

  /** Appends the samples of the records taken; for the reader thread, after each poll. */
  public void flush() {
    for (RecordMeter meter : active) {
      meter.flush();
    }
  }
}
