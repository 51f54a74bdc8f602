package topicscope.record;

import java.time.Duration;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.history.HistoryAccount;
import topicscope.history.HistorySql;
import topicscope.history.HistoryWriter;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;

/**
 * Records one topic: reads it as a member of a consumer group, decodes it, writes its samples to
 * the history, and commits the offsets behind what is written. So a record is in the history once,
 * whatever ends and begins again (decision 39).
 *
 * <p>It waits for whatever does not answer, cluster or QuestDB, for as long as that takes. All
 * methods may be called from any thread.
 */
public final class TopicRecorder implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final HistoryWriter writer;
  private final TopicReader reader;

  /**
   * Starts recording.
   *
   * @param plan with a group
   * @throws IllegalArgumentException if the topic's name is too long for a table
   */
  public TopicRecorder(
      ReadingPlan plan, DecodeChoice choice, TopicSchemas schemas, HistorySql sql) {
    writer = new HistoryWriter(plan.topic(), sql);
    reader =
        TopicReader.start(
            plan,
            new TopicDecoder(plan.topic(), choice, schemas, path -> true),
            new RecordedSamples(writer));
  }

  /** The topic. */
  public String topic() {
    return reader.topic();
  }

  /** What reads the topic. */
  public TopicReader reader() {
    return reader;
  }

  /** What writes the samples. */
  public HistoryWriter writer() {
    return writer;
  }

  /** What became of the records, and of their samples. */
  public Account account() {
    return new Account(reader.counters(), writer.account());
  }

  /**
   * What became of the records of a topic, and of their samples; a snapshot.
   *
   * @param records {@code received = decoded + undecodable + tombstones + without a number}
   * @param samples {@code decoded = written + already there + waiting}
   */
  public record Account(ReaderCounters records, HistoryAccount samples) {}

  /** Writes what waits, commits, leaves the group and ends; at most 6 s. */
  @Override
  public void close() {
    try {
      var _ = writer.awaitWritten(writer.offered(), DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
    writer.close();
  }
}
