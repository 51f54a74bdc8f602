package topicscope.kafka.meter;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.signal.SampleBuffer;

/**
 * The time between each record and the one before it of the same partition, or of the same key, ms
 * of record time; below 0 if it is earlier. A record without a key has none of the second kind.
 */
public final class IntervalMeter extends RecordMeter {
  private static final int MAX_KEYS = 100_000;

  private final boolean byKey;
  private final Map<Long, Long> last = new Latest();

  /** The keys seen last. */
  private static final class Latest extends LinkedHashMap<Long, Long> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
      return size() > MAX_KEYS;
    }
  }

  /**
   * A meter of intervals.
   *
   * @param byKey whether records of one key count; else those of one partition. The 100,000 keys
   *     seen last are known, by their hashes
   */
  public IntervalMeter(boolean byKey, SampleBuffer into) {
    super(into);
    this.byKey = byKey;
  }

  @Override
  void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    ByteBuffer key = record.key();
    if (record.timestamp() < 0 || (byKey && key == null)) {
      return;
    }
    Long before =
        last.put(byKey ? KeyMeter.hash(key) : (long) record.partition(), record.timestamp());
    if (before != null) {
      add(record, record.timestamp() - before);
    }
  }
}
