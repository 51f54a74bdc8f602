package topicscope.producer.run;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.Message;
import topicscope.producer.publish.MessagePublisher;
import topicscope.producer.publish.Totals;
import topicscope.producer.report.Report;
import topicscope.producer.report.SourceState;
import topicscope.producer.source.Reading;

/**
 * Records from people or a file, fed to a topic on a thread of their own. Feeding begins when the
 * topic is found, so that nothing is lost; it has ended when there is no more and each record is
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
  private final Thread thread;
  private volatile boolean open = true;
  private volatile boolean fed;
  private volatile boolean refused;

  private RecordFeed(Contents contents, String topic, MessagePublisher publisher, Report report) {
    this.contents = contents;
    this.topic = topic;
    this.publisher = publisher;
    this.report = report;
    thread = new Thread(this::run, contents.name());
    thread.setDaemon(true);
  }

  /** Starts feeding. */
  static RecordFeed start(
      Contents contents, String topic, MessagePublisher publisher, Report report) {
    RecordFeed feed = new RecordFeed(contents, topic, publisher, report);
    feed.thread.start();
    return feed;
  }

  /** Publishes one record; waits while the cluster can't be reached. By the feed's thread. */
  void publish(Message message, DeliveryListener listener) {
    while (open && !publisher.isReady()) {
      pause();
    }
    publisher.publish(message, listener);
  }

  /** Counts a line or row that can't be a record, and says why. */
  void skip(String why) {
    publisher.skip();
    report.trouble(why);
  }

  /** Remembers what was sent last, for the progress. */
  void sent(Reading reading) {
    last.lazySet(reading);
  }

  /** Waits until a time of the monotonic clock, or until it is to end. */
  void awaitTime(long nanoTime) {
    while (open && nanoTime - System.nanoTime() > 0) {
      LockSupport.parkNanos(nanoTime - System.nanoTime());
    }
  }

  /** Waits a moment. */
  void pause() {
    LockSupport.parkNanos(PAUSE);
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public SourceState state() {
    Totals totals = publisher.totals();
    return new SourceState(
        contents.name(),
        topic,
        totals,
        0,
        meter.perSecond(totals.made(), System.nanoTime()),
        Optional.ofNullable(last.get()));
  }

  @Override
  public boolean hasEnded() {
    return fed && publisher.totals().underWay() == 0;
  }

  @Override
  public boolean hasLost() {
    Totals totals = publisher.totals();
    return refused || totals.failedCount() + totals.skipped() > 0;
  }

  @Override
  public boolean showsProgress() {
    return contents.showsProgress();
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      while (open && !publisher.isReady()) {
        pause();
      }
      if (open && hasThePartitions()) {
        contents.feed(this);
      }
    } catch (IOException e) {
      refused = true;
      report.trouble(contents.name() + " can't be read further: " + e.getMessage());
    } finally {
      fed = true;
    }
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

  /** What is fed. */
  interface Contents {
    String name();

    /** Whether progress is worth telling, other than of each record. */
    boolean showsProgress();

    /** The highest partition that a record may be meant for; empty when Kafka chooses. */
    OptionalInt highestPartition();

    /** Publishes everything, in order; stops early when the feed isn't open any more. */
    void feed(RecordFeed feed) throws IOException;
  }
}
