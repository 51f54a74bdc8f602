package topicscope.bench.record;

import io.questdb.client.Sender;
import java.time.temporal.ChronoUnit;
import topicscope.history.HistoryAddress;
import topicscope.history.HistorySchema;

/** QuestDB's own client in a bare loop, with its own settings, over HTTP. */
final class BareSender {
  private BareSender() {}

  static void write(HistoryAddress address, String topic, long records) {
    String table = HistorySchema.table(topic);
    try (Sender sender =
        Sender.builder(Sender.Transport.HTTP)
            .address(address.http().getHost() + ":" + address.http().getPort())
            .httpUsernamePassword(address.user(), address.password())
            .build()) {
      for (long record = 0; record < records; record++) {
        for (int series = 0; series < RecordedRows.SERIES; series++) {
          sender
              .table(table)
              .symbol(HistorySchema.TOPIC_ID, RecordedRows.TOPIC_ID)
              .symbol(HistorySchema.SERIES, RecordedRows.series(series))
              .longColumn(HistorySchema.PARTITION, RecordedRows.partition(record))
              .longColumn(HistorySchema.OFFSET, RecordedRows.offset(record))
              .longColumn(HistorySchema.NUMBER, 0)
              .doubleColumn(HistorySchema.VALUE, RecordedRows.value(record, series))
              .at(RecordedRows.timeMs(record) * 1_000_000, ChronoUnit.NANOS);
        }
      }
      sender.flush();
    }
  }
}
