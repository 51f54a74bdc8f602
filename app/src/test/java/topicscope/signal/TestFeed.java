package topicscope.signal;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Seeded streams of samples with extreme times and values, appended in batches of random length.
 */
final class TestFeed {
  /** What the times are like. */
  enum Times {
    STEADY,
    JITTER,
    POISSON,
    EQUAL,
    GAPS,
    BURSTS,
    LATE,
    PARTITIONS,
    SHUFFLED,
    STRAYS,
    ABSURD,
    CLOCK_PUT_BACK
  }

  /** What the values are like. */
  enum Values {
    NOISE,
    WALK,
    SPIKES,
    STEPS,
    FLAT,
    RAMP,
    HUGE
  }

  static final long START = 1_700_000_000_000L;

  private final SplittableRandom random;
  private final Times times;
  private final Values values;
  private final long step;
  private final int stretch;
  private long clock = START;
  private double level;
  private long sent;

  TestFeed(long seed, Times times, Values values) {
    random = new SplittableRandom(seed);
    this.times = times;
    this.values = values;
    stretch = random.nextBoolean() ? 512 << random.nextInt(4) : 1 + random.nextInt(700);
    step = 1L + random.nextInt(random.nextBoolean() ? 5 : 2000);
  }

  static SampleBuffer buffer(int capacity) {
    return new SampleBuffer(capacity, () -> Instant.ofEpochMilli(START + 86_400_000_000L));
  }

  void append(SampleBuffer buffer, int count) {
    SampleBatch batch = new SampleBatch();
    int longest = random.nextBoolean() ? 3 : 5000;
    for (int i = 0; i < count; i++) {
      batch.add(time(), value(), (int) (sent / 700 % 3), sent);
      sent++;
      if (batch.size() > random.nextInt(longest) || i == count - 1) {
        buffer.append(batch);
        batch.clear();
      }
    }
  }

  private long time() {
    return switch (times) {
      case STEADY -> advance(step);
      case JITTER -> advance(1 + random.nextLong(2 * step));
      case POISSON -> advance((long) (-Math.log(1 - random.nextDouble()) * step));
      case EQUAL -> advance(random.nextInt(stretch) == 0 ? step : 0);
      case GAPS -> advance(random.nextInt(200) == 0 ? step * (5 + random.nextInt(500)) : step);
      case BURSTS -> advance(sent % 10 == 0 ? 40 * step : 1);
      case LATE -> advance(step) - random.nextLong(step * 40);
      case PARTITIONS -> partitions();
      case SHUFFLED -> START + random.nextLong(step * 20_000);
      case STRAYS -> advance(step) + (random.nextInt(300) == 0 ? 80_000_000 : 0);
      case ABSURD -> absurd();
      case CLOCK_PUT_BACK -> advance(sent % 3000 == 2999 ? -1000 * step : step);
    };
  }

  private long advance(long ms) {
    clock += ms;
    return clock;
  }

  private long partitions() {
    long round = sent / (3L * stretch);
    long within = sent % stretch;
    return START + (round * stretch + within) * 3 * step + sent / stretch % 3 * step;
  }

  private long absurd() {
    advance(step);
    return switch (random.nextInt(20)) {
      case 0 -> -1;
      case 1 -> 0;
      case 2 -> Long.MAX_VALUE;
      case 3 -> Long.MIN_VALUE;
      case 4 -> clock * 1000;
      default -> clock;
    };
  }

  private double value() {
    switch (values) {
      case NOISE -> level = random.nextDouble();
      case WALK -> level += random.nextDouble() - 0.5;
      case SPIKES -> level = random.nextInt(500) == 0 ? random.nextInt(-1000, 1000) : 1;
      case STEPS -> level = random.nextInt(100) == 0 ? random.nextInt(10) : level;
      case FLAT -> level = -0.0;
      case RAMP -> level++;
      case HUGE -> level = (random.nextDouble() - 0.5) * (random.nextBoolean() ? 1 : 1e300);
    }
    return level;
  }
}
