package topicscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.TopicReader;
import topicscope.platform.TerminalText;

/**
 * A reading as lines of JSON for programs: each state with its cause and start, the progress of a
 * long load, and at the end the account.
 *
 * <p>Thread-safe. Nothing is printed after the account.
 */
public final class StateJson implements Consumer<ReaderState> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<String> out;
  private final String topic;
  private boolean ended;

  /**
   * @param out receives each line without its line end, one at a time
   */
  public StateJson(Consumer<String> out, String topic) {
    this.out = out;
    this.topic = topic;
  }

  @Override
  public void accept(ReaderState state) {
    print(
        line("state")
            .put("state", state.kind().name())
            .put("cause", state.cause())
            .put("since", state.since().toString()));
  }

  /** Prints how far the load of the backlog is. */
  public void loading(BacklogProgress progress) {
    print(line("loading").put("done", progress.done()).put("total", progress.total()));
  }

  /**
   * Prints the account of all records, the last line.
   *
   * @param results adds further fields
   */
  public void account(TopicReader reader, Consumer<ObjectNode> results) {
    ObjectNode line = put(line("account"), reader.counters()).put("expired", reader.expired());
    reader.report().notes().forEach(line.putArray("notes")::add);
    results.accept(line);
    print(line);
    synchronized (this) {
      ended = true;
    }
  }

  /** Adds the account of records to an object. */
  public static ObjectNode put(ObjectNode node, ReaderCounters counters) {
    return node.put("received", counters.received())
        .put("decoded", counters.decoded())
        .put("undecodable", counters.undecodable())
        .put("tombstones", counters.tombstones())
        .put("withoutNumber", counters.withoutNumber());
  }

  private ObjectNode line(String event) {
    return JSON.createObjectNode().put("event", event).put("topic", topic);
  }

  private synchronized void print(ObjectNode line) {
    if (!ended) {
      try {
        out.accept(TerminalText.escapeJson(JSON.writeValueAsString(line)));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
