package topicscope.history.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBuffer;

/**
 * What is recorded of a topic before the samples that a reading holds.
 *
 * @param topic the topic's name
 * @param id Kafka's id of it
 * @param recordedFromMs the time of the first sample recorded, ms since the epoch
 */
public record RecordedPast(String topic, String id, double recordedFromMs) {
  /**
   * Which columns are wanted.
   *
   * @param fromMs where the first one begins, ms since the epoch
   * @param toMs where the last one ends; infinite for all that follows
   * @param perColumnMs the width of one
   */
  public record Range(double fromMs, double toMs, double perColumnMs) {
    /** Whether another range, in columns of that width, is part of it. */
    public boolean covers(double from, double to, double width) {
      return from >= fromMs && to <= toMs && width == perColumnMs;
    }
  }

  /**
   * Asks for columns of series, by name. What a buffer holds is not among them, so that both are
   * one line: of each partition the history is asked for what lies before the first offset held.
   * Blocks until QuestDB has answered or the thread is interrupted.
   */
  public Map<String, PastColumns> columns(
      HistoryReader history, Map<String, SampleBuffer> series, Range range)
      throws IOException, InterruptedException {
    Map<String, PastColumns> columns = new HashMap<>();
    for (Entry<HeldOffsets, List<String>> group : groups(series).entrySet()) {
      ColumnsRequest request =
          new ColumnsRequest(
              topic,
              id,
              group.getValue(),
              range.fromMs(),
              range.toMs(),
              range.perColumnMs(),
              group.getKey());
      columns.putAll(history.columns(request, recordedFromMs));
    }
    return columns;
  }

  /** The query for columns of series that hold nothing, to be measured alone. */
  public String statement(Map<String, SampleBuffer> series, Range range) {
    return HistoryReader.statement(
        new ColumnsRequest(
            topic,
            id,
            List.copyOf(series.keySet()),
            range.fromMs(),
            range.toMs(),
            range.perColumnMs(),
            HeldOffsets.NONE));
  }

  /** What each series holds, by what it holds. A series that has overwritten nothing holds all. */
  public static Map<HeldOffsets, List<String>> groups(Map<String, SampleBuffer> series) {
    Map<HeldOffsets, List<String>> groups = new HashMap<>();
    Map<String, SampleBuffer> whole = new HashMap<>(series);
    whole.values().removeIf(buffer -> buffer.firstNumber() > 0);
    if (!whole.isEmpty()) {
      groups.put(HeldOffsets.of(whole.values()), new ArrayList<>(whole.keySet()));
    }
    series.forEach((name, buffer) -> {
      if (!whole.containsKey(name)) {
        groups
            .computeIfAbsent(HeldOffsets.of(List.of(buffer)), held -> new ArrayList<>())
            .add(name);
      }
    });
    return groups;
  }
}
