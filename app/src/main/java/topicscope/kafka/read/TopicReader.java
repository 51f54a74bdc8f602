package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.LoginThrottle;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicMonitor;
import topicscope.kafka.observe.TopicObservation;
import topicscope.signal.SeriesSet;

/**
 * Reads one topic on a thread of its own, from where it is told to begin into the present, and
 * appends what it finds to a {@link SeriesSet}.
 *
 * <p>The thread owns the Kafka consumer; nobody else touches it but through {@code wakeup()}. A
 * second thread asks the cluster from the side. It is passive unless a group was asked for: all
 * partitions assigned, no commits. It never gives up: after every failure it says why in {@link
 * #state()} and tries again, going on at the exact offset it had reached. What the cluster itself
 * has lost or deleted in the meantime is counted and marked. When another topic takes the name, the
 * series end and new ones begin.
 *
 * <p>State, counters, marks and progress may be read from any thread.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration CLOSE = Duration.ofMillis(300);
  private static final long JOIN_MS = 2_000;
  private static final long LOOK_MS = 100;
  private static final int MOST_LOOKS = 5;
  private static final long RETRY_MS = 500;
  private static final long RETRY_WHEN_REFUSED_MS = 15_000;
  private static final int SMALLEST_FETCH = 64 << 10;

  private final ReadingPlan plan;
  private final UndecodableLog undecodableLog = new UndecodableLog();
  private final RecentRecords tail;
  private final ReaderParts parts;
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
  private int fetchBytes = ClusterConnection.LARGEST_FETCH;

  private TopicReader(
      ReadingPlan plan,
      TopicDecoder decoder,
      SeriesSet series,
      Optional<Consumer<RawRecord>> each) {
    this.plan = plan;
    this.tail = new RecentRecords(each);
    String topic = plan.topic();
    ReaderCommands orders = new ReaderCommands();
    TopicStream stream =
        new TopicStream(
            tail,
            orders,
            plan.most(),
            life -> {
              if (life > 1) {
                series.startAnew();
              }
              TopicDecoder own = life > 1 ? decoder.anew() : decoder;
              return new RecordIngest(topic, own, series, undecodableLog);
            });
    ReaderState connecting =
        ReaderState.now(
            ReaderState.Kind.CONNECTING, "connecting to " + plan.connection().bootstrapServers());
    this.parts =
        new ReaderParts(
            plan,
            stream,
            new TopicMonitor(plan.connection(), topic),
            orders,
            new ReaderStatus(topic, connecting),
            new ReconnectPolicy(topic));
    this.thread = Thread.ofPlatform().name("reader-" + topic).daemon().unstarted(this::run);
  }

  /**
   * Starts reading.
   *
   * @param decoder a new one; should another topic take the name, one like it is made
   * @param series where the samples go; this reader alone writes to it
   */
  public static TopicReader start(ReadingPlan plan, TopicDecoder decoder, SeriesSet series) {
    return start(new TopicReader(plan, decoder, series, Optional.empty()));
  }

  /**
   * The same, and every record is handed on as it came.
   *
   * @param each takes the records on the reader thread, which waits for it: so none is left out
   */
  public static TopicReader start(
      ReadingPlan plan, TopicDecoder decoder, SeriesSet series, Consumer<RawRecord> each) {
    return start(new TopicReader(plan, decoder, series, Optional.of(each)));
  }

  private static TopicReader start(TopicReader reader) {
    reader.parts.watch().start();
    reader.thread.start();
    return reader;
  }

  /** The topic that is read. */
  public String topic() {
    return plan.topic();
  }

  /** How the reader stands. */
  public ReaderState state() {
    return parts.status().state();
  }

  /**
   * Has every state told, from the present one on, none left out.
   *
   * @param listener called on the reader's thread, first on the caller's; must be quick and must
   *     not throw
   */
  public void onState(Consumer<ReaderState> listener) {
    parts.status().listen(listener);
  }

  /** What it has received so far. */
  public ReaderCounters counters() {
    return parts.stream().counters();
  }

  /** Why records could not be decoded. */
  public List<UndecodableLog.Entry> undecodable() {
    return undecodableLog.entries();
  }

  /** What is known of how the records are decoded. */
  public TopicReport report() {
    return parts.stream().report();
  }

  /**
   * Waits until the records that the topic held at the start are read.
   *
   * @return false if they weren't within that time
   */
  public boolean awaitBacklog(Duration most) throws InterruptedException {
    return parts.stream().awaitLoaded(most);
  }

  /** The latest records as they came. */
  public RecentRecords tail() {
    return tail;
  }

  /** Where the line is not whole, oldest first. */
  public List<StreamMark> marks() {
    return parts.stream().marks().marks();
  }

  /** How many offsets retention has deleted before they could be read. */
  public long expired() {
    return parts.stream().marks().expired();
  }

  /** How many offsets the topic was ahead when last asked, about once a second. */
  public long lag() {
    return parts.status().lag();
  }

  /** Which partitions are read. */
  public AssignedPartitions partitions() {
    return parts.status().share();
  }

  /** How far the reading of what the topic already holds has come; empty when that is done. */
  public Optional<LoadProgress> loading() {
    return parts.stream().progress();
  }

  /** Gives up reading what the topic already holds, and goes live. */
  public void cancelLoading() {
    parts.orders().cancelLoad();
    wakeUp();
  }

  /** Leaves out everything up to now, with a mark. */
  public void skipToLatest() {
    parts.orders().skipToLatest();
    wakeUp();
  }

  /** Stops reading and waits for the threads to end, 2 s at the most. */
  @Override
  public void close() {
    parts.orders().stop();
    wakeUp();
    parts.watch().stop();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.watch().close();
  }

  private void run() {
    try {
      while (!parts.orders().isStopped()) {
        attempt();
      }
    } catch (InterruptedException e) {
      LOG.debug("Interrupted while reading {}", plan.topic());
    }
  }

  /** Reads for as long as it goes well. */
  private void attempt() throws InterruptedException {
    try {
      Optional<TopicObservation.Seen> topic = awaitTopic();
      if (topic.isPresent()) {
        read(topic.get());
      }
    } catch (WakeupException e) {
      LOG.debug("Woken up while reading {}", plan.topic());
    } catch (TopicReplacedException e) {
      LOG.info("{}: {}", plan.topic(), e.getMessage());
      // Whoever said so may lag behind the others: he isn't asked in a hurry.
      parts.watch().askNow();
      parts.orders().awaitStop(LOOK_MS);
    } catch (ReopenConsumerException e) {
      LOG.info("{}: {}; another consumer goes on", plan.topic(), e.getMessage());
      if (e.smallerFetches()) {
        fetchBytes = Math.max(SMALLEST_FETCH, fetchBytes / 4);
      }
    } catch (RuntimeException e) {
      failed(e);
    } catch (OutOfMemoryError e) {
      LOG.error("Reading {} ran out of memory; trying again", plan.topic(), e);
      parts
          .status()
          .become(
              FailureCause.failed(
                  "an answer is too large for the memory of this program; does one of the brokers'"
                      + " ports speak TLS or HTTP, or are the records that large?"));
      parts.orders().awaitStop(RETRY_WHEN_REFUSED_MS);
    }
  }

  private void failed(RuntimeException e) throws InterruptedException {
    if (parts.orders().isStopped()) {
      return;
    }
    LOG.warn("Reading {} failed; trying again", plan.topic(), e);
    ReaderState trouble = FailureCause.of(e, plan.connection());
    parts.status().become(trouble);
    switch (FailureCause.mostTelling(e)) {
      case AuthenticationException _ ->
          parts.status().become(plan.connection().gate().refused(trouble));
      case AuthorizationException _ -> parts.orders().awaitStop(RETRY_WHEN_REFUSED_MS);
      default -> parts.orders().awaitStop(RETRY_MS);
    }
  }

  /** Waits until the cluster shows the topic, and says why not meanwhile. */
  private Optional<TopicObservation.Seen> awaitTopic() throws InterruptedException {
    for (int seenFor = 0; !parts.orders().isStopped(); ) {
      TopicObservation sighting = parts.watch().latest();
      switch (sighting) {
        case TopicObservation.Seen seen -> {
          // Better with the ends, which tell who answers; but they aren't waited for long.
          if (!seen.endOffsets().isEmpty() || seenFor++ == MOST_LOOKS) {
            return Optional.of(seen);
          }
        }
        case TopicObservation.Missing _ -> parts.status().become(missing());
        case TopicObservation.Refused refused -> parts.status().become(refused.state());
        case TopicObservation.Unknown _ -> {}
      }
      parts.watch().awaitNewer(sighting, LOOK_MS);
    }
    return Optional.empty();
  }

  private void read(TopicObservation.Seen topic) throws InterruptedException {
    LoginThrottle gate = plan.connection().gate();
    if (!gate.enter(parts.orders()::isStopped, parts.status()::become)) {
      return;
    }
    try {
      MetadataTick tick = new MetadataTick();
      KafkaConsumer<ByteBuffer, ByteBuffer> opened =
          new KafkaConsumer<>(settings(topic), tick, new MetadataTick());
      consumer = opened;
      try {
        // Whoever stopped us a moment ago may have had nothing to wake up yet.
        if (!parts.orders().isStopped()) {
          new ReadingSession(opened, tick, parts).run(topic);
        }
      } finally {
        consumer = null;
        opened.close(CloseOptions.timeout(CLOSE));
      }
    } finally {
      gate.leave();
    }
  }

  private Map<String, Object> settings(TopicObservation.Seen topic) {
    Map<String, Object> settings = plan.connection().consumerSettings(fetchBytes);
    if (!topic.answering().isEmpty()) {
      // A client that meets a frozen broker first waits long for it: begin where there are answers.
      settings.put("bootstrap.servers", String.join(",", topic.answering()));
    }
    plan.group().ifPresent(group -> settings.putAll(GroupAssignment.settings(group)));
    return settings;
  }

  private ReaderState missing() {
    String cause =
        parts.stream().counters().received() > 0
            ? "the topic " + plan.topic() + " was deleted; waiting in case it is created again"
            : "there is no topic "
                + plan.topic()
                + " on "
                + plan.connection()
                + "; waiting in case it is created";
    return FailureCause.failed(cause);
  }

  private void wakeUp() {
    KafkaConsumer<ByteBuffer, ByteBuffer> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
  }
}
