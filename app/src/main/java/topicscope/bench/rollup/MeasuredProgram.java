package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One run of a program. Closing it ends what it has started. */
interface MeasuredProgram extends AutoCloseable {
  /** Takes the records, and returns the figures. */
  ObjectNode run();

  /**
   * Waits, a bounded time, until what was taken is written; returns how many records that are, or
   * all if it writes nothing.
   */
  long written();

  @Override
  void close();
}
