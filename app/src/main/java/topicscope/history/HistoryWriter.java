package topicscope.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Backoff;
import topicscope.platform.Loop;

/**
 * Writes the samples of one topic to its table, on a thread of its own.
 *
 * <p>Rows wait in memory, at most {@value #MAX_WAITING_MB} MB and what one poll adds; then {@link
 * #isFull()}. They are sent when there are 8 MB of them or the first has waited for half a second.
 * A request is written whole or not at all, and repeated until it is acknowledged, for as long as
 * that takes: the table keeps one of equal rows.
 *
 * <p>Offsets are committed a moment after rows are acknowledged, so records may come again. When
 * partitions are assigned, the table is asked which records behind their offsets it has; until it
 * has answered, nothing is taken.
 *
 * <p>Rows are offered by one thread; the rest may be called by any.
 */
public final class HistoryWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
  private static final int MAX_WAITING_MB = 32;
  private static final long MAX_WAITING = (long) MAX_WAITING_MB << 20;
  private static final int REQUEST = 8 << 20;
  private static final long FLUSH_NANOS = Duration.ofMillis(500).toNanos();
  private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();
  private static final Duration APPLYING = Duration.ofMillis(50);

  private final String topic;
  private final String table;
  private final HistorySql sql;
  private final Loop loop;
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  // Of the loop's thread.
  private boolean created;
  private long lookedAt = System.nanoTime();

  // Guarded by this.
  private final Deque<HistoryRows> waiting = new ArrayDeque<>();
  private List<HistoryRows> sending = List.of();
  private long waitingBytes;
  private long waitingSince;
  private boolean urgent;
  private boolean abandoned;
  private long offered;
  private long written;
  private long already;
  private long forgotten;
  private @Nullable Question question;
  private OffsetSet found = new OffsetSet();
  private Optional<String> trouble = Optional.empty();

  /** Which records behind these offsets does the table have? */
  private record Question(String topicId, Map<Integer, Long> offsets, long appliedTo) {
    static final long UNKNOWN = -1;
  }

  /**
   * Starts the thread.
   *
   * @throws IllegalArgumentException if the topic's name is too long for a table
   */
  public HistoryWriter(String topic, HistorySql sql) {
    this.topic = topic;
    this.table = HistorySchema.table(topic);
    this.sql = sql;
    loop = Loop.interruptible("history-" + topic, this::round, this::failed);
    var _ = loop.start();
  }

  /** The name of the table. */
  public String table() {
    return table;
  }

  /** Takes rows, which the caller gives away. */
  public void offer(HistoryRows rows) {
    boolean wake;
    synchronized (this) {
      offered += rows.rows();
      wake = waiting.isEmpty();
      if (wake) {
        waitingSince = System.nanoTime();
      }
      waiting.add(rows);
      waitingBytes += rows.length();
      wake |= waitingBytes >= REQUEST;
    }
    if (wake) {
      loop.wake();
    }
  }

  /** Counts samples that the table has already. */
  public synchronized void already(long samples) {
    already += samples;
  }

  /** Whether no more rows should be offered for now. */
  public synchronized boolean isFull() {
    return waitingBytes >= MAX_WAITING || question != null;
  }

  /** Asks the table which records of these partitions it has, from these offsets on. */
  public void ask(String topicId, Map<Integer, Long> offsets) {
    synchronized (this) {
      question =
          offsets.isEmpty()
              ? null
              : new Question(topicId, new TreeMap<>(offsets), Question.UNKNOWN);
    }
    loop.wake();
  }

  /** Whether the table had a record when it was asked. */
  public synchronized boolean has(int partition, long offset) {
    return !found.isEmpty() && found.contains(partition, offset);
  }

  /** How many rows were offered so far. */
  public synchronized long offered() {
    return offered;
  }

  /** Whether as many of the first rows are written. */
  public synchronized boolean isWritten(long rows) {
    return written + forgotten >= rows;
  }

  /** Waits until as many of the first rows are written; false if they are not in that time. */
  public boolean awaitWritten(long rows, Duration max) throws InterruptedException {
    synchronized (this) {
      urgent = written + forgotten < rows;
    }
    loop.wake();
    long end = System.nanoTime() + max.toNanos();
    synchronized (this) {
      while (written + forgotten < rows && trouble.isEmpty()) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          break;
        }
        wait(left);
      }
      urgent = false;
      return written + forgotten >= rows;
    }
  }

  /** Gives up the rows that wait. A request on its way is not repeated. */
  public synchronized void forget() {
    for (HistoryRows rows : waiting) {
      forgotten += rows.rows();
      waitingBytes -= rows.length();
    }
    waiting.clear();
    abandoned = !sending.isEmpty();
    question = null;
    found = new OffsetSet();
  }

  /** What became of all samples. */
  public synchronized HistoryAccount account() {
    return new HistoryAccount(
        offered + already, written, already, offered - written - forgotten, forgotten);
  }

  /** Why nothing is written now; empty if all is well. */
  public synchronized Optional<String> trouble() {
    return trouble;
  }

  /** Ends the thread. What waits is not written. */
  @Override
  public void close() {
    loop.close();
  }

  private Duration round() throws InterruptedException {
    try {
      Duration wait = work();
      well();
      return wait;
    } catch (IOException e) {
      // The table may have been deleted.
      created = false;
      failed(e);
      return backoff.failed();
    }
  }

  private Duration work() throws IOException, InterruptedException {
    if (!created) {
      var _ = sql.exec(HistorySchema.create(topic));
      created = true;
    }
    Question asked = question();
    if (asked != null && !answer(asked)) {
      return APPLYING;
    }
    if (System.nanoTime() - lookedAt > LOOK_NANOS) {
      lookedAt = System.nanoTime();
      resume();
    }
    Duration wait = take();
    if (!wait.isZero()) {
      return wait;
    }
    List<HistoryRows> rows = sending();
    try {
      sql.write(rows);
    } catch (IOException e) {
      giveUpAbandoned();
      throw e;
    }
    written(rows);
    return Loop.AT_ONCE;
  }

  /** Takes the rows of the next request, or says how long to wait for more. */
  private synchronized Duration take() {
    if (!sending.isEmpty()) {
      return Loop.AT_ONCE;
    }
    if (waiting.isEmpty()) {
      return Duration.ofNanos(LOOK_NANOS);
    }
    long age = System.nanoTime() - waitingSince;
    if (!urgent && waitingBytes < REQUEST && age < FLUSH_NANOS) {
      return Duration.ofNanos(FLUSH_NANOS - age);
    }
    List<HistoryRows> next = new ArrayList<>();
    long size = 0;
    while (!waiting.isEmpty() && (size == 0 || size + waiting.getFirst().length() <= REQUEST)) {
      size += waiting.getFirst().length();
      next.add(waiting.removeFirst());
    }
    waitingSince = System.nanoTime();
    sending = next;
    return Loop.AT_ONCE;
  }

  private synchronized List<HistoryRows> sending() {
    return sending;
  }

  private synchronized void written(List<HistoryRows> rows) {
    for (HistoryRows some : rows) {
      written += some.rows();
      waitingBytes -= some.length();
    }
    sending = List.of();
    abandoned = false;
    notifyAll();
  }

  private synchronized void giveUpAbandoned() {
    if (abandoned) {
      for (HistoryRows some : sending) {
        forgotten += some.rows();
        waitingBytes -= some.length();
      }
      sending = List.of();
      abandoned = false;
      notifyAll();
    }
  }

  private synchronized void well() {
    if (trouble.isPresent()) {
      LOG.info("{}: QuestDB takes samples again", topic);
    }
    trouble = Optional.empty();
    backoff.succeeded();
  }

  private synchronized void failed(Throwable e) {
    String cause =
        e instanceof IOException
            ? String.valueOf(e.getMessage())
            : "writing failed with " + e + "; trying again";
    if (!trouble.equals(Optional.of(cause))) {
      LOG.warn("{}: {}", topic, cause, e);
    }
    trouble = Optional.of(cause);
    notifyAll();
  }

  // What the table has.

  private synchronized @Nullable Question question() {
    return question;
  }

  /** Answers as soon as all rows acknowledged so far can be seen; false if they can't yet. */
  private boolean answer(Question asked) throws IOException, InterruptedException {
    JsonNode state =
        sql.exec(
                "SELECT writerTxn, sequencerTxn FROM wal_tables() WHERE name = "
                    + HistorySchema.literal(table))
            .path("dataset")
            .path(0);
    if (asked.appliedTo() == Question.UNKNOWN) {
      replace(asked, new Question(asked.topicId(), asked.offsets(), state.path(1).asLong()));
      return false;
    }
    if (state.path(0).asLong() < asked.appliedTo()) {
      resume();
      return false;
    }
    OffsetSet answer = new OffsetSet();
    String behind =
        asked.offsets().entrySet().stream()
            .map(from -> "(part = " + from.getKey() + " AND off >= " + from.getValue() + ")")
            .collect(Collectors.joining(" OR "));
    sql.export(
        "SELECT DISTINCT part, off FROM "
            + HistorySchema.quoted(table)
            + " WHERE topic_id = "
            + HistorySchema.literal(asked.topicId())
            + " AND ("
            + behind
            + ")",
        row -> {
          int comma = row.indexOf(',');
          answer.add(
              Integer.parseInt(row.substring(0, comma)), Long.parseLong(row.substring(comma + 1)));
        });
    synchronized (this) {
      if (question == asked) {
        question = null;
        found = answer;
      }
    }
    return true;
  }

  private synchronized void replace(Question asked, Question next) {
    if (question == asked) {
      question = next;
    }
  }

  /**
   * A table whose rows can't be put in place, as on a full disk, is suspended; it is tried again.
   *
   * @throws IOException why it is suspended
   */
  private void resume() throws IOException, InterruptedException {
    JsonNode state =
        sql.exec(
                "SELECT suspended, errorTag, errorMessage FROM wal_tables() WHERE name = "
                    + HistorySchema.literal(table))
            .path("dataset")
            .path(0);
    if (state.path(0).asBoolean()) {
      var _ = sql.exec("ALTER TABLE " + HistorySchema.quoted(table) + " RESUME WAL");
      String tag = state.path(1).asText("");
      throw new IOException(
          "QuestDB has suspended the table "
              + table
              + ": "
              + (tag.isEmpty() ? state.path(2).asText("") : tag));
    }
  }
}
