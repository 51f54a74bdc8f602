package topicscope.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import topicscope.history.query.ColumnsRequest;

/**
 * Where the page gets columns that are older than what a reading holds. Called by request threads,
 * several at a time; may block.
 */
@FunctionalInterface
public interface PastColumns extends AutoCloseable {
  /** There is no history. */
  PastColumns NONE = request -> Map.of();

  /**
   * The columns in the order of their times, without empty ones, by series; a series may be
   * missing.
   *
   * @throws IOException if the history doesn't answer; the message is for the user
   */
  Map<String, List<SeriesColumn>> columns(ColumnsRequest wanted)
      throws IOException, InterruptedException;

  /** Ends what is asked for. */
  @Override
  default void close() {}
}
