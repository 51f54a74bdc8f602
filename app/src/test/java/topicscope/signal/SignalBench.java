package topicscope.signal;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Measures the signal engine: {@code java -cp app/target/classes:app/target/test-classes
 * topicscope.signal.SignalBench}.
 *
 * <p>Each case is warmed up for a second and then run in {@value #ROUNDS} rounds of at least 20 ms.
 * A round is timed by the CPU clock of the thread, so that a busy machine disturbs little; printed
 * are median, lowest and highest round, one JSON line a case. Every operation returns a number that
 * is summed up and printed, so that none can be optimised away.
 */
final class SignalBench {
  private static final int ROUNDS = 21;
  private static final long ROUND_NANOS = 20_000_000;
  private static final long WARM_UP_NANOS = 1_000_000_000;
  private static final int COLUMNS = 1280;
  private static final int BATCH = 1000;

  private long sink;

  public static void main(String[] args) {
    SignalBench bench = new SignalBench();
    bench.append("append batches of 1000", BATCH, 1 << 20);
    bench.append("append single samples", 1, 1 << 20);
    for (int size = 1_000; size <= 10_000_000; size *= 10) {
      bench.read(size);
    }
    System.out.println("{\"sink\":%d}".formatted(bench.sink));
  }

  private void append(String name, int length, int capacity) {
    SampleBuffer buffer = filled(2 * capacity, capacity);
    SampleBatch batch = new SampleBatch();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < length; i++) {
      batch.add(1_700_000_000_000L, random.nextDouble(), 0, i);
    }
    long[] next = {2L * capacity};
    report(
        name,
        length,
        () -> {
          for (int i = 0; i < length; i++) {
            batch.times[i] = 1_700_000_000_000L + next[0];
            batch.offsets[i] = next[0]++;
          }
          buffer.append(batch);
          return next[0];
        });
  }

  private void read(int size) {
    SampleBuffer buffer = filled(size + size / 2, size);
    Decimator decimator = new Decimator();
    PixelColumns columns = new PixelColumns();
    SampleCopy window = new SampleCopy();
    long end = buffer.appended();
    long latest = buffer.latestTime().orElseThrow();
    XRange byNumber = new XRange.ByNumber(end - size, end);
    XRange byTime = new XRange.ByTime(latest - size, latest);
    report(
        "reduce by number " + size,
        1,
        () -> {
          decimator.reduce(buffer, byNumber, COLUMNS, columns);
          return columns.count();
        });
    report(
        "reduce by time " + size,
        1,
        () -> {
          decimator.reduce(buffer, byTime, COLUMNS, columns);
          return columns.count();
        });
    XRange edge = new XRange.ByTime(latest - size * 4.0 / COLUMNS, latest + 1);
    report(
        "reduce to 1 column " + size,
        1,
        () -> {
          decimator.reduce(buffer, byTime, 1, columns);
          return columns.count();
        });
    report(
        "reduce 4 columns at the edge " + size,
        1,
        () -> {
          decimator.reduce(buffer, edge, 4, columns);
          return columns.count();
        });
    report("earliest time " + size, 1, () -> buffer.earliestTime().orElseThrow());
    report("statistics " + size, 1, () -> buffer.statistics().count());
    int copied = Math.min(size, 100_000);
    report(
        "copy " + copied + " of " + size + ", per sample",
        copied,
        () -> {
          buffer.copyLast(copied, window);
          return window.size();
        });
  }

  static SampleBuffer filled(int samples, int capacity) {
    SampleBuffer buffer = new SampleBuffer(capacity);
    SampleBatch batch = new SampleBatch();
    SplittableRandom random = new SplittableRandom(1);
    double value = 0;
    for (int i = 0; i < samples; i++) {
      value += random.nextDouble() - 0.5;
      batch.add(1_700_000_000_000L + i, value, 0, i);
      if (batch.size() == BATCH || i == samples - 1) {
        buffer.append(batch);
        batch.clear();
      }
    }
    return buffer;
  }

  private void report(String name, int perOperation, LongSupplier operation) {
    var threads = ManagementFactory.getThreadMXBean();
    long calls = 0;
    long warmUpEnd = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < warmUpEnd) {
      sink += operation.getAsLong();
      calls++;
    }
    long perRound = Math.max(1, calls * ROUND_NANOS / WARM_UP_NANOS);
    double[] nanos = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (long i = 0; i < perRound; i++) {
        sink += operation.getAsLong();
      }
      nanos[round] = (double) (threads.getCurrentThreadCpuTime() - start) / perRound / perOperation;
    }
    Arrays.sort(nanos);
    System.out.println(
        String.format(
            Locale.ROOT,
            "{\"bench\":\"signal\",\"case\":\"%s\",\"unit\":\"cpu-ns\",\"median\":%.2f,\"min\":%.2f,\"max\":%.2f}",
            name,
            nanos[ROUNDS / 2],
            nanos[0],
            nanos[ROUNDS - 1]));
  }
}
