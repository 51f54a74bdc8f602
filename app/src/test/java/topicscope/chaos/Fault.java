package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.Locale;

/**
 * The times of one lost leader, in ms.
 *
 * @param leaderMs from the fault until another broker led
 * @param readableMs from the fault until it had records to read
 * @param resumedMs from then until the reader got records of that partition
 * @param falseLiveMs for how long the state was LIVE while the partition had no leader, or its
 *     records were there and didn't arrive
 */
record Fault(long leaderMs, long readableMs, long resumedMs, long falseLiveMs) {

  /** Waits until the reader receives from partition 0 again, which that broker led. */
  static Fault observe(
      ChaosCluster cluster, String topic, int broker, ObservedReader watched, long at) {
    await()
        .atMost(60, SECONDS)
        .until(() -> cluster.leader(topic, 0).filter(leader -> leader != broker).isPresent());
    long led = System.nanoTime();
    long before = watched.lastOffset(topic, 0);
    await()
        .atMost(60, SECONDS)
        .until(() -> cluster.end(topic, 0) > before + 1 || watched.lastOffset(topic, 0) > before);
    long readable = System.nanoTime();
    await().atMost(60, SECONDS).until(() -> watched.lastOffset(topic, 0) > before);
    long resumed = System.nanoTime();
    return new Fault(
        millis(led - at),
        millis(readable - at),
        millis(resumed - readable),
        millis(watched.log().falseLive(at, led) + watched.log().falseLive(readable, resumed)));
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "new leader after %,d ms, records there after %,d ms, resumed %,d ms later, LIVE for %,d"
            + " ms",
        leaderMs,
        readableMs,
        resumedMs,
        falseLiveMs);
  }
}
