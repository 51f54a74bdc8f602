package topicscope.producer.publish;

import java.time.Duration;

/**
 * How records are sent: Kafka's own settings of these names.
 *
 * @param acks {@code all}, {@code 1} or {@code 0}; only with {@code all} the producer is idempotent
 * @param compression {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
 * @param linger how long a batch may wait for more records
 * @param batchBytes how large a batch may grow
 */
public record Tuning(String acks, String compression, Duration linger, int batchBytes) {
  /** For few records: each is sent at once. */
  public static final Tuning PROMPT = new Tuning("all", "none", Duration.ZERO, 16 << 10);

  /** For many records: sent in batches. */
  public static final Tuning BATCHED = new Tuning("all", "none", Duration.ofMillis(5), 128 << 10);

  /** The same with other acknowledgements and compression. */
  public Tuning with(String newAcks, String newCompression) {
    return new Tuning(newAcks, newCompression, linger, batchBytes);
  }
}
