package topicscope.bench.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import topicscope.client.KafkaHardening;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.history.HistoryAddress;
import topicscope.history.HistoryRows;
import topicscope.history.HistorySchema;
import topicscope.history.HistorySql;
import topicscope.history.HistoryWriter;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.record.TopicRecorder;

/** One program writes the rows twice, in a JVM of its own; the second time counts. */
final class RecordChild {
  private static final int BATCH = 2_000;
  private static final long LOOK_NANOS = 1_000_000;
  private static final Duration MAX = Duration.ofMinutes(10);

  private final HistorySql sql;
  private final HistoryAddress address;
  private final long records;
  private long start;

  /** The programs that are compared. */
  enum Program {
    /** Topicscope from Kafka to acknowledged rows. */
    RECORDER,
    /** Topicscope's writer alone, with rows from memory. */
    WRITER,
    /** QuestDB's own client. */
    BARE,
    /** QuestDB makes the rows itself. */
    SERVER
  }

  private RecordChild(HistoryAddress address, long records) {
    this.address = address;
    this.sql = new HistorySql(() -> address);
    this.records = records;
  }

  /**
   * Prints the seconds until the last row was acknowledged, and until all could be seen.
   *
   * @param args the program, the server's address, user and password, the number of records, two
   *     topics, and the Kafka cluster
   */
  public static void main(String[] args) throws Exception {
    KafkaHardening.apply();
    HistoryAddress address = new HistoryAddress(URI.create(args[1]), args[2], args[3]);
    RecordChild child = new RecordChild(address, Long.parseLong(args[4]));
    child.run(Program.valueOf(args[0]), args[5], args[7]);
    System.out.println(child.run(Program.valueOf(args[0]), args[6], args[7]));
    System.exit(0);
  }

  private String run(Program program, String topic, String cluster) throws Exception {
    var _ = sql.exec(HistorySchema.create(topic));
    start = System.nanoTime();
    switch (program) {
      case RECORDER -> recorder(topic, cluster);
      case WRITER -> writer(topic);
      case BARE -> BareSender.write(address, topic, records);
      case SERVER -> server(topic);
    }
    double acknowledged = (System.nanoTime() - start) / 1e9;
    long rows = records * RecordedRows.SERIES;
    String table = HistorySchema.quoted(HistorySchema.table(topic));
    while (sql.number("SELECT count() FROM " + table) < rows) {
      LockSupport.parkNanos(10 * LOOK_NANOS);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("acknowledged", acknowledged)
        .put("seen", (System.nanoTime() - start) / 1e9)
        .toString();
  }

  private void recorder(String topic, String cluster) {
    ReadingPlan plan =
        new ReadingPlan(
            ClusterConnection.to(cluster), topic, new StartPosition.Earliest(), Optional.of(topic));
    try (TopicRecorder recorder =
        new TopicRecorder(plan, DecodeChoice.AUTOMATIC, TopicSchemas.NONE, sql)) {
      while (recorder.account().samples().decoded() == 0) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      // It has joined its group.
      start = System.nanoTime();
      while (recorder.account().samples().written() < records * RecordedRows.SERIES) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private void writer(String topic) throws IOException, InterruptedException {
    try (HistoryWriter writer = new HistoryWriter(topic, sql)) {
      byte[][] prefixes = new byte[RecordedRows.SERIES][];
      for (int i = 0; i < prefixes.length; i++) {
        prefixes[i] =
            HistoryRows.prefix(writer.table(), RecordedRows.TOPIC_ID, RecordedRows.series(i));
      }
      HistoryRows rows = new HistoryRows();
      for (long record = 0; record < records; record++) {
        for (int series = 0; series < RecordedRows.SERIES; series++) {
          rows.number(
              prefixes[series],
              RecordedRows.partition(record),
              RecordedRows.offset(record),
              0,
              RecordedRows.value(record, series),
              RecordedRows.timeMs(record) * 1_000_000);
        }
        if (record % BATCH == BATCH - 1) {
          writer.offer(rows);
          rows = new HistoryRows();
          while (writer.isFull()) {
            LockSupport.parkNanos(LOOK_NANOS);
          }
        }
      }
      writer.offer(rows);
      if (!writer.awaitWritten(writer.offered(), MAX)) {
        throw new IOException("not written: " + writer.trouble());
      }
    }
  }

  private void server(String topic) throws IOException, InterruptedException {
    var _ =
        sql.exec(
            "INSERT INTO "
                + HistorySchema.quoted(HistorySchema.table(topic))
                + " (time, topic_id, part, off, nr, series, value) SELECT (1790000000000000000L +"
                + " (x - 1) / 10 * 1000000)::timestamp_ns, 'AAAAAAAAAAAAAAAAAAAAAA', ((x - 1) / 10"
                + " % 3)::int, (x - 1) / 30, 0, 'value_' || ((x - 1) % 10), rnd_double() FROM"
                + " long_sequence("
                + records * RecordedRows.SERIES
                + ")");
  }
}
