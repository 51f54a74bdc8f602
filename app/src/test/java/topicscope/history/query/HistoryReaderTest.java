package topicscope.history.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.history.HistoryAddress;
import topicscope.signal.Decimator;
import topicscope.signal.PastColumns;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;
import topicscope.signal.XRange;
import topicscope.testing.QuestDb;
import topicscope.testing.SharedHistory;

@ExtendWith(SharedHistory.class)
@Execution(CONCURRENT)
@DisplayName("The history is read from a real QuestDB")
class HistoryReaderTest {
  private static final long START_MS = 1_764_000_000_000L;
  private static final String TOPIC = "plant that is read";
  private static final String ID = "AAAA-id-1";
  private static final String ODD = "it's \\ \"x\" ü\n% _ 'OR 1=1";
  private static final int COUNT = 2_000;
  private static final int HELD = 500;

  private static HistoryReader history;

  @BeforeAll
  static void record(QuestDb server) {
    history = new HistoryReader(server::address);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      rows.add(row(ID, i, "temp", Double.toString(value(i)), "null", "null"));
    }
    for (int i = 0; i < 3; i++) {
      rows.add(row("BBBB-id-2", i, "temp", "1000", "null", "null"));
    }
    rows.add(row(ID, 0, ODD, "9007199254740992", "9007199254740993", "null"));
    rows.add(row(ID, 1, ODD, "18446744073709551615.0", "-1", "null"));
    rows.add(row(ID, 0, "mode", "null", "null", "'on'"));
    server.insert(TOPIC, rows);
    server.awaitRows(TOPIC, rows.size());
  }

  @AfterAll
  static void end() {
    history.close();
  }

  /** Two partitions; the second one's times are late, so that both overlap. */
  private static String row(
      String id, int i, String series, String value, String exact, String state) {
    return "(%d,'%s',%d,%d,0,'%s',%s,%s,%s)"
        .formatted(nanos(i), id, i % 2, i / 2, series.replace("'", "''"), value, exact, state);
  }

  private static long nanos(int i) {
    return (START_MS + time(i)) * 1_000_000;
  }

  private static long time(int i) {
    return i * 10L + (i % 2) * 333L;
  }

  private static double value(int i) {
    return Math.sin(i / 40.0) + (i % 97) / 50.0;
  }

  @Test
  @DisplayName("topics are listed with their ids, series, times and rows; a re-created one apart")
  void topics_apart() throws Exception {
    List<RecordedTopic> topics = history.topics(TOPIC);

    assertThat(history.topics()).containsAll(topics);
    assertThat(topics).extracting(RecordedTopic::id).containsExactlyInAnyOrder(ID, "BBBB-id-2");
    RecordedTopic first =
        topics.stream().filter(one -> one.id().equals(ID)).findFirst().orElseThrow();
    assertThat(first.topic()).isEqualTo(TOPIC);
    assertThat(first.rows()).isEqualTo(COUNT + 3);
    assertThat(first.firstNanos()).isEqualTo(START_MS * 1_000_000);
    assertThat(first.lastNanos()).isEqualTo(nanos(COUNT - 1));
    assertThat(first.series())
        .extracting(RecordedTopic.RecordedSeries::name)
        .containsExactlyInAnyOrder("temp", ODD, "mode");
    assertThat(history.topics("nothing-of-it")).isEmpty();
    assertThat(history.firstNanos(TOPIC, ID)).hasValue(START_MS * 1_000_000);
    assertThat(history.firstNanos(TOPIC, "another")).isEmpty();
    assertThat(history.firstNanos("nothing-of-it", ID)).isEmpty();
  }

  @Test
  @DisplayName("columns before what a buffer holds and the buffer are the picture of all samples")
  void columns_joinWithoutSeam() throws Exception {
    SampleBuffer all = buffer(0);
    SampleBuffer held = buffer(COUNT - HELD);
    double width = 16;
    int count = 1_300;
    RecordedPast past = new RecordedPast(TOPIC, ID, START_MS);
    Map<String, PastColumns> columns =
        past.columns(
            history,
            Map.of("temp", held),
            new RecordedPast.Range(START_MS - 160, Double.POSITIVE_INFINITY, width));
    held.setPast(columns.getOrDefault("temp", PastColumns.NONE));

    XRange view = new XRange.ByTime(START_MS - 160, START_MS - 160 + count * width);
    PixelColumns whole = reduce(all, view, count);
    PixelColumns joined = reduce(held, view, count);
    for (int c = 0; c < count; c++) {
      assertThat(joined.isEmpty(c)).isEqualTo(whole.isEmpty(c));
      if (!whole.isEmpty(c)) {
        assertThat(joined.firstValue(c)).isEqualTo(whole.firstValue(c));
        assertThat(joined.lastValue(c)).isEqualTo(whole.lastValue(c));
        assertThat(joined.min(c)).isEqualTo(whole.min(c));
        assertThat(joined.max(c)).isEqualTo(whole.max(c));
        assertThat(joined.minX(c)).isCloseTo(whole.minX(c), within(1e-3));
        assertThat(joined.gapBefore(c)).isEqualTo(whole.gapBefore(c));
      }
    }
    SeriesStatistics counted = new Series("temp", held).statistics(view);
    SeriesStatistics exact = new Series("temp", all).statistics(view);
    assertThat(counted.count()).isEqualTo(COUNT);
    assertThat(counted.recorded()).isEqualTo(COUNT - HELD);
    assertThat(counted.mean()).isCloseTo(exact.mean(), within(1e-9));
  }

  private static SampleBuffer buffer(int from) {
    SampleBuffer buffer = new SampleBuffer(COUNT);
    SampleBatch batch = new SampleBatch();
    for (int i = from; i < COUNT; i++) {
      batch.add(START_MS + time(i), value(i), i % 2, i / 2);
    }
    buffer.append(batch);
    return buffer;
  }

  private static PixelColumns reduce(SampleBuffer buffer, XRange view, int columns) {
    PixelColumns into = new PixelColumns();
    new Decimator().reduce(buffer, view, columns, into);
    return into;
  }

  @Test
  @DisplayName("rows come in order with exact values; any text is the name of a series")
  void rows_exact() throws Exception {
    List<RecordedRow> rows = new ArrayList<>();
    history.rows(TOPIC, ID, ODD, 0, Long.MAX_VALUE, HeldOffsets.NONE, rows::add);
    assertThat(rows)
        .containsExactly(
            new RecordedRow(0, 0, nanos(0), 9_007_199_254_740_993L),
            new RecordedRow(1, 0, nanos(1), new BigInteger("18446744073709551615")));

    rows.clear();
    history.rows(TOPIC, ID, "mode", 0, Long.MAX_VALUE, HeldOffsets.NONE, rows::add);
    assertThat(rows).extracting(RecordedRow::value).containsExactly("on");

    HeldOffsets held = HeldOffsets.of(List.of(buffer(COUNT - HELD)));
    assertThat(history.count(TOPIC, ID, "temp", 0, Long.MAX_VALUE, held))
        .containsExactly(COUNT - HELD, 0);
  }

  @Test
  @DisplayName("without a server, and with a query that is refused, one sentence says why")
  void failures_areSentences() {
    try (HistoryReader nowhere = new HistoryReader(() -> HistoryAddress.of("127.0.0.1:1"))) {
      assertThatThrownBy(nowhere::topics)
          .isInstanceOf(IOException.class)
          .hasMessage("no QuestDB answers at http://127.0.0.1:1");
    }
    assertThatThrownBy(() -> history.countBefore("unknown", 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("QuestDB refuses the query");
  }
}
