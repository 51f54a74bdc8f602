package topicscope.reading;

import java.util.Optional;
import java.util.function.Consumer;
import topicscope.alert.AlertEvent;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;

/**
 * One topic being read: its series and the reader that fills them. Another topic needs another
 * reading, so that nothing of the old topic reaches the new one.
 *
 * @param series the target of the samples
 * @param reader the reader, already started
 * @param choice how the records are decoded, as far as the user chose
 * @param analysis transforms and alerts
 */
public record Reading(SeriesSet series, TopicReader reader, DecodeChoice choice, Analysis analysis)
    implements AutoCloseable {
  private static final int CAPACITY = 100_000;
  public static final int CAPACITY_SINCE = 1_000_000;

  /** Starts reading, without a listener for alerts. */
  public static Reading start(
      ReadingPlan plan, int points, DecodeChoice choice, TopicSchemas schemas) {
    return start(plan, points, choice, schemas, event -> {});
  }

  /**
   * Starts reading. Each series holds the newest 100,000 samples, or as many as are wanted if that
   * is more; 1,000,000 if reading starts at a time or at the beginning.
   *
   * @param points number of samples wanted of each series
   * @param choice how the records are decoded
   * @param schemas for formats that need them
   * @param told receives every alert event, on a thread of the reading
   */
  public static Reading start(
      ReadingPlan plan,
      int points,
      DecodeChoice choice,
      TopicSchemas schemas,
      Consumer<AlertEvent> told) {
    return start(plan, capacity(plan, points), choice, schemas, told, Optional.empty());
  }

  private static int capacity(StartPosition start) {
    return switch (start) {
      case StartPosition.Latest _ -> CAPACITY;
      case StartPosition.LastRecords last -> Math.max(CAPACITY, last.count());
      case StartPosition.Earliest _, StartPosition.Ago _, StartPosition.Since _ -> CAPACITY_SINCE;
    };
  }

  /**
   * Starts reading without a window.
   *
   * @param capacity number of samples held of each series
   * @param alerts receives every alert event, on a thread of the reading
   * @param records receives every record, on the reader's thread, which waits for it
   */
  public static Reading start(
      ReadingPlan plan,
      int capacity,
      DecodeChoice choice,
      TopicSchemas schemas,
      Consumer<AlertEvent> alerts,
      Optional<Consumer<RawRecord>> records) {
    SeriesSet series = new SeriesSet(capacity, plan.topic());
    TopicDecoder decoder = new TopicDecoder(plan.topic(), choice, schemas, path -> true);
    TopicReader reader =
        records.isPresent()
            ? TopicReader.start(plan, decoder, series, records.get())
            : TopicReader.start(plan, decoder, series);
    return new Reading(series, reader, choice, new Analysis(plan.topic(), series, alerts));
  }

  /**
   * The number of samples that a reading holds of each series.
   *
   * @param points least number wanted
   */
  public static int capacity(ReadingPlan plan, int points) {
    return Math.max(points, capacity(plan.start()));
  }

  /** The topic that is read. */
  public String topic() {
    return reader.topic();
  }

  /** Ends the threads without waiting. */
  public void closeAside() {
    Thread.ofVirtual().name("closing-" + topic()).start(this::close);
  }

  /** Ends the threads and waits for each, at most 2 s. */
  @Override
  public void close() {
    reader.close();
    analysis.close();
  }
}
