package topicscope.kafka.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a stream, oldest first.
 *
 * <p>Written by the reader thread, read by any. Bounded: when full, the oldest mark is dropped; the
 * sum of expired offsets stays right.
 */
public final class StreamMarks {
  private static final int MAX_MARKS = 1_000;

  private final List<StreamMark> marks = new ArrayList<>();
  private long expired;

  public synchronized void add(StreamMark mark) {
    if (mark.kind() == StreamMark.Kind.EXPIRED) {
      expired += mark.offsets();
    }
    if (marks.size() == MAX_MARKS) {
      marks.removeFirst();
    }
    marks.add(mark);
  }

  public synchronized List<StreamMark> marks() {
    return List.copyOf(marks);
  }

  /** How many offsets retention has deleted before they were read. */
  public synchronized long expired() {
    return expired;
  }
}
