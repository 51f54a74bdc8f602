package topicscope.kafka.read;

import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a stream, oldest first.
 *
 * <p>Written by the reader thread, read by any. Bounded: when full, the oldest goes; the sum of
 * expired offsets stays right.
 */
final class StreamMarks {
  private static final int MOST = 1_000;

  private final List<StreamMark> marks = new ArrayList<>();
  private long expired;

  synchronized void add(StreamMark mark) {
    if (mark.kind() == StreamMark.Kind.EXPIRED) {
      expired += mark.offsets();
    }
    if (marks.size() == MOST) {
      marks.removeFirst();
    }
    marks.add(mark);
  }

  synchronized List<StreamMark> marks() {
    return List.copyOf(marks);
  }

  /** How many offsets retention has deleted unread. */
  synchronized long expired() {
    return expired;
  }
}
