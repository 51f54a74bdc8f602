package topicscope.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the page gets columns that are older than what a reading holds. Called by request threads,
 * several at a time; may block.
 */
@FunctionalInterface
public interface PastColumns {
  /** There is no history. */
  PastColumns NONE = request -> List.of();

  /**
   * What is wanted of one series.
   *
   * @param topic the topic's name
   * @param topicId the topic's id in the cluster, if it is known
   * @param series the series' name
   * @param from the start, included
   * @param to the end, not included
   * @param columns how many columns of equal width, at least 1
   * @param before the first offset that the reading holds, by partition: only records below are
   *     wanted. Of a partition that is not in it all are wanted
   */
  record Request(
      String topic,
      Optional<String> topicId,
      String series,
      Instant from,
      Instant to,
      int columns,
      Map<Integer, Long> before) {}

  /** The columns in the order of their times, without empty ones; none if nothing is known. */
  List<SeriesColumn> columns(Request request);
}
