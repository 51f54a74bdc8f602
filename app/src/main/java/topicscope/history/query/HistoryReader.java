package topicscope.history.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySchema;
import topicscope.history.query.RecordedTopic.RecordedSeries;
import topicscope.signal.PastColumns;

/**
 * Reads a history: the tables that a recorder writes to QuestDB, one for each name of a topic, with
 * a row for each sample (decision 39).
 *
 * <p>Methods block until QuestDB has answered, or until the calling thread is interrupted: not for
 * the JavaFX thread. Thread-safe.
 */
public final class HistoryReader implements AutoCloseable {
  /** Names of one query, so that its address stays within what the server takes. */
  private static final int MAX_NAMES_LENGTH = 8_000;

  private static final long NANOS = 1_000_000;
  private static final long DAY_NANOS = 86_400_000 * NANOS;
  private static final long LATEST_NANOS = Long.MAX_VALUE / DAY_NANOS * DAY_NANOS;

  private final QuestDbHttp server;

  /**
   * Reads through the HTTP interface of QuestDB; nothing is asked yet.
   *
   * @param address asked before every query: a server that was started again may have another
   */
  public HistoryReader(Supplier<HistoryAddress> address) {
    server = new QuestDbHttp(address);
  }

  /** Takes a row of an export. */
  @FunctionalInterface
  public interface RowTaker {
    void take(RecordedRow row) throws IOException;
  }

  /** Takes a column. */
  @FunctionalInterface
  public interface ColumnTaker {
    void take(RecordedColumn column) throws IOException;
  }

  /** All topics, by name and by the time of their first sample. */
  public List<RecordedTopic> topics() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    server.query(
        "SELECT table_name FROM tables() WHERE table_name LIKE 'topicscope_%' ORDER BY table_name",
        row -> HistorySchema.topic(text(row)).ifPresent(names::add));
    List<RecordedTopic> topics = new ArrayList<>();
    for (String name : names) {
      topics.addAll(topics(name));
    }
    return topics;
  }

  /** The topics of a name; empty if none was recorded. */
  public List<RecordedTopic> topics(String name) throws IOException, InterruptedException {
    Map<String, List<RecordedSeries>> byId = new LinkedHashMap<>();
    if (!isRecorded(name)) {
      return List.of();
    }
    server.query(
        "SELECT topic_id, series, count(), min(time::long) early, max(time::long) FROM "
            + table(name)
            + " ORDER BY early, series",
        row -> {
          List<RecordedSeries> of = byId.computeIfAbsent(text(row), id -> new ArrayList<>());
          of.add(new RecordedSeries(text(row), whole(row), whole(row), whole(row)));
        });
    List<RecordedTopic> topics = new ArrayList<>();
    byId.forEach((id, series) -> topics.add(new RecordedTopic(name, id, series)));
    return topics;
  }

  private boolean isRecorded(String topic) throws IOException, InterruptedException {
    boolean[] found = {false};
    server.query(
        "SELECT table_name FROM tables() WHERE table_name = " + HistorySchema.literal(name(topic)),
        row -> found[0] = true);
    return found[0];
  }

  /**
   * The time of the first sample recorded of a topic, ns since the epoch; empty if there is none.
   */
  public OptionalLong firstNanos(String topic, String id) throws IOException, InterruptedException {
    OptionalLong[] first = {OptionalLong.empty()};
    if (isRecorded(topic)) {
      server.query(
          "SELECT time::long FROM " + from(topic, id) + " LIMIT 1",
          row -> first[0] = OptionalLong.of(whole(row)));
    }
    return first[0];
  }

  /**
   * Columns of series, by name; those of a series of which nothing is recorded there are empty.
   *
   * @param recordedFromMs the time of the first sample recorded, for the columns to know it
   */
  public Map<String, PastColumns> columns(ColumnsRequest wanted, double recordedFromMs)
      throws IOException, InterruptedException {
    Map<String, PastColumns.Builder> built = new HashMap<>();
    wanted.series().forEach(name -> built.put(name, new PastColumns.Builder(0)));
    columns(
        wanted,
        column -> {
          PastColumns.Builder into = built.get(column.series());
          if (into != null) {
            into.add(
                column.first(),
                column.lowest(),
                column.highest(),
                column.last(),
                column.count(),
                column.sum());
          }
        });
    Map<String, PastColumns> columns = new HashMap<>();
    built.forEach((name, columnsOf) ->
        columns.put(
            name,
            columnsOf.build(recordedFromMs, wanted.fromMs(), wanted.toMs(), wanted.perColumnMs())));
    return columns;
  }

  /**
   * Passes on the columns of series that have samples, in the order of their times. Where samples
   * begin to be held, a column may come in two parts.
   */
  public void columns(ColumnsRequest wanted, ColumnTaker taker)
      throws IOException, InterruptedException {
    long from = nanos(wanted.fromMs());
    long to = nanos(wanted.toMs());
    long held = Math.clamp(nanos((double) wanted.held().fromMs()), from, to);
    for (List<String> names : chunks(wanted.series())) {
      // What is older than anything held needs no look at partitions and offsets.
      columns(wanted, names, from, held, "", taker);
      columns(wanted, names, held, to, wanted.held().condition(), taker);
    }
  }

  private void columns(
      ColumnsRequest wanted,
      List<String> names,
      long from,
      long to,
      String condition,
      ColumnTaker taker)
      throws IOException, InterruptedException {
    if (from < to) {
      server.query(columnsOf(wanted, names, from, to, condition), row -> column(row, taker));
    }
  }

  private static String columnsOf(
      ColumnsRequest wanted, List<String> names, long from, long to, String condition) {
    long width = Math.max(1, Math.round(wanted.perColumnMs() * NANOS));
    return "SELECT series, (time::long - %d) / %d c, count(), sum(value), min(value), max(value), "
            .formatted(nanos(wanted.fromMs()), width)
        + "arg_min(time::long, value), arg_max(time::long, value), first(value), last(value), "
        + "min(time::long), max(time::long) FROM "
        + from(wanted.topic(), wanted.id())
        + " AND series IN "
        + list(names)
        + between(from, to)
        + condition
        + " ORDER BY c";
  }

  /** The query for columns of series that hold nothing, to be measured alone. */
  public static String statement(ColumnsRequest wanted) {
    return columnsOf(wanted, wanted.series(), nanos(wanted.fromMs()), nanos(wanted.toMs()), "");
  }

  /** A column of states alone has no numbers, and isn't passed on. */
  private static void column(JsonParser row, ColumnTaker taker) throws IOException {
    String series = text(row);
    int index = (int) whole(row);
    long count = whole(row);
    double sum = number(row);
    double min = number(row);
    double max = number(row);
    double minTime = ms(whole(row));
    double maxTime = ms(whole(row));
    double first = number(row);
    double last = number(row);
    double firstTime = ms(whole(row));
    double lastTime = ms(whole(row));
    if (Double.isFinite(min)) {
      taker.take(
          new RecordedColumn(
              series,
              index,
              new PastColumns.Point(firstTime, first),
              new PastColumns.Point(minTime, min),
              new PastColumns.Point(maxTime, max),
              new PastColumns.Point(lastTime, last),
              count,
              sum));
    }
  }

  /**
   * Passes on the samples of a series in the order of their times.
   *
   * @param fromNanos ns since the epoch, inclusive
   * @param toNanos ns since the epoch, exclusive
   * @param held what is left out, because it is held
   */
  public void rows(
      String topic,
      String id,
      String series,
      long fromNanos,
      long toNanos,
      HeldOffsets held,
      RowTaker taker)
      throws IOException, InterruptedException {
    server.query(
        "SELECT part, off, time::long, value, exact, state FROM "
            + rowsOf(topic, id, series, fromNanos, toNanos, held),
        row -> {
          int partition = (int) whole(row);
          long offset = whole(row);
          long time = whole(row);
          taker.take(new RecordedRow(partition, offset, time, value(row)));
        });
  }

  /** How many samples {@link #rows} passes on, and how many of them have times finer than a ms. */
  public long[] count(
      String topic, String id, String series, long fromNanos, long toNanos, HeldOffsets held)
      throws IOException, InterruptedException {
    long[] counts = {0, 0};
    server.query(
        "SELECT count(), sum(CASE WHEN time::long % 1000000 = 0 THEN 0 ELSE 1 END) FROM "
            + rowsOf(topic, id, series, fromNanos, toNanos, held),
        row -> {
          counts[0] = whole(row);
          counts[1] = row.nextToken() == JsonToken.VALUE_NULL ? 0 : row.getLongValue();
        });
    return counts;
  }

  private static String rowsOf(
      String topic, String id, String series, long from, long to, HeldOffsets held) {
    return from(topic, id)
        + " AND series = "
        + HistorySchema.literal(series)
        + between(from, Math.min(to, LATEST_NANOS))
        + held.condition();
  }

  /** How many samples of all topics of that name there are before a time. */
  public long countBefore(String topic, long nanos) throws IOException, InterruptedException {
    long[] count = {0};
    server.query(
        "SELECT count() FROM " + table(topic) + " WHERE time < " + time(nanos),
        row -> count[0] = whole(row));
    return count[0];
  }

  /** The beginning of the day of a time: what is deleted is whole days in UTC. */
  public static long dayOf(long nanos) {
    return Math.floorDiv(nanos, DAY_NANOS) * DAY_NANOS;
  }

  /** Deletes all days before the one of a time, of all topics of that name. */
  public void deleteBefore(String topic, long nanos) throws IOException, InterruptedException {
    server.query(
        "ALTER TABLE " + table(topic) + " DROP PARTITION WHERE time < " + time(dayOf(nanos)),
        row -> {});
  }

  /** Deletes all topics of that name. */
  public void delete(String topic) throws IOException, InterruptedException {
    server.query("DROP TABLE " + table(topic), row -> {});
  }

  /** No topic has a table without a name: one whose own is too long for it isn't recorded. */
  private static String name(String topic) {
    try {
      return HistorySchema.table(topic);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String table(String topic) {
    return HistorySchema.quoted(HistorySchema.table(topic));
  }

  private static String time(long nanos) {
    return nanos + "::timestamp_ns";
  }

  private static String list(List<String> names) {
    return names.stream().map(HistorySchema::literal).collect(Collectors.joining(",", "(", ")"));
  }

  private static String from(String topic, String id) {
    return table(topic) + " WHERE topic_id = " + HistorySchema.literal(id);
  }

  private static String between(long from, long to) {
    return " AND time >= " + time(from) + " AND time < " + time(to);
  }

  private static List<List<String>> chunks(List<String> names) {
    List<List<String>> chunks = new ArrayList<>();
    int length = MAX_NAMES_LENGTH;
    for (String name : names) {
      if (length + name.length() > MAX_NAMES_LENGTH) {
        chunks.add(new ArrayList<>());
        length = 0;
      }
      chunks.getLast().add(name);
      length += name.length();
    }
    return chunks;
  }

  /** Whole ns of a time in ms, within what the table holds. */
  private static long nanos(double ms) {
    long whole = (long) Math.floor(ms);
    return ms >= (double) (LATEST_NANOS / NANOS)
        ? LATEST_NANOS
        : Math.max(0, whole) * NANOS + Math.round((ms - whole) * NANOS);
  }

  private static double ms(long nanos) {
    long whole = Math.floorDiv(nanos, NANOS);
    return whole + Math.floorMod(nanos, NANOS) / 1e6;
  }

  private static String text(JsonParser row) throws IOException {
    return row.nextToken() == JsonToken.VALUE_NULL ? "" : row.getText();
  }

  private static long whole(JsonParser row) throws IOException {
    row.nextToken();
    return row.getLongValue();
  }

  private static double number(JsonParser row) throws IOException {
    return row.nextToken() == JsonToken.VALUE_NULL ? Double.NaN : row.getDoubleValue();
  }

  private static Object value(JsonParser row) throws IOException {
    double rounded = number(row);
    boolean whole = row.nextToken() != JsonToken.VALUE_NULL;
    long bits = whole ? row.getLongValue() : 0;
    String state = text(row);
    if (Double.isNaN(rounded)) {
      return state;
    }
    boolean unsigned = bits < 0 && rounded > 0;
    Number exact =
        unsigned ? BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(Long.SIZE)) : bits;
    return whole ? exact : (Number) rounded;
  }

  /** Ends all queries. */
  @Override
  public void close() {
    server.close();
  }
}
