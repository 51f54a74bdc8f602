package topicscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.export.CsvExport.Written;
import topicscope.signal.SampleBatch;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.StateNames;
import topicscope.signal.TimeUnit;
import topicscope.signal.XRange;

class CsvExportTest {
  private static final long T0 = 1_700_000_000_000L;

  private final SampleBatch batch = new SampleBatch();

  @Test
  @DisplayName("whole numbers of 64 bits keep all their digits, fractions read back the same")
  void values_areExact() throws IOException {
    for (long value : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, -7}) {
      batch.addLong(T0, value, 0, 0);
    }
    for (double value : new double[] {0.1, 1e300, -0.0, 1e-320, 12}) {
      batch.add(T0, value, 0, 0);
    }

    assertThat(table(series("a", 100), TimeFormat.EPOCH).lines().skip(1).map(row -> cell(row, 4)))
        .containsExactly(
            "9223372036854775807",
            "-9223372036854775808",
            "9007199254740993",
            "-7",
            "0.1",
            "1.0E300",
            "-0.0",
            "1.0E-320",
            "12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd|'/c calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\uFF1D1"})
  @DisplayName("a name that a spreadsheet would run is prefixed with an apostrophe")
  void name_likeFormula_isDefused(String name) throws IOException {
    batch.add(T0, -5, 0, 0);

    String row = table(series(name, 10), TimeFormat.EPOCH).split("\n", 2)[1];

    assertThat(row.startsWith("\"") ? row.substring(1) : row).startsWith("'" + name.charAt(0));
    assertThat(row).endsWith(",-5\n");
  }

  @Test
  @DisplayName("names with commas, quotes and line ends stay one cell")
  void name_withSeparators_isQuoted() throws IOException {
    batch.add(T0, 1, 2, 3);

    assertThat(table(series("a,\"b\"\nc", 10), TimeFormat.EPOCH))
        .isEqualTo(
            "series,partition,offset,timestamp_ms,value\n\"a,\"\"b\"\"\nc\",2,3,1700000000000,1\n");
  }

  @Test
  @DisplayName("a computed sample has neither partition nor offset")
  void computed_hasNoPlace() throws IOException {
    batch.add(T0, 2.5, -1, -1);

    assertThat(table(series("mean", 10), TimeFormat.EPOCH))
        .endsWith("\nmean,,,1700000000000,2.5\n");
  }

  @Test
  @DisplayName("times as ISO 8601 in UTC, that of the drawing without a timestamp")
  void time_iso() throws IOException {
    for (long time : new long[] {T0, T0 + 1, T0 + 999, T0 + 1_000, -1, 253_402_300_800_000L}) {
      batch.add(time, 1, 0, 0);
    }

    String table = table(series("a", 10), TimeFormat.ISO);

    assertThat(table).startsWith("series,partition,offset,timestamp,value\n");
    assertThat(table.lines().skip(1).map(row -> cell(row, 3)))
        .containsExactly(
            "2023-11-14T22:13:20.000Z",
            "2023-11-14T22:13:20.001Z",
            "2023-11-14T22:13:20.999Z",
            "2023-11-14T22:13:21.000Z",
            "2023-11-14T22:13:21.000Z",
            "+10000-01-01T00:00:00.000Z");
  }

  @Test
  @DisplayName("times finer than a millisecond keep their digits, and others get none")
  void time_fine_keepsDigits() throws IOException {
    for (int nanos : new int[] {0, 50_000, 125, 999_999}) {
      batch.nanos(nanos);
      batch.add(T0, 1, 0, 0);
    }
    SampleBuffer fine = new SampleBuffer(10, TimeUnit.NANOSECONDS);
    fine.append(batch);
    SeriesRange all = SeriesRange.all(new Series("a", fine));

    String epochs = table(all, TimeFormat.EPOCH);
    assertThat(epochs).startsWith("series,partition,offset,timestamp_ms,value,nanos\n");
    assertThat(epochs.lines().skip(1).map(row -> cell(row, 3))).containsOnly("1700000000000");
    assertThat(epochs.lines().skip(1).map(row -> cell(row, 5)))
        .containsExactly("0", "50000", "125", "999999");
    assertThat(table(all, TimeFormat.ISO)).startsWith("series,partition,offset,timestamp,value\n");
    assertThat(table(all, TimeFormat.ISO).lines().skip(1).map(row -> cell(row, 3)))
        .containsExactly(
            "2023-11-14T22:13:20.000Z",
            "2023-11-14T22:13:20.000050Z",
            "2023-11-14T22:13:20.000000125Z",
            "2023-11-14T22:13:20.000999999Z");
  }

  @Test
  @DisplayName(
      "a part by time has the samples of that time, also those out of order, and no others")
  void part_byTime_isExact() throws IOException {
    for (long ms : new long[] {0, 10, 20, 5, 30, 12, 40}) {
      batch.add(T0 + ms, (double) ms, 0, ms);
    }
    SeriesRange part = new SeriesRange(series("a", 100), new XRange.ByTime(T0 + 10, T0 + 30));

    assertThat(table(part, TimeFormat.EPOCH).lines().skip(1).map(row -> cell(row, 4)))
        .containsExactly("10", "20", "12");
    assertThat(CsvExport.of(List.of(part), TimeFormat.EPOCH).count()).isEqualTo(3);
  }

  @Test
  @DisplayName("a part by sample number has the numbers that are still held")
  void part_byNumber_isExact() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      batch.add(T0 + i, i, 0, i);
    }
    Series series = series("a", 4_000);
    XRange middle = new XRange.ByNumber(5_990.5, 6_002);

    assertThat(table(new SeriesRange(series, middle), TimeFormat.EPOCH).lines().skip(1))
        .extracting(row -> cell(row, 4))
        .containsExactly("6000", "6001");
  }

  @Test
  @DisplayName("samples overwritten before their turn came are left out and counted")
  void overwritten_areCounted() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      batch.add(T0 + i, i, 0, i);
    }
    Series series = series("a", 10_000);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    // 6,000 more come while the header is being written.
    OutputStream slow =
        new OutputStream() {
          private boolean begun;

          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            rows.write(bytes, from, length);
            if (!begun) {
              begun = true;
              batch.clear();
              for (int i = 10_000; i < 16_000; i++) {
                batch.add(T0 + i, i, 0, i);
              }
              series.buffer().append(batch);
            }
          }
        };

    Written written =
        CsvExport.of(List.of(SeriesRange.all(series)), TimeFormat.EPOCH)
            .write(slow, new ExportProgress());

    assertThat(written).isEqualTo(new Written(4_000, 6_000));
    List<String> lines = rows.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(4_001);
    assertThat(cell(lines.get(1), 4)).isEqualTo("6000");
    assertThat(cell(lines.getLast(), 4)).isEqualTo("9999");
  }

  @Test
  @DisplayName("on the clipboard, tabs separate cells; without samples there is only a header")
  void withTabs_andEmpty() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    batch.add(T0, 1.5, 0, 7);

    CsvExport.withTabs(
            List.of(SeriesRange.all(series("a b", 10))), TimeFormat.EPOCH, RecordedRows.none())
        .write(out, new ExportProgress());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "series\tpartition\toffset\ttimestamp_ms\tvalue\na b\t0\t7\t1700000000000\t1.5\n");
    assertThat(table(new Series("none", new SampleBuffer(1)), TimeFormat.EPOCH).lines()).hasSize(1);
  }

  @Test
  @DisplayName("states are written by name, quoted where needed")
  void states_byName() throws IOException {
    StateNames names = new StateNames();
    List.of("ON", "a, b", "=x").forEach(names::add);
    Series states = new Series("door", new SampleBuffer(10), Optional.of(names), "");
    for (int i = 0; i < 3; i++) {
      batch.addLong(T0, i, 0, i);
    }
    states.buffer().append(batch);

    assertThat(table(states, TimeFormat.EPOCH).lines().skip(1).map(line -> cell(line, 4)))
        .containsExactly("ON", "\"a", "'=x");
  }

  private Series series(String name, int capacity) {
    Series series = new Series(name, new SampleBuffer(capacity));
    series.buffer().append(batch);
    return series;
  }

  private static String table(Series series, TimeFormat time) throws IOException {
    return table(SeriesRange.all(series), time);
  }

  private static String table(SeriesRange part, TimeFormat time) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvExport.of(List.of(part), time).write(out, new ExportProgress());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String cell(String row, int place) {
    return row.split(",", -1)[place];
  }
}
