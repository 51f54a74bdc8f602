package topicscope.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.alert.AlertEvent;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.RecordListener;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;

/**
 * One topic being read: reader, series, transforms and alerts. Another topic, or another choice of
 * format, is a new reading, so that nothing of the old one reaches it.
 *
 * @param series the samples
 * @param reader the running reader
 * @param choice the user's choice of format
 * @param schemas the schemas of the topic
 * @param analysis the transforms and alerts
 */
public record Reading(
    SeriesSet series,
    TopicReader reader,
    DecodeChoice choice,
    TopicSchemas schemas,
    Analysis analysis)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int CAPACITY = 100_000;
  public static final int CAPACITY_SINCE = 1_000_000;

  /** Starts reading, without a listener for alerts. */
  public static Reading start(
      ReadingPlan plan, int points, DecodeChoice choice, TopicSchemas schemas) {
    return start(plan, points, choice, schemas, event -> {});
  }

  /**
   * Starts reading. Holds the newest 100,000 samples of each series, or {@code points} if that is
   * more; 1,000,000 if reading begins at a time or at the beginning.
   *
   * @param alerts receives every alert event, on the analysis thread
   */
  public static Reading start(
      ReadingPlan plan,
      int points,
      DecodeChoice choice,
      TopicSchemas schemas,
      Consumer<AlertEvent> alerts) {
    return start(plan, points, choice, schemas, DerivedSeries.of(plan, List.of()), alerts);
  }

  /**
   * The same.
   *
   * @param derived the series that it begins with beside those of the fields
   */
  public static Reading start(
      ReadingPlan plan,
      int points,
      DecodeChoice choice,
      TopicSchemas schemas,
      DerivedSeries derived,
      Consumer<AlertEvent> alerts) {
    return start(plan, capacity(plan, points), choice, schemas, derived, alerts, Optional.empty());
  }

  static int capacity(StartPosition start) {
    return switch (start) {
      case StartPosition.Latest _ -> CAPACITY;
      case StartPosition.LastRecords last -> Math.max(CAPACITY, last.count());
      case StartPosition.Earliest _,
          StartPosition.Ago _,
          StartPosition.LastSpan _,
          StartPosition.Since _ ->
          CAPACITY_SINCE;
    };
  }

  /**
   * Starts reading without a window.
   *
   * @param capacity how many samples of each series are held
   * @param derived the series that it begins with beside those of the fields
   * @param alerts receives every alert event, on the analysis thread
   * @param records receives every record, on the reader's thread, which waits for it
   */
  public static Reading start(
      ReadingPlan plan,
      int capacity,
      DecodeChoice choice,
      TopicSchemas schemas,
      DerivedSeries derived,
      Consumer<AlertEvent> alerts,
      Optional<RecordListener> records) {
    SeriesSet series = new SeriesSet(capacity, plan.topic());
    TopicDecoder decoder = new TopicDecoder(plan.topic(), choice, schemas, path -> true);
    Loaded loaded = new Loaded();
    RecordMeters meters = new RecordMeters();
    TopicSeries about = new TopicSeries(derived.asked(), meters, loaded);
    // Before the reader, so that series about records have all of them.
    Analysis analysis =
        new Analysis(plan.topic(), series, about, derived.transforms(), loaded, alerts);
    TopicReader reader = TopicReader.start(plan, decoder, series, meters, records);
    loaded.reader = reader::isLoaded;
    return new Reading(series, reader, choice, schemas, analysis);
  }

  /** Whether a reader has read what the topic held; false until there is one. */
  private static final class Loaded implements BooleanSupplier {
    private volatile BooleanSupplier reader = () -> false;

    @Override
    public boolean getAsBoolean() {
      return reader.getAsBoolean();
    }
  }

  /**
   * How many samples of each series a reading holds.
   *
   * @param points how many are wanted at least
   */
  public static int capacity(ReadingPlan plan, int points) {
    return Math.max(points, capacity(plan.start()));
  }

  /** The topic. */
  public String topic() {
    return reader.topic();
  }

  /** A decoder of the topic's records, to try a choice on some of them. */
  public TopicDecoder decoder(DecodeChoice tried) {
    return new TopicDecoder(topic(), tried, schemas, path -> true);
  }

  /** Whether it reads the same topic of the same cluster in the same way. */
  public boolean isSameAs(Reading other) {
    return reader.readsSameTopicAs(other.reader) && choice.equals(other.choice);
  }

  /**
   * Completes, on another thread, when the records that the topic held at the start are read and
   * transforms and alerts have taken them; with false if it is closed before.
   */
  public CompletableFuture<Boolean> loaded() {
    return CompletableFuture.supplyAsync(
        this::awaitLoaded, task -> Thread.ofVirtual().name("loading-" + topic()).start(task));
  }

  private boolean awaitLoaded() {
    try {
      while (!reader.isStopping()) {
        if (reader.awaitBacklog(LOOK)) {
          analysis.awaitHistory(LOOK);
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Ends the threads, on another thread; completes when they have ended. */
  public CompletableFuture<Void> closeAside() {
    return CompletableFuture.runAsync(
            this::close, task -> Thread.ofVirtual().name("closing-" + topic()).start(task))
        .exceptionally(failure -> {
          LOG.error("The reading of {} did not close", topic(), failure);
          return null;
        });
  }

  /** Ends the threads and waits for each, at most 2 s. */
  @Override
  public void close() {
    try {
      reader.close();
    } finally {
      analysis.close();
    }
  }
}
