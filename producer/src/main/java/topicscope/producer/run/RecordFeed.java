package topicscope.producer.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import topicscope.platform.Loop;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.Message;
import topicscope.producer.publish.MessagePublisher;
import topicscope.producer.publish.Totals;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;
import topicscope.producer.source.Reading;

/**
 * Feeds records of people or of a file to a topic, on its own thread. It starts when the topic is
 * found, so that nothing is lost. It has ended when the input is exhausted and each record is
 * confirmed or failed.
 */
final class RecordFeed implements Plan.Running {
  private static final long PAUSE = 10_000_000;

  private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();
  private final RateMeter meter = new RateMeter(System.nanoTime());
  private final Contents contents;
  private final String topic;
  private final MessagePublisher publisher;
  private final Report report;
  private final Loop loop;
  private volatile boolean fed;
  private volatile boolean refused;

  private RecordFeed(Contents contents, String topic, MessagePublisher publisher, Report report) {
    this.contents = contents;
    this.topic = topic;
    this.publisher = publisher;
    this.report = report;
    loop = Loop.wakeable(contents.name(), this::run, this::failed, () -> {});
  }

  /** Starts the thread. */
  static RecordFeed start(
      Contents contents, String topic, MessagePublisher publisher, Report report) {
    RecordFeed feed = new RecordFeed(contents, topic, publisher, report);
    feed.loop.start();
    return feed;
  }

  /** Publishes one record. Waits while the cluster is unreachable. For the feed's thread. */
  void publish(Message message, DeliveryListener listener) {
    while (isOpen() && !publisher.isReady()) {
      pause();
    }
    publisher.publish(message, listener);
  }

  /** Counts a line or row that can't become a record, and reports the reason. */
  void skip(String why) {
    publisher.skip();
    report.trouble(why);
  }

  /** Keeps the last reading for the progress line. */
  void sent(Reading reading) {
    last.lazySet(reading);
  }

  /** Waits until a time of the monotonic clock or until the feed closes. */
  void awaitTime(long nanoTime) {
    while (isOpen() && nanoTime - System.nanoTime() > 0) {
      LockSupport.parkNanos(nanoTime - System.nanoTime());
    }
  }

  /** Waits a short time. */
  void pause() {
    LockSupport.parkNanos(PAUSE);
  }

  boolean isOpen() {
    return !loop.isStopped();
  }

  @Override
  public SourceState state() {
    Totals totals = publisher.totals();
    return new SourceState(
        contents.name(),
        topic,
        totals,
        0,
        meter.perSecond(totals.acknowledged(), System.nanoTime()),
        Optional.ofNullable(last.get()));
  }

  @Override
  public boolean hasEnded() {
    return fed && publisher.totals().underWay() == 0;
  }

  @Override
  public boolean hasLost() {
    Totals totals = publisher.totals();
    return refused || totals.acknowledged() < totals.made();
  }

  @Override
  public boolean showsProgress() {
    return contents.showsProgress();
  }

  @Override
  public void close() {
    loop.stop();
  }

  private Duration run() throws IOException {
    if (!fed) {
      while (isOpen() && !publisher.isReady()) {
        pause();
      }
      if (isOpen() && hasThePartitions()) {
        contents.feed(this);
      }
      fed = true;
    }
    return Loop.DONE;
  }

  private void failed(Throwable e) {
    refused = true;
    fed = true;
    report.trouble(contents.name() + " can't be read further: " + e.getMessage());
  }

  private boolean hasThePartitions() {
    OptionalInt highest = contents.highestPartition();
    refused = highest.isPresent() && highest.getAsInt() >= publisher.partitions();
    if (refused) {
      report.trouble(
          "%s has no partition %d, its %d are numbered from 0; mend --partition-by"
              .formatted(topic, highest.getAsInt(), publisher.partitions()));
    }
    return !refused;
  }

  /** The input of a feed. */
  interface Contents {
    String name();

    /** Whether a progress line is useful, besides a line per record. */
    default boolean showsProgress() {
      return true;
    }

    /** The highest partition that the input can name; empty if Kafka chooses. */
    default OptionalInt highestPartition() {
      return OptionalInt.empty();
    }

    /** Publishes everything in order. Stops early when the feed closes. */
    void feed(RecordFeed feed) throws IOException;
  }
}
