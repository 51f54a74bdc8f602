package topicscope.plot;

import java.util.Random;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;

/** Samples that arrive steadily, or with pauses, changes of pace, delays and outliers. */
public final class Arrivals {
  public static final long START = 1_700_000_000_000L;
  private static final long USUAL_PACE = 10;

  private final SampleBuffer buffer;
  private final Random random;
  private long time = START;
  private long pace = USUAL_PACE;
  private long number;

  public Arrivals(SampleBuffer buffer, Random random) {
    this.buffer = buffer;
    this.random = random;
  }

  public SampleBuffer buffer() {
    return buffer;
  }

  /** Samples 10 ms apart. */
  public void steadily(int count) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < count; i++) {
      time += USUAL_PACE;
      add(batch, time);
    }
    buffer.append(batch);
  }

  /** Samples with some pauses and changes of pace. */
  public void unsteadily(int count) {
    SampleBatch batch = new SampleBatch();
    if (random.nextInt(6) == 0) {
      pace = 1 + random.nextLong(3 * USUAL_PACE);
    }
    for (int i = 0; i < count; i++) {
      time += pace + (random.nextInt(40) == 0 ? random.nextLong(150 * pace) : 0);
      add(batch, time);
    }
    buffer.append(batch);
  }

  /** The same, some of them late, some ahead of their time. */
  public void inDisorder(int count) {
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < count; i++) {
      time += random.nextInt(4) * pace + (random.nextInt(60) == 0 ? 40 * pace : 0);
      boolean ahead = random.nextInt(150) == 0;
      long late = random.nextInt(3) == 0 ? random.nextLong(120 * pace) : 0;
      add(batch, ahead ? time + 100 * pace : time - late);
    }
    buffer.append(batch);
  }

  private void add(SampleBatch batch, long at) {
    batch.add(at, random.nextGaussian(), 0, number++);
  }
}
