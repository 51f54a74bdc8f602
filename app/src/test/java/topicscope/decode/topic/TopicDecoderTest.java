package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.Choices;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.detect.DetectedFormat;
import topicscope.decode.detect.TextField;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.time.TimeField;

@Execution(CONCURRENT)
class TopicDecoderTest {
  private static final long NOW = 1_700_000_000_000L;

  private TopicDecoder decoder = new TopicDecoder("t", DecodeChoice.AUTOMATIC);
  private final RecordView view = new RecordView();
  private final Map<String, List<String>> series = new LinkedHashMap<>();
  private long offset;

  @Nested
  class Detecting {
    @Test
    void jsonObjects() {
      for (int i = 0; i < 199; i++) {
        look("{\"a\":%d,\"b\":{\"c\":2.5},\"s\":\"x\",\"up\":true,\"n\":1}".formatted(i));
      }
      assertThat(decode("{\"a\":1,\"b\":{\"c\":2.5},\"s\":\"x\",\"up\":true,\"n\":1}").kind())
          .isEqualTo(DecodeOutcome.Kind.DECODED);
      assertThat(decoder.report().format())
          .isEqualTo("JSON object, 4 numeric fields, 200 of 200 records");
      assertThat(series.keySet()).containsExactly("a", "b.c", "up", "n");
      assertThat(decoder.report().textFields()).containsExactly(new TextField("s", 1, "x"));
    }

    @Test
    void manyRecordsBeforeTheFirstDecision() {
      for (int i = 0; i < 5_001; i++) {
        look("" + i);
      }
      assertThat(decode("1").kind()).isEqualTo(DecodeOutcome.Kind.DECODED);
      assertThat(decoder.report().format()).isEqualTo("number in text, 200 of 200 records");
    }

    @Test
    void severalDocumentsInARecord() {
      decode("{\"a\":1}\n{\"a\":2}");
      assertThat(decoder.report().format()).isEqualTo("JSON Lines, 1 numeric field, 1 of 1 record");
      assertThat(series).containsEntry("a", List.of("1@" + NOW, "2@" + NOW));
    }

    @Test
    void textNumbers_areNamedAfterTheTopic() {
      for (int i = 0; i < 19; i++) {
        look("" + (1000 + i));
      }
      decode("1000");
      assertThat(decoder.report().format()).isEqualTo("number in text, 20 of 20 records");
      assertThat(series.keySet()).containsExactly("t");
    }

    @Test
    @DisplayName("a decision on few records is revised when more arrive")
    void moreEvidence_decidesAnew() {
      decode("7");
      assertThat(decoder.report().format()).isEqualTo("number in text, 1 of 1 record");
      for (int i = 1; i <= 3; i++) {
        decode("" + (char) i);
      }
      assertThat(decoder.report().detection().orElseThrow().format()).isEqualTo(Format.INT8);
      assertThat(series).containsEntry("t", List.of("7@" + NOW, "3@" + NOW));
    }

    @Test
    void binaryNumbers() {
      assertThat(detected(ByteBuffer.allocate(8).putDouble(21.25).array()))
          .isEqualTo(Format.DOUBLE);
      assertThat(detected(ByteBuffer.allocate(8).putLong(1234).array())).isEqualTo(Format.INT64);
      assertThat(detected(ByteBuffer.allocate(8).putLong(-1).array())).isEqualTo(Format.INT64);
      assertThat(detected(ByteBuffer.allocate(8).putLong(NOW * 1_000_000).array()))
          .isEqualTo(Format.INT64);
      assertThat(detected(ByteBuffer.allocate(4).putInt(1234).array())).isEqualTo(Format.INT32);
      assertThat(detected(ByteBuffer.allocate(4).putFloat(21.5f).array())).isEqualTo(Format.FLOAT);
      assertThat(detected(ByteBuffer.allocate(2).putShort((short) 999).array()))
          .isEqualTo(Format.INT16);
      assertThat(detected(new byte[] {1, 2, 3})).isNull();
    }

    @Test
    void lines() {
      assertThat(detected("cpu,host=a usage=1.5 1700000000000000000".getBytes(UTF_8)))
          .isEqualTo(Format.INFLUX);
      assertThat(detected("temp=21.5 hum=40".getBytes(UTF_8))).isEqualTo(Format.KEY_VALUE);
      assertThat(detected("2024-01-01,21.5,40".getBytes(UTF_8))).isEqualTo(Format.CSV);
      assertThat(detected("21.5 40 on".getBytes(UTF_8))).isEqualTo(Format.WORDS);
      assertThat(detected("[1,2]".getBytes(UTF_8))).isEqualTo(Format.JSON);
    }

    @Test
    void nothingKnown() {
      for (int i = 0; i < 20; i++) {
        assertThat(decode("hello").reason()).isEqualTo("text without numbers");
      }
      assertThat(decoder.report().format()).isEqualTo("text without numbers");
      assertThat(decode("5 <= x < 7").reason()).isEqualTo("no known format");
    }

    private @Nullable Format detected(byte[] value) {
      TopicDecoder fresh = new TopicDecoder("t", DecodeChoice.AUTOMATIC);
      fresh.prepare(view.at(0, 0, NOW, NOW).value(value, 0, value.length));
      fresh.decode(view, new Sink(fresh));
      return fresh.report().detection().map(DetectedFormat::format).orElse(null);
    }
  }

  @Nested
  class Changing {
    @Test
    @DisplayName("a topic that changes its format is followed, and that is reported")
    void formatChanges_isFollowed() {
      for (int i = 0; i < 100; i++) {
        decode("{\"a\":1}");
      }
      for (int i = 0; i < 100; i++) {
        decode("cpu usage=" + i);
      }
      assertThat(series.get("cpu.usage")).hasSizeGreaterThan(50);
      assertThat(decoder.report().notes())
          .anyMatch(note -> note.startsWith("the format changes: InfluxDB line protocol"));
      decode("{\"a\":5}");
      assertThat(series.get("a")).hasSize(101);
    }

    @Test
    void rareGarbage_changesNothing() {
      for (int i = 1; i < 1_000; i++) {
        decode(i % 20 == 0 ? "oops " + i : "{\"a\":1}");
      }
      assertThat(series.keySet()).containsExactly("a");
      assertThat(decoder.report().notes()).isEmpty();
    }

    @Test
    void chosenFormat_staysAndSaysWhatItSees() {
      decoder = new TopicDecoder("t", Choices.of(Format.TEXT));
      for (int i = 0; i < 50; i++) {
        decode("{\"a\":1}");
      }
      assertThat(series).isEmpty();
      assertThat(decoder.report().format())
          .isEqualTo(
              "number in text, 0 of 32 records, as chosen; they look like JSON object,"
                  + " 1 numeric field, 32 of 32 records");
      assertThat(decoder.report().notes())
          .singleElement()
          .asString()
          .startsWith("records that can't be decoded as chosen look like: JSON object");
    }

    @Test
    void numbersAndDocumentsMixed() {
      decode("1");
      decode("{\"a\":2}");
      decode("+3");
      assertThat(series.keySet()).containsExactly("t", "a");
      assertThat(series.get("t")).hasSize(2);
    }
  }

  @Nested
  class Times {
    @Test
    @DisplayName("a field that is clearly a timestamp is offered as time, and is no series")
    void timestampField_isOffered() {
      decode(
          "{\"ts\":1699999999,\"uptime\":1234567,\"created_at\":\"2023-11-14T22:13:20Z\",\"v\":1}");
      assertThat(series.keySet()).containsExactly("uptime", "v");
      assertThat(decoder.report().timeFields())
          .containsExactly(new TimeField("ts", "s"), new TimeField("created_at", "ISO 8601"));
    }

    @Test
    void fieldNearTheRecordsTimestamp_isATimeUnderAnyName() {
      decode("{\"x\":%d,\"y\":%d}".formatted(NOW * 1000 - 5_000_000, NOW / 2));
      assertThat(decoder.report().timeFields()).containsExactly(new TimeField("x", "µs"));
      assertThat(series.keySet()).containsExactly("y");
    }

    @Test
    void numericField_everyUnit() {
      choose(Choices.of(new TimeChoice.OfField("ts")));
      decode("{\"v\":1,\"ts\":1600000000}");
      decode("{\"v\":2,\"ts\":1600000000.25}");
      decode("{\"v\":3,\"ts\":1600000000001}");
      decode("{\"v\":4,\"ts\":1600000000002000}");
      decode("{\"v\":5,\"ts\":1600000000003000000}");
      decode("{\"v\":6}");
      decode("{\"v\":7,\"ts\":-5}");
      assertThat(series)
          .containsOnlyKeys("v")
          .containsEntry(
              "v",
              List.of(
                  "1@1600000000000",
                  "2@1600000000250",
                  "3@1600000000001",
                  "4@1600000000002",
                  "5@1600000000003",
                  "6@" + NOW,
                  "7@" + NOW));
      assertThat(decoder.report().notes())
          .containsExactly("2 rows have no usable time in field:ts and got the record's timestamp");
    }

    @Test
    void isoField() {
      choose(Choices.of(new TimeChoice.OfField("at")));
      for (int i = 0; i < 3; i++) {
        decode("{\"at\":\"2020-09-13T12:26:4" + i + "Z\",\"v\":1}");
      }
      assertThat(series.get("v"))
          .containsExactly("1@1600000000000", "1@1600000001000", "1@1600000002000");
    }

    @Test
    void arrival() {
      choose(Choices.of(new TimeChoice.OfArrival()));
      decode("1");
      assertThat(series.get("t")).containsExactly("1@" + (NOW + 5));
    }
  }

  @Nested
  class Grouped {
    @Test
    void byTextField() {
      choose(Choices.of(Grouping.parse("field:host")));
      decode("{\"cpu\":1,\"host\":\"a\"}");
      decode("{\"host\":\"b\",\"cpu\":2,\"mem\":3}");
      decode("{\"cpu\":4,\"host\":\"a\"}");
      decode("{\"cpu\":5}");
      assertThat(series)
          .containsOnlyKeys("cpu{host=a}", "cpu{host=b}", "mem{host=b}", "cpu{host=}")
          .containsEntry("cpu{host=a}", List.of("1@" + NOW, "4@" + NOW));
    }

    @Test
    @DisplayName("a number that tells groups apart is no value")
    void byNumber() {
      choose(Choices.of(Grouping.parse("field:sensor")));
      decode("{\"sensor\":10,\"temp\":20}");
      decode("{\"temp\":80,\"sensor\":2}");
      decode("{\"sensor\":10,\"temp\":21}");
      decode("{\"sensor\":-1.5,\"temp\":3}");
      decode("{\"sensor\":true,\"temp\":4}");
      decode("{\"temp\":5}");
      assertThat(series)
          .containsOnlyKeys(
              "temp{sensor=10}",
              "temp{sensor=2}",
              "temp{sensor=-1.5}",
              "temp{sensor=1}",
              "temp{sensor=}")
          .containsEntry("temp{sensor=10}", List.of("20@" + NOW, "21@" + NOW));
      assertThat(decoder.report().notes()).isEmpty();
    }

    @Test
    void byColumnOfNumbers() {
      choose(Choices.of(Grouping.parse("field:column1,column2")));
      decode("7,a,20\n8,a,80\n7,b,21");
      assertThat(series)
          .containsOnlyKeys(
              "column3{column1=7,column2=a}",
              "column3{column1=8,column2=a}",
              "column3{column1=7,column2=b}");
    }

    @Test
    @DisplayName("a field to group by that no record has is reported")
    void byFieldThatIsNotThere() {
      choose(Choices.of(Grouping.parse("field:hosst,cpu")));
      decode("{\"host\":\"a\",\"cpu\":1,\"load\":2}");
      assertThat(decoder.report().notes())
          .containsExactly("there is no field hosst: nothing is grouped by it");
    }

    @Test
    void bySeveralTextFields() {
      choose(Choices.of(Grouping.parse("field:host,disk")));
      decode("{\"used\":1,\"disk\":\"sda\",\"host\":\"a\"}");
      decode("{\"used\":1,\"host\":\"as\",\"disk\":\"da\"}");
      assertThat(series).containsOnlyKeys("used{host=a,disk=sda}", "used{host=as,disk=da}");
    }

    @Test
    void byKey() {
      choose(Choices.of(new Grouping.ByKey()));
      byte[] value = {'1'};
      byte[] binary = ByteBuffer.allocate(8).putLong(17).array();
      decode(view.at(0, 0, NOW, NOW).key("s1".getBytes(UTF_8), 0, 2).value(value, 0, 1));
      decode(view.at(0, 1, NOW, NOW).key(binary, 0, 8).value(value, 0, 1));
      decode(view.at(0, 2, NOW, NOW).value(value, 0, 1));
      assertThat(series).containsOnlyKeys("t{key=s1}", "t{key=17}", "t{key=}");
    }

    @Test
    void byPartition() {
      choose(Choices.of(new Grouping.ByPartition()));
      byte[] value = {'1'};
      decode(view.at(3, 0, NOW, NOW).value(value, 0, 1));
      decode(view.at(0, 0, NOW, NOW).value(value, 0, 1));
      assertThat(series).containsOnlyKeys("t{partition=3}", "t{partition=0}");
    }

    @Test
    @DisplayName("the tags of line protocol distinguish series without a choice")
    void influxTags() {
      decode("cpu,cpu=cpu0,host=a idle=98.5\ncpu,cpu=cpu1,host=a idle=97.5\nmem free=3i");
      assertThat(series)
          .containsOnlyKeys("cpu.idle{cpu=cpu0,host=a}", "cpu.idle{cpu=cpu1,host=a}", "mem.free");
    }

    @Test
    @DisplayName("more series than the limit are counted, and that is reported")
    void tooManySeries() {
      choose(Choices.of(Grouping.parse("field:id")));
      for (int i = 0; i < 3_000; i++) {
        decode("{\"id\":\"i%d\",\"a\":1,\"b\":2}".formatted(i % 1_500));
      }
      assertThat(series).hasSize(SeriesTable.MAX_SERIES);
      assertThat(decoder.report().notes())
          .containsExactly(
              "only the first 1,000 series are kept; 4,000 samples of further series were left"
                  + " out");
    }
  }

  @Test
  void tooManyFields_areSaid() {
    StringBuilder wide = new StringBuilder("{\"k0\":0");
    for (int i = 1; i < 1_200; i++) {
      wide.append(",\"k").append(i).append("\":").append(i);
    }
    for (int i = 0; i < 3; i++) {
      decode(wide + "}");
    }
    assertThat(series).hasSize(FieldTable.MAX_FIELDS);
    assertThat(decoder.report().notes())
        .containsExactly(
            "only the first 1,000 fields are kept; 600 values of further fields were left out");
  }

  @Test
  @DisplayName("texts, times and numbers in quotes that appear late are offered as well")
  void lateFields_areOffered() {
    for (int i = 0; i < 1_000; i++) {
      decode("{\"a\":1}");
    }
    for (int i = 0; i < 5; i++) {
      decode(
          "{\"a\":1,\"rack\":\"r%d\",\"seen\":\"2024-02-29T13:45:0%dZ\",\"volt\":\"3.%d\",\"unit_id\":%d}"
              .formatted(i % 3, i, i, i % 2));
    }
    assertThat(decoder.report().textFields())
        .containsExactly(new TextField("rack", 3, "r0"), new TextField("unit_id", 2, "0"));
    assertThat(decoder.report().timeFields()).containsExactly(new TimeField("seen", "ISO 8601"));
    assertThat(decoder.report().hints()).hasSize(1);
    assertThat(decoder.report().hints().getFirst()).endsWith(": volt");
  }

  @Test
  @DisplayName("a field that turns out to be a time is no longer shown as a value")
  void liveField_becomesATime() {
    for (int i = 0; i < 20; i++) {
      decode("{\"t\":%d,\"v\":%d}".formatted(1_420_070_400_000L + i * 500L, i));
    }
    assertThat(decoder.report().timeFields()).containsExactly(new TimeField("t", "ms"));
    assertThat(series.get("t")).hasSizeLessThan(5);
    assertThat(series.get("v")).hasSize(20);
  }

  @Test
  @DisplayName("of many records only few are sampled")
  void manyRecords_fewAreSampled() {
    for (int i = 0; i < 3_000; i++) {
      decode("{\"v\":1,\"name\":\"n%d\"}".formatted(i));
    }
    assertThat(decoder.report().textFields().getFirst().values()).isBetween(100, 300);
  }

  @Test
  void integersKeepAll64Bits() {
    decode("{\"id\":9223372036854775807}");
    assertThat(series.get("id")).containsExactly("9223372036854775807@" + NOW);
  }

  @Test
  void tooLarge() {
    decode("1");
    assertThat(decode("1" + " ".repeat(TopicDecoder.MAX_BYTES)).reason())
        .isEqualTo("larger than 1 MiB");
    assertThat(decode("").reason()).isEqualTo("empty value");
  }

  @Test
  @DisplayName("records that are too large say nothing about the format, and are not examined")
  void tooLarge_isNoEvidence() {
    String large = "1,2\n".repeat(TopicDecoder.MAX_BYTES / 4 + 1);
    for (int i = 0; i < 12; i++) {
      assertThat(decode(large).reason()).isEqualTo("larger than 1 MiB");
    }
    assertThat(decoder.report().format()).isEqualTo("no known format");
    decode("{\"a\":1}");
    assertThat(decoder.report().format()).isEqualTo("JSON object, 1 numeric field, 1 of 1 record");
  }

  private void choose(DecodeChoice choice) {
    decoder = new TopicDecoder("t", choice);
  }

  private void look(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    decoder.look(view.at(0, offset, NOW, NOW).value(bytes, 0, bytes.length));
  }

  private DecodeOutcome decode(String value) {
    look(value);
    byte[] bytes = value.getBytes(UTF_8);
    return decode(view.at(0, offset++, NOW, NOW + 5).value(bytes, 0, bytes.length));
  }

  private DecodeOutcome decode(RecordView record) {
    decoder.prepare(record);
    return decoder.decode(record, new Sink(decoder));
  }

  private final class Sink implements SampleSink {
    private final TopicDecoder from;

    Sink(TopicDecoder from) {
      this.from = from;
    }

    @Override
    public void sample(int number, long timeMs, double value) {
      add(number, value + "@" + timeMs);
    }

    @Override
    public void sample(int number, long timeMs, long value) {
      add(number, value + "@" + timeMs);
    }

    @Override
    public void unsigned(int number, long timeMs, long value) {
      add(number, Long.toUnsignedString(value) + "@" + timeMs);
    }

    private void add(int number, String sample) {
      series.computeIfAbsent(from.seriesName(number), key -> new ArrayList<>()).add(sample);
    }
  }
}
