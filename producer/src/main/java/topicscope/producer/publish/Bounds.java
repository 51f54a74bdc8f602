package topicscope.producer.publish;

import java.time.Duration;

/**
 * How long and how much may wait.
 *
 * @param delivery how long a record may wait for its confirmation, down or slow cluster or not;
 *     after that it has failed, so that nothing old is sent when the cluster is back
 * @param block how long giving a record to Kafka may hold up the sampling
 * @param bufferBytes how much may wait to be sent
 * @param close how long closing waits for confirmations
 */
public record Bounds(Duration delivery, Duration block, long bufferBytes, Duration close) {
  /** For sampling a machine: little memory, and nothing waits for long. */
  public static final Bounds SAMPLING =
      new Bounds(Duration.ofSeconds(10), Duration.ofMillis(100), 2 << 20, Duration.ofMillis(1500));

  /** For made-up signals, many a second: a burst of work on either side is evened out. */
  public static final Bounds GENERATING =
      new Bounds(Duration.ofSeconds(30), Duration.ofMillis(250), 32 << 20, Duration.ofSeconds(4));

  /** For what comes from people and files: it can wait, and none of it should be lost. */
  public static final Bounds FEEDING =
      new Bounds(Duration.ofSeconds(60), Duration.ofSeconds(60), 16 << 20, Duration.ofSeconds(4));

  /** The same with another bound on delivery. */
  public Bounds withDelivery(Duration time) {
    return new Bounds(time, block, bufferBytes, close);
  }

  /** The same with another bound on closing. */
  public Bounds withClose(Duration time) {
    return new Bounds(delivery, block, bufferBytes, time);
  }
}
