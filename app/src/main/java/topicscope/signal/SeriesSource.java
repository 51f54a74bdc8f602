package topicscope.signal;

import java.util.List;

/** Series to draw, of one or several topics. Thread-safe. */
public interface SeriesSource {
  /** The series seen so far, in the order in which they were first seen; an immutable list. */
  List<Series> all();

  /** A number that changes when there is something new to draw. */
  long version();
}
