package topicscope.producer.publish;

import java.time.Duration;

/**
 * How records are sent, and how long and how much may wait.
 *
 * @param acks {@code all}, {@code 1} or {@code 0}; the producer is idempotent with {@code all} only
 * @param compression {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
 * @param linger how long a batch waits for more records
 * @param batchBytes the largest size of a batch
 * @param delivery how long a record may wait for its confirmation; after that it has failed, so
 *     that no old record is sent when the cluster is back
 * @param block how long handing a record to Kafka may block the caller
 * @param bufferBytes how many bytes may wait to be sent
 * @param close how long closing waits for confirmations
 */
public record SendPolicy(
    String acks,
    String compression,
    Duration linger,
    int batchBytes,
    Duration delivery,
    Duration block,
    long bufferBytes,
    Duration close) {
  /** Ctrl+C must end the program within 5 s. */
  private static final Duration CLOSE = Duration.ofSeconds(4);

  /** For measurements, a few a second: little memory, each record is sent at once. */
  public static final SendPolicy MEASURED =
      prompt(Duration.ofSeconds(10), Duration.ofMillis(100), 2 << 20);

  /** For synthetic signals, up to 500,000 records a second: batches even out bursts. */
  public static final SendPolicy GENERATED =
      batched(Duration.ofSeconds(30), Duration.ofMillis(250), 32 << 20);

  /** For records of people and files: they can wait, and none may be lost. */
  public static final SendPolicy FED =
      batched(Duration.ofSeconds(60), Duration.ofSeconds(60), 16 << 20);

  private static SendPolicy prompt(Duration delivery, Duration block, long bufferBytes) {
    return new SendPolicy(
        "all", "none", Duration.ZERO, 16 << 10, delivery, block, bufferBytes, CLOSE);
  }

  private static SendPolicy batched(Duration delivery, Duration block, long bufferBytes) {
    return new SendPolicy(
        "all", "none", Duration.ofMillis(5), 128 << 10, delivery, block, bufferBytes, CLOSE);
  }

  /** The same policy with other acknowledgements and compression. */
  public SendPolicy with(String newAcks, String newCompression) {
    return new SendPolicy(
        newAcks, newCompression, linger, batchBytes, delivery, block, bufferBytes, close);
  }

  /** The same policy with other bounds on delivery and closing. */
  public SendPolicy with(Duration newDelivery, Duration newClose) {
    return new SendPolicy(
        acks, compression, linger, batchBytes, newDelivery, block, bufferBytes, newClose);
  }
}
