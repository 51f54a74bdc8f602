package topicscope.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One thread appends as fast as it can, others read. Everything about a sample follows from its
 * number, so whatever a reader sees can be checked. Longer with {@code -Dsignal.race.samples=…};
 * with the orders that the second compiler makes: {@code mvn -Pstress verify}.
 */
@Execution(CONCURRENT)
class SampleBufferRaceTest {
  private static final long SAMPLES = Long.getLong("signal.race.samples", 2_000_000);
  private static final long START = 1_700_000_000_000L;
  private static final int READERS = 2;
  private static final int GROWING = 20_000;
  private static final long BUFFERS = SAMPLES / GROWING;

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 3000, 100_000})
  @DisplayName("a reader sees consistent samples while another thread appends")
  void read_whileAnotherThreadAppends_isConsistent(int capacity) throws Exception {
    SampleBuffer buffer = new SampleBuffer(capacity);
    readWhile(
        i -> new Reader(buffer, new SplittableRandom(100L * capacity + i))::read,
        () -> write(buffer, new SplittableRandom(capacity), SAMPLES));
    assertThat(buffer.appended()).isEqualTo(SAMPLES);
    assertThat(buffer.firstNumber()).isEqualTo(SAMPLES - capacity);
  }

  @Test
  @DisplayName("a reader sees consistent samples while new small buffers grow")
  void read_whileNewBuffersGrow_isConsistent() throws Exception {
    AtomicReference<SampleBuffer> newest = new AtomicReference<>(new SampleBuffer(GROWING));
    readWhile(
        i -> {
          SplittableRandom random = new SplittableRandom(i);
          return () -> new Reader(Objects.requireNonNull(newest.get()), random).read();
        },
        () -> {
          for (int i = 0; i < BUFFERS; i++) {
            write(Objects.requireNonNull(newest.get()), new SplittableRandom(i), GROWING);
            newest.set(new SampleBuffer(GROWING));
          }
        });
  }

  @Test
  @DisplayName("the longest spacing is found while each sample overwrites the only one held")
  void longestSpacing_whileOverwritten_isFound() throws Exception {
    SampleBuffer buffer = new SampleBuffer(1);
    readWhile(
        i -> () -> buffer.longestSpacing(i),
        () -> {
          SampleBatch batch = new SampleBatch();
          for (long number = 0; number < SAMPLES; number++) {
            batch.clear();
            batch.add(START + number, value(number), partition(number), offset(number));
            buffer.append(batch);
          }
        });
    assertThat(buffer.appended()).isEqualTo(SAMPLES);
  }

  /** Each reader has a thread of its own and has read once before anything is written. */
  private static void readWhile(IntFunction<Runnable> reader, Runnable writer) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(READERS);
    List<Future<?>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      for (int i = 0; i < READERS; i++) {
        Runnable read = reader.apply(i);
        readers.add(
            threads.submit(() -> {
              do {
                try {
                  read.run();
                } finally {
                  begun.countDown();
                }
              } while (!done.get());
            }));
      }
      try {
        begun.await();
        writer.run();
      } finally {
        done.set(true);
      }
      for (Future<?> one : readers) {
        one.get();
      }
    }
  }

  private static void write(SampleBuffer buffer, SplittableRandom random, long samples) {
    SampleBatch batch = new SampleBatch();
    long number = 0;
    while (number < samples) {
      long length = Math.min(samples - number, 1 + random.nextInt(1 << random.nextInt(13)));
      for (int i = 0; i < length; i++) {
        batch.add(START + number, value(number), partition(number), offset(number));
        number++;
      }
      buffer.append(batch);
      batch.clear();
    }
  }

  private static double value(long number) {
    return ((number * 0x9E3779B97F4A7C15L) >> 11) * 0x1p-53;
  }

  private static int partition(long number) {
    return (int) (number / 37 % 5);
  }

  private static long offset(long number) {
    return number * number / 1000;
  }

  private static final class Reader {
    private final SampleBuffer buffer;
    private final SplittableRandom random;
    private final SampleCopy window = new SampleCopy();
    private final Decimator decimator = new Decimator();
    private final PixelColumns columns = new PixelColumns();

    Reader(SampleBuffer buffer, SplittableRandom random) {
      this.buffer = buffer;
      this.random = random;
    }

    void read() {
      switch (random.nextInt(7)) {
        case 0 -> copyLast();
        case 1 -> copyPage();
        case 2 -> reduceByNumber();
        case 3 -> reduceByTime();
        case 4 -> statistics();
        case 5 -> times();
        default -> sample();
      }
    }

    /** What the painter asks for in every frame. */
    private void times() {
      long from = buffer.firstNumber() + random.nextInt(buffer.capacity());
      long to = from + 1 + random.nextInt(buffer.capacity());
      assertThat(buffer.longestSpacing(from)).isPositive();
      buffer
          .earliestTime(from)
          .ifPresent(time -> assertThat(time).isGreaterThanOrEqualTo(START + from));
      buffer
          .latestTime(from, to)
          .ifPresent(time -> assertThat(time).isBetween(START + from, START + to - 1));
      buffer.latestTime().ifPresent(time -> assertThat(time).isGreaterThanOrEqualTo(START));
    }

    private void copyLast() {
      long before = buffer.appended();
      buffer.copyLast(1 + random.nextInt(20_000), window);
      assertThat(window.firstNumber() + window.size()).isBetween(before, buffer.appended());
      checkWindow();
    }

    private void copyPage() {
      long from = buffer.firstNumber() + random.nextInt(buffer.capacity());
      buffer.copy(from, 1 + random.nextInt(20_000), window);
      checkWindow();
    }

    private void checkWindow() {
      for (int i = 0; i < window.size(); i++) {
        long number = window.firstNumber() + i;
        if (window.time(i) != START + number
            || window.value(i) != value(number)
            || window.partition(i) != partition(number)
            || window.offset(i) != offset(number)) {
          throw new AssertionError("sample " + number + " was torn");
        }
      }
    }

    private void reduceByNumber() {
      double from = buffer.firstNumber() + random.nextDouble(-100, buffer.capacity());
      XRange view =
          new XRange.ByNumber(from, from + 1 + random.nextDouble(buffer.capacity() + 100));
      decimator.reduce(buffer, view, 1 + random.nextInt(200), columns);
      checkColumns(view, 0);
    }

    private void reduceByTime() {
      double from = buffer.firstNumber() + random.nextInt(buffer.capacity());
      double length = 1 + random.nextInt(buffer.capacity() + 100);
      XRange view = new XRange.ByTime(START + from, START + from + length);
      decimator.reduce(buffer, view, 1 + random.nextInt(200), columns);
      checkColumns(view, START);
    }

    /** Samples follow each other without a hole, and every column holds what it should. */
    private void checkColumns(XRange view, long base) {
      double width = (view.to() - view.from()) / columns.count();
      long next = -1;
      if (columns.hasBefore()) {
        next = Math.round(view.from() + columns.beforeX() * width) - base;
        assertThat(columns.beforeValue()).isEqualTo(value(next++));
      }
      for (int c = 0; c < columns.count(); c++) {
        if (!columns.isEmpty(c)) {
          long first = Math.round(view.from() + columns.firstX(c) * width) - base;
          long last = Math.round(view.from() + columns.lastX(c) * width) - base;
          assertThat(next == -1 || next == first).isTrue();
          checkColumn(c, first, last);
          next = last + 1;
        }
      }
      if (columns.hasAfter() && next >= 0) {
        assertThat(columns.afterValue()).isEqualTo(value(next));
      }
    }

    private void checkColumn(int c, long first, long last) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (long number = first; number <= last; number++) {
        min = Math.min(min, value(number));
        max = Math.max(max, value(number));
      }
      assertThat(columns.firstValue(c)).isEqualTo(value(first));
      assertThat(columns.lastValue(c)).isEqualTo(value(last));
      assertThat(columns.min(c)).isEqualTo(min);
      assertThat(columns.max(c)).isEqualTo(max);
    }

    private void statistics() {
      long before = buffer.appended();
      SeriesStatistics all = buffer.statistics();
      long end = before;
      if (all.count() > 0) {
        while (value(end - 1) != all.last()) {
          end++;
          assertThat(end).isLessThanOrEqualTo(buffer.appended());
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (long number = end - all.count(); number < end; number++) {
          min = Math.min(min, value(number));
          max = Math.max(max, value(number));
          sum += value(number);
        }
        assertThat(all.min()).isEqualTo(min);
        assertThat(all.max()).isEqualTo(max);
        assertThat(Math.abs(all.mean() - sum / all.count())).isLessThan(1e-9);
      }
    }

    private void sample() {
      long number = buffer.firstNumber() + random.nextInt(buffer.capacity());
      long time = START + number;
      buffer
          .sample(number)
          .ifPresent(sample ->
              assertThat(sample)
                  .isEqualTo(
                      new Sample(
                          number,
                          time,
                          time,
                          0,
                          value(number),
                          0,
                          partition(number),
                          offset(number))));
      buffer
          .nearestTime((double) time)
          .ifPresent(sample -> assertThat(sample.value()).isEqualTo(value(sample.number())));
    }
  }
}
