package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.LoginThrottle;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.observe.TopicMonitor;
import topicscope.kafka.observe.TopicObservation;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.partition.StreamMark;
import topicscope.platform.Loop;
import topicscope.signal.SeriesSet;

/**
 * Reads one topic on a thread of its own, from a start position into the present, and appends the
 * samples to a {@link SeriesSet}.
 *
 * <p>The thread owns the Kafka consumer; other threads only call its {@code wakeup()}. The {@link
 * TopicMonitor} has a second thread. Reading is passive unless a group is given: all partitions
 * assigned, no commits. After every failure, {@link Error}s included, the reader says why in {@link
 * #state()} and tries again at the exact offsets that it had reached. What the cluster has lost or
 * deleted meanwhile is counted and marked. When another topic takes the name, new series begin.
 *
 * <p>State, counters, marks and progress may be read from any thread.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration CLOSE_CONSUMER = Duration.ofMillis(300);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final Duration OPEN = Duration.ofSeconds(2);
  private static final long LOOK_MS = 100;
  private static final int MAX_LOOKS = 5;
  private static final long RETRY_WHEN_REFUSED_MS = 15_000;

  private final ReadingPlan plan;
  private final UndecodableLog undecodableLog = new UndecodableLog();
  private final ReaderCommands orders = new ReaderCommands();
  private final RecentRecords tail;
  private final RecordIngest intake;
  private final TopicProgress stream;
  private final TopicMonitor watch;
  private final ReaderStatus status;
  private final ReconnectPolicy cure;
  private final Loop loop;
  private volatile @Nullable KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
  private boolean noticed;

  private TopicReader(
      ReadingPlan plan,
      TopicDecoder decoder,
      SeriesSet series,
      RecordMeters meters,
      Optional<RecordListener> each,
      Optional<SampleKeeper> keeper) {
    this.plan = plan;
    String topic = plan.topic();
    tail = new RecentRecords(each);
    intake = new RecordIngest(topic, decoder, series, undecodableLog, meters, keeper);
    stream =
        new TopicProgress(
            intake,
            keeper,
            tail,
            orders,
            plan.maxRecords(),
            generation -> {
              series.startAnew();
              return decoder.renewed();
            });
    watch = new TopicMonitor(plan.connection(), topic);
    status =
        new ReaderStatus(
            topic,
            ReaderState.now(
                ReaderState.Kind.CONNECTING,
                "connecting to " + plan.connection().bootstrapServers()));
    cure = new ReconnectPolicy(topic, ClusterConnection.LARGEST_FETCH);
    loop = Loop.wakeable("reader-" + topic, this::attempt, this::failed, this::wakeUpConsumer);
  }

  /**
   * Starts reading.
   *
   * @param decoder a new one; for a topic that takes the name later, a copy is made
   * @param series gets the samples; nothing else writes to it
   */
  public static TopicReader start(ReadingPlan plan, TopicDecoder decoder, SeriesSet series) {
    return start(plan, decoder, series, Optional.empty());
  }

  /**
   * The same.
   *
   * @param each gets every record as it came, on the reader thread, which waits for it
   */
  public static TopicReader start(
      ReadingPlan plan, TopicDecoder decoder, SeriesSet series, Optional<RecordListener> each) {
    return start(plan, decoder, series, new RecordMeters(), each);
  }

  /**
   * Starts reading.
   *
   * @param decoder a new one; for a topic that takes the name later, a copy is made
   * @param series gets the samples; nothing else writes to it
   * @param meters get every record
   * @param each gets every record as it came, on the reader thread, which waits for it
   */
  public static TopicReader start(
      ReadingPlan plan,
      TopicDecoder decoder,
      SeriesSet series,
      RecordMeters meters,
      Optional<RecordListener> each) {
    return start(new TopicReader(plan, decoder, series, meters, each, Optional.empty()));
  }

  /**
   * Starts reading as a member of a group, which commits what the keeper has kept.
   *
   * @param decoder a new one; for a topic that takes the name later, a copy is made
   * @param keeper gets the samples
   */
  public static TopicReader start(ReadingPlan plan, TopicDecoder decoder, SampleKeeper keeper) {
    if (plan.group().isEmpty()) {
      throw new IllegalArgumentException("only a group knows what is kept");
    }
    SeriesSet nothing = new SeriesSet(1, plan.topic());
    return start(
        new TopicReader(
            plan, decoder, nothing, new RecordMeters(), Optional.empty(), Optional.of(keeper)));
  }

  private static TopicReader start(TopicReader reader) {
    reader.watch.start();
    var _ = reader.loop.start();
    return reader;
  }

  /** The topic that is read. */
  public String topic() {
    return plan.topic();
  }

  /** The id of the topic that is read; empty until the cluster has said it. */
  public Optional<String> topicId() {
    return stream.id().map(Uuid::toString);
  }

  /** Where reading began. */
  public StartPosition start() {
    return plan.start();
  }

  /** Whether the other one reads the same topic of the same cluster. */
  public boolean readsSameTopicAs(TopicReader other) {
    return topic().equals(other.topic()) && plan.connection().equals(other.plan.connection());
  }

  /** The state now. */
  public ReaderState state() {
    return status.state();
  }

  /**
   * Passes on every state, from the present one on.
   *
   * @param listener called on the reader's thread, first on the caller's; must be quick. What it
   *     throws is logged
   */
  public void onState(Consumer<ReaderState> listener) {
    status.listen(listener);
  }

  /** The records received so far. */
  public ReaderCounters counters() {
    return intake.counters();
  }

  /** Why records could not be decoded. */
  public List<UndecodableLog.Entry> undecodable() {
    return undecodableLog.entries();
  }

  /** How the records are decoded. */
  public TopicReport report() {
    return intake.report();
  }

  /** Whether the records that the topic held at the start are read. */
  public boolean isLoaded() {
    return stream.isLoaded();
  }

  /** Whether reading began with all that the topic held; false until it began. */
  public boolean isWhole() {
    return stream.isWhole();
  }

  /**
   * Waits until the records that the topic held at the start are read.
   *
   * @return false if they were not within that time
   */
  public boolean awaitBacklog(Duration max) throws InterruptedException {
    return stream.awaitLoaded(max);
  }

  /** The latest records as they came. */
  public RecentRecords tail() {
    return tail;
  }

  /** Where something is missing in the stream or changes, oldest first. */
  public List<StreamMark> marks() {
    return stream.marks().marks();
  }

  /** How many offsets retention has deleted before they were read. */
  public long expired() {
    return stream.marks().expired();
  }

  /** How many offsets the reader is behind, as of the last second. */
  public long lag() {
    return status.lag();
  }

  /** The partitions that are read. */
  public AssignedPartitions partitions() {
    return status.share();
  }

  /** How much of the backlog is read; empty when it is done. */
  public Optional<BacklogProgress> loading() {
    return stream.progress();
  }

  /** Ends the backlog; the reader goes live. */
  public void cancelLoading() {
    orders.cancelLoad();
    wakeUpConsumer();
  }

  /** Leaves out everything up to now, with a mark. */
  public void skipToLatest() {
    orders.skipToLatest();
    wakeUpConsumer();
  }

  /** How many times the reading has failed and was tried again. */
  public long failures() {
    return loop.failures();
  }

  /** Whether {@link #close()} was called. */
  public boolean isStopping() {
    return loop.isStopped();
  }

  /** Stops reading and waits for both threads to end, at most 2 s in all. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + CLOSE.toNanos();
    orders.stop();
    loop.stop();
    watch.stop();
    var _ = loop.join(remaining(deadline));
    watch.join(remaining(deadline));
  }

  private static Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  /** Reads as long as it goes well. Returns how long to wait before the next attempt. */
  private Duration attempt() throws InterruptedException {
    try {
      Optional<TopicObservation.Seen> topic = awaitTopic();
      if (topic.isPresent()) {
        read(topic.get());
      }
    } catch (WakeupException e) {
      LOG.debug("Woken up while reading {}", plan.topic());
    } catch (TopicReplacedException e) {
      LOG.info("{}: {}", plan.topic(), e.getMessage());
      // The broker that the monitor asked may have an old view: not again at once.
      watch.askNow();
      orders.awaitStop(LOOK_MS);
    } catch (ReopenConsumerException e) {
      LOG.info("{}: {}; another consumer goes on", plan.topic(), e.getMessage());
    }
    return orders.isStopped() ? Loop.DONE : Loop.AT_ONCE;
  }

  /** Says what has failed; on the reader thread, which then pauses. */
  private void failed(Throwable e) {
    if (orders.isStopped()) {
      return;
    }
    if (e instanceof OutOfMemoryError) {
      // First, so that there is memory for the rest.
      boolean dropped = stream.dropBacklog();
      LOG.error("Reading {} ran out of memory; trying again", plan.topic(), e);
      status.become(FailureCause.failed(outOfMemory(dropped)));
      if (!dropped) {
        pause(RETRY_WHEN_REFUSED_MS);
      }
      return;
    }
    LOG.warn("Reading {} failed; trying again", plan.topic(), e);
    if (e instanceof Error) {
      status.become(
          FailureCause.failed(
              "reading failed with "
                  + e.getClass().getSimpleName()
                  + (e.getMessage() == null ? "" : ": " + e.getMessage())
                  + "; trying again"));
      return;
    }
    ReaderState trouble = FailureCause.of(e, plan.connection());
    status.become(trouble);
    switch (FailureCause.mostTelling(e)) {
      case AuthenticationException _ -> status.become(plan.connection().refused(trouble));
      case AuthorizationException _ -> pause(RETRY_WHEN_REFUSED_MS);
      default -> {}
    }
  }

  private String outOfMemory(boolean loading) {
    if (loading) {
      return "not enough memory for what the topic holds; it is left out, and reading goes on live";
    }
    return intake.received() > 0
        ? "not enough memory for the records; trying again"
        : "an answer is too large for the memory of this program; does one of the brokers'"
            + " ports speak TLS or HTTP, or are the records that large?";
  }

  private void pause(long ms) {
    try {
      orders.awaitStop(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the cluster shows the topic, and says why not meanwhile. */
  private Optional<TopicObservation.Seen> awaitTopic() throws InterruptedException {
    long opensAt = 0;
    for (int seenFor = 0; !orders.isStopped(); ) {
      TopicObservation sighting = watch.latest();
      switch (sighting) {
        case TopicObservation.Seen seen -> {
          opensAt = opensAt == 0 ? System.nanoTime() + OPEN.toNanos() : opensAt;
          // Better with end offsets, which show who answers; but they are not awaited for long.
          boolean enough =
              stream.isOpened()
                  ? !seen.endOffsets().isEmpty() || seenFor++ == MAX_LOOKS
                  : seen.isComplete() || System.nanoTime() - opensAt > 0;
          if (enough) {
            return Optional.of(seen);
          }
        }
        case TopicObservation.Missing _ -> status.become(missing());
        case TopicObservation.Refused refused -> status.become(refused.state());
        case TopicObservation.Unknown _ -> {}
      }
      watch.awaitNewer(sighting, LOOK_MS);
    }
    return Optional.empty();
  }

  private void read(TopicObservation.Seen topic) throws InterruptedException {
    LoginThrottle gate = plan.connection().gate();
    if (!gate.enter(orders::isStopped, cause -> status.become(FailureCause.failed(cause)))) {
      return;
    }
    try {
      TopicIdentity.Listener listener = new TopicIdentity.Listener();
      KafkaConsumer<ByteBuffer, ByteBuffer> opened =
          new KafkaConsumer<>(settings(topic), listener, tail.values());
      consumer = opened;
      try {
        // A stop a moment ago may have found nothing to wake up.
        if (!orders.isStopped()) {
          TopicIdentity identity =
              TopicIdentity.of(opened, listener, plan.topic(), this::observedId);
          notice(identity);
          new ReadingSession(opened, identity, plan, stream, watch, orders, status, cure)
              .run(topic);
        }
      } finally {
        consumer = null;
        opened.close(CloseOptions.timeout(CLOSE_CONSUMER));
      }
    } finally {
      gate.leave();
    }
  }

  private Optional<Uuid> observedId() {
    return switch (watch.latest()) {
      case TopicObservation.Seen seen -> Optional.of(seen.id());
      case TopicObservation.Missing _ -> Optional.empty();
      case TopicObservation.Refused _, TopicObservation.Unknown _ -> stream.id();
    };
  }

  private void notice(TopicIdentity identity) {
    if (!identity.isExact() && !noticed) {
      noticed = true;
      stream.mark(StreamMark.Kind.NOTICE, StreamMark.ALL, 0, TopicIdentity.NOTICE);
    }
  }

  private Map<String, Object> settings(TopicObservation.Seen topic) {
    Map<String, Object> settings = plan.connection().consumerSettings(cure.fetchBytes());
    if (!topic.answering().isEmpty()) {
      // A client that meets a frozen broker first waits long for it: begin where there are answers.
      settings.put("bootstrap.servers", String.join(",", topic.answering()));
    }
    plan.group().ifPresent(group -> settings.putAll(GroupAssignment.settings(group)));
    return settings;
  }

  private ReaderState missing() {
    String cause =
        intake.received() > 0
            ? "the topic " + plan.topic() + " was deleted; waiting in case it is created again"
            : "there is no topic "
                + plan.topic()
                + " on "
                + plan.connection()
                + "; waiting in case it is created";
    return FailureCause.failed(cause);
  }

  private void wakeUpConsumer() {
    KafkaConsumer<ByteBuffer, ByteBuffer> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
  }
}
