package topicscope.rollup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import topicscope.decode.rollup.Account;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.decode.rollup.RollupMessage;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.RecordIngest;
import topicscope.kafka.read.SampleTaker;
import topicscope.kafka.read.UndecodableLog;
import topicscope.signal.ExactInteger;
import topicscope.signal.SeriesSet;
import topicscope.signal.TimeUnit;

/**
 * What a roll-up has of one partition since its last commit: the samples of the records by series
 * and interval, or the partials of a roll-up with shorter intervals. Owned by one thread.
 */
final class PartitionRollup {
  private static final long WAIT_NANOS = 1_000_000;

  private final String topic;
  private final int partition;
  private final long intervalMs;
  private final TopicDecoder decoder;
  private final UndecodableLog undecodableLog;
  private final RecordIngest ingest;
  private final PartialMerge merge;
  private Row[] rows = new Row[0];
  private int cells;
  private long from;
  private long next;
  private ReaderCounters counted = ReaderCounters.NONE;
  private long leftOut;
  private long samples;

  // What a roll-up with shorter intervals has given.
  private long partials;
  private long accounts;
  private long broken;

  /** One series: its open intervals, the latest of them at hand. */
  private static final class Row {
    private final Map<Long, Cell> cells = new HashMap<>();
    private long start = Long.MIN_VALUE;
    private @Nullable Cell current;
  }

  /**
   * @param from the offset at which it begins
   * @param undecodableLog gets the reasons why records can't be decoded
   */
  PartitionRollup(
      String topic,
      int partition,
      long intervalMs,
      long from,
      TopicDecoder decoder,
      UndecodableLog undecodableLog) {
    this.topic = topic;
    this.partition = partition;
    this.intervalMs = intervalMs;
    this.from = from;
    this.next = from;
    this.decoder = decoder;
    this.undecodableLog = undecodableLog;
    merge = new PartialMerge(intervalMs);
    ingest =
        new RecordIngest(
            topic,
            decoder,
            new SeriesSet(1),
            undecodableLog,
            new RecordMeters(),
            Optional.of(new Samples()));
  }

  /** Takes the next records, in the order of their offsets. Waits for a schema, a bounded time. */
  void take(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    if (records.isEmpty()) {
      return;
    }
    if (records.getFirst().offset() < next) {
      // The topic was deleted and created again: what was there is not missing from this one.
      from = records.getFirst().offset();
    }
    next = records.getLast().offset() + 1;
    if (records.stream().noneMatch(PartitionRollup::isRollup)) {
      ingest(records);
      return;
    }
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> others = new ArrayList<>();
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      if (isRollup(record)) {
        merge(record);
      } else {
        others.add(record);
      }
    }
    ingest(others);
  }

  private static boolean isRollup(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    ByteBuffer value = record.value();
    return value != null
        && RollupJson.isRollup(
            value.array(), value.arrayOffset() + value.position(), value.remaining());
  }

  private void merge(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    ByteBuffer value = record.value();
    String trouble;
    try {
      RollupMessage message =
          RollupJson.read(value.array(), value.arrayOffset() + value.position(), value.remaining())
              .orElseThrow();
      switch (message) {
        case Account _ -> {
          accounts++;
          return;
        }
        case Partial partial when merge.takes(partial) -> {
          partials++;
          samples += partial.count();
          merge.add(partial);
          return;
        }
        case Partial partial ->
            trouble =
                "its intervals of %d ms don't fit into intervals of %d ms"
                    .formatted(partial.intervalMs(), intervalMs);
      }
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
    }
    broken++;
    undecodableLog.add(trouble, topic + "-" + record.partition() + "@" + record.offset());
  }

  private void ingest(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    ingest.take(records);
    while (ingest.isHolding()) {
      // A schema is being fetched, which takes a bounded time.
      LockSupport.parkNanos(WAIT_NANOS);
      ingest.take(List.of());
    }
  }

  /** How many partials the next {@link #drain} gives. */
  int cells() {
    return cells + merge.size();
  }

  /**
   * Gives all partials by time, then the account, and begins again.
   *
   * @param to the offset that is committed: all records before it were taken
   * @return the account, which was given last
   * @throws IllegalStateException if records after it were taken, too
   */
  Account drain(long to, Consumer<RollupMessage> into) {
    if (to < next) {
      throw new IllegalStateException(
          "%s-%d: records up to %d were taken, and %d is committed"
              .formatted(topic, partition, next, to));
    }
    List<Partial> all = new ArrayList<>();
    for (int number = 0; number < rows.length; number++) {
      Row row = rows[number];
      if (row != null && !row.cells.isEmpty()) {
        drain(number, row, all::add);
      }
    }
    merge.drain(all::add);
    // As somebody would read them who was there.
    all.sort(Comparator.comparingLong(Partial::startMs));
    all.forEach(into);
    Account account = account(to);
    into.accept(account);
    from = to;
    next = to;
    samples = 0;
    cells = 0;
    return account;
  }

  private void drain(int number, Row row, Consumer<Partial> into) {
    String name = decoder.seriesName(number);
    String unit = decoder.seriesForm(number, TimeUnit.MILLISECONDS).unit();
    row.cells.forEach((start, cell) ->
        into.accept(cell.partial(topic, partition, name, unit, start, intervalMs)));
    row.cells.clear();
    row.current = null;
  }

  private Account account(long to) {
    ReaderCounters now = ingest.counters();
    long left = decoder.leftOut();
    Account account =
        new Account(
            topic,
            partition,
            intervalMs,
            from,
            to,
            now.received() - counted.received() + partials + accounts + broken,
            now.decoded() - counted.decoded() + partials,
            now.undecodable() - counted.undecodable() + broken,
            now.tombstones() - counted.tombstones(),
            now.withoutNumber() - counted.withoutNumber() + accounts,
            samples,
            left - leftOut);
    counted = now;
    leftOut = left;
    partials = 0;
    accounts = 0;
    broken = 0;
    return account;
  }

  private void add(int series, long timeMs, int nanos, long offset, double value) {
    if (series >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(series + 1, 2 * rows.length));
    }
    Row row = rows[series];
    if (row == null) {
      row = new Row();
      rows[series] = row;
    }
    Cell cell = row.current;
    if (cell == null || timeMs < row.start || timeMs - row.start >= intervalMs) {
      row.start = Math.floorDiv(timeMs, intervalMs) * intervalMs;
      cell = row.cells.get(row.start);
      if (cell == null) {
        cell = new Cell();
        row.cells.put(row.start, cell);
        cells++;
      }
      row.current = cell;
    }
    cell.add(value, timeMs, nanos, offset);
    samples++;
  }

  /** The samples of the records, as the decoder finds them. */
  private final class Samples implements SampleTaker {
    private long offset;
    private int nanos;

    @Override
    public void record(int number, long at, long arrivalMs) {
      offset = at;
    }

    @Override
    public void polled() {}

    @Override
    public void fraction(int part) {
      nanos = part;
    }

    @Override
    public void sample(int series, long timeMs, double value) {
      add(series, timeMs, nanos, offset, value);
    }

    @Override
    public void sample(int series, long timeMs, long value) {
      add(series, timeMs, nanos, offset, (double) value);
    }

    @Override
    public void unsigned(int series, long timeMs, long value) {
      add(series, timeMs, nanos, offset, ExactInteger.rounded(value));
    }
  }
}
