package topicscope.kafka.observe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * Asks from when to when one topic holds records, and how many in each of up to {@value
 * CoursePlan#MAX_TIMES} intervals of that time or of a stretch of it, on its own thread. It is
 * passive: no consumer, no group, no record is read.
 *
 * <p>At once when the topic changes, and every 30 s, it asks for the partitions, their offsets, and
 * the first and last time of at most {@value #MAX_PARTITIONS} of them; the others count as these
 * do. Then it asks for the edges of the intervals, the coarse ones first: a broker looks into its
 * index for each edge and partition, at most {@value #LOOKUPS_PER_SECOND} times a second, all
 * brokers together. An edge is asked for once.
 *
 * <p>The listener is called on that thread, after each answer. What isn't wanted any longer is not
 * asked for. A cluster that does not answer is asked again; what was known stays so. A partition
 * that does not answer is left out.
 */
public final class RetentionSurvey implements AutoCloseable, AdminTask {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final int MAX_PARTITIONS = 100;
  private static final int LOOKUPS_PER_SECOND = 1_000;
  private static final int REMEMBERED = 4;

  private final Consumer<RetainedTime> listener;
  private final int maxPartitions;
  private final int lookupsPerSecond;
  private final AdminLoop loop;
  private final Map<String, SurveyedTopic> topics = new LinkedHashMap<>();
  private volatile Optional<Wish> wanted = Optional.empty();
  private Optional<String> surveyed = Optional.empty();
  private long boundsAt;
  private Duration next = INTERVAL;

  /**
   * A stretch of time, both ends included.
   *
   * @param fromMs its begin, ms since the epoch
   * @param toMs its end
   */
  public record Stretch(long fromMs, long toMs) {}

  private record Wish(String topic, Optional<Stretch> stretch) {}

  private RetentionSurvey(
      ClusterConnection connection,
      Consumer<RetainedTime> listener,
      int maxPartitions,
      int lookupsPerSecond) {
    this.listener = listener;
    this.maxPartitions = maxPartitions;
    this.lookupsPerSecond = lookupsPerSecond;
    this.loop = new AdminLoop("retention-survey", connection, this, () -> next);
  }

  /** Starts, without a topic yet. */
  public static RetentionSurvey start(
      ClusterConnection connection, Consumer<RetainedTime> listener) {
    return start(connection, listener, MAX_PARTITIONS, LOOKUPS_PER_SECOND);
  }

  /** The same with other bounds. */
  static RetentionSurvey start(
      ClusterConnection connection,
      Consumer<RetainedTime> listener,
      int maxPartitions,
      int lookupsPerSecond) {
    RetentionSurvey survey =
        new RetentionSurvey(connection, listener, maxPartitions, lookupsPerSecond);
    survey.loop.start();
    return survey;
  }

  /**
   * Asks about this topic from now on, and no longer about another one. Any thread.
   *
   * @param stretch a part of its time that gets finer bars of its own
   */
  public void want(String topic, Optional<Stretch> stretch) {
    Wish wish = new Wish(topic, stretch);
    if (wanted.filter(wish::equals).isEmpty()) {
      wanted = Optional.of(wish);
      loop.askNow();
    }
  }

  /** Stops asking and waits for the thread to end, at most 2 s. */
  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin admin) throws ExecutionException, InterruptedException {
    Optional<Wish> now = wanted;
    next = INTERVAL;
    if (now.isPresent()) {
      long began = System.nanoTime();
      int lookups = ask(admin, now.get());
      if (isWanted(now.get())) {
        listener.accept(topic(now.get().topic()).found(now.get().stretch()));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      next =
          lookups > 0
              ? pause(lookups, lookupsPerSecond, took)
              : INTERVAL.minusNanos(System.nanoTime() - boundsAt);
      if (next.isNegative()) {
        next = Duration.ZERO;
      }
    }
  }

  private int ask(Admin admin, Wish wish) throws ExecutionException, InterruptedException {
    SurveyedTopic topic = topic(wish.topic());
    boolean same = surveyed.filter(wish.topic()::equals).isPresent();
    if (!same || System.nanoTime() - boundsAt >= INTERVAL.toNanos()) {
      int lookups = topic.askBounds(admin, wish.stretch());
      boundsAt = System.nanoTime();
      surveyed = Optional.of(wish.topic());
      return Math.max(1, lookups);
    }
    return topic.askNext(admin, wish.stretch(), () -> !isWanted(wish));
  }

  private boolean isWanted(Wish wish) {
    return wanted.filter(wish::equals).isPresent() && !loop.isStopped();
  }

  private SurveyedTopic topic(String name) {
    SurveyedTopic topic = topics.remove(name);
    topic = topic == null ? new SurveyedTopic(name, maxPartitions) : topic;
    // The one used last stands last.
    topics.put(name, topic);
    if (topics.size() > REMEMBERED) {
      topics.remove(topics.keySet().iterator().next());
    }
    return topic;
  }

  /** How long to wait after so many look-ups that took so long. */
  static Duration pause(int lookups, int perSecond, Duration took) {
    Duration left = Duration.ofSeconds(1).multipliedBy(lookups).dividedBy(perSecond).minus(took);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public int timeoutMs() {
    return SurveyedTopic.TIMEOUT_MS;
  }

  /** The reader of the topic says why. */
  @Override
  public void failed(ReaderState state) {}

  @Override
  public Set<String> brokers() {
    return Set.of();
  }
}
