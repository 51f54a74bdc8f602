package topicscope.signal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One thread appends to a new buffer, whose arrays grow meanwhile and are then used again; another
 * copies what is there. Every sample that it gets must be whole and in its place.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "every sample is right")
@Outcome(expect = Expect.FORBIDDEN, desc = "wrong times, wrong values")
@State
public class SampleBufferStress {
  private static final int CAPACITY = 100;
  private static final int BATCHES = 12;
  private static final int BATCH = 20;
  private static final int LOOKS = 6;
  private static final long START = 1_700_000_000_000L;

  private final SampleBuffer buffer = new SampleBuffer(CAPACITY);
  private final SampleCopy copy = new SampleCopy();

  /** Appends enough for the arrays to grow and for the buffer to overflow. */
  @Actor
  public void append() {
    SampleBatch batch = new SampleBatch();
    for (int number = 0; number < BATCHES * BATCH; number++) {
      batch.add(START + number, number, 0, number);
      if (batch.size() == BATCH) {
        buffer.append(batch);
        batch.clear();
      }
    }
  }

  /** Counts the samples whose time or value isn't that of their number. */
  @Actor
  public void read(II_Result wrong) {
    for (int look = 0; look < LOOKS; look++) {
      buffer.copyLast(CAPACITY, copy);
      for (int i = 0; i < copy.size(); i++) {
        long number = copy.firstNumber() + i;
        if (copy.time(i) != START + number) {
          wrong.r1++;
        }
        if (copy.value(i) != number) {
          wrong.r2++;
        }
      }
    }
  }
}
