package topicscope.signal;

import java.util.List;

/** Series to draw, of one topic or of several. For any thread. */
public interface SeriesSource {
  /** The series seen so far, in the order in which they were first seen; an immutable list. */
  List<Series> all();

  /** A number that differs from the last one when there is something new to draw. */
  long version();
}
