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
 * One topic being read: its series and the reader that fills them. Picking another topic makes a
 * new one, so that nothing of the old can reach the new.
 *
 * @param series where the samples go
 * @param reader the reader, already started
 * @param choice how the records are decoded, as far as the user has chosen
 * @param analysis what is worked out of the samples
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
   * Starts reading. Of each series the newest 100,000 samples are held, or as many as are wanted if
   * that is more; 1,000,000 when reading begins at a time or at the beginning.
   *
   * @param points how many samples of each series are wanted
   * @param choice how the records are to be decoded
   * @param schemas for formats that need them
   * @param told is told every alert, on a thread of the reading's
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
   * @param capacity how many samples of each series are held
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
   * How many samples of each series a reading holds.
   *
   * @param points how many are wanted at least
   */
  public static int capacity(ReadingPlan plan, int points) {
    return Math.max(points, capacity(plan.start()));
  }

  /** The topic that is read. */
  public String topic() {
    return reader.topic();
  }

  /** Ends the threads; doesn't wait for them. */
  public void closeAside() {
    Thread.ofVirtual().name("closing-" + topic()).start(this::close);
  }

  /** Ends the threads; waits for each, 2 s at the most. */
  @Override
  public void close() {
    reader.close();
    analysis.close();
  }
}
