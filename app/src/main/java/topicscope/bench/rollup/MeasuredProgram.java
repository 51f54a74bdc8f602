package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One run of a program. Closing it ends what it has started. */
interface MeasuredProgram extends AutoCloseable {
  /** Takes the records, and returns the figures. */
  ObjectNode run();

  /**
   * How many records are in what it has written, after {@link #close}; all if it writes nothing.
   */
  long written();

  @Override
  void close();
}
