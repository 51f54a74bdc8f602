package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.choice.Format;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;

@Execution(CONCURRENT)
class FormatDetectorTest {
  private final FormatDetector detector =
      new FormatDetector(new DecoderFactory(false, TopicSchemas.NONE));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1} | JSON object, 1 numeric field, 1 of 1 record",
        "[1,2] | JSON array, 2 numeric fields, 1 of 1 record",
        "{ } | JSON object, 0 numeric fields, 1 of 1 record",
        "false | JSON, 1 numeric field, 1 of 1 record",
        "\"off\" | JSON, 0 numeric fields, 1 of 1 record",
        "cpu usage=1 | InfluxDB line protocol, 1 numeric field, 1 of 1 record",
        "usage=1 | key=value text, 1 numeric field, 1 of 1 record",
        "1,2 | CSV, 2 numeric fields, 1 of 1 record",
        "1;2,5 | CSV, 2 numeric fields, 1 of 1 record",
        "up 12 | words with white space between them, 1 numeric field, 1 of 1 record",
        "-12.5e3 | number in text, 1 of 1 record",
        "hello | none",
        "a,b | none"
      })
  @DisplayName("text: the most specific format")
  void detect_text(String value, String expected) {
    assertThat(text(List.of(value.getBytes(UTF_8)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"test,20,none", "ON,5,none", "A,3,none", "OPEN,1,none", "SSXVNJHP,4,none"})
  @CsvSource({"5%,9,number", "230V,9,number", "9°C,9,number", "−5,9,number", "٤٢,9,none"})
  @CsvSource({"1234,9,number", "7,2,number", "12A,9,none", "3d,9,none", "1.2.3,9,none"})
  @DisplayName("text as long as a binary number is text")
  void detect_textOfOneLength_isNoBinaryNumber(String value, int count, String expected) {
    String number = "number in text, %d of %d records".formatted(count, count);
    assertThat(text(values(value, count))).isEqualTo(expected.equals("number") ? number : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12,5 12,6 12,7 12,8 12,9 13,0 13,1 | TEXT",
        "12,05 7,98 101,40 | TEXT",
        "12,5 13 13,5 | TEXT",
        "1,234.56 1,235.01 12,001.5 | TEXT",
        "1.234,56 2.345,67 12.345,60 | TEXT",
        "$1,234 $1,235 | TEXT",
        "1_000_000 1_000_001 | TEXT",
        "1'234.5 1'235.5 | TEXT",
        "20,41 21,40 20,42 21,43 20,41 | CSV",
        "1,5 2,6 3,5 4,7 5,5 6,6 7,1 | CSV",
        "1,200 2,300 3,50 4,1200 | CSV",
        "3,7 3,12 8,1 | CSV",
        "120,340,560 121,341,561 | CSV",
        "1,2 | CSV"
      })
  @DisplayName("commas that belong to a number, and commas between columns")
  void detect_commas(String values, Format expected) {
    List<byte[]> samples =
        Stream.of(values.split(" ")).map(value -> value.getBytes(UTF_8)).toList();
    assertThat(detect(samples).format()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"20.0,OPEN,4", "20.0,OPEN,9", "20,OK,3", "7,x,5", "21.5,test,2"})
  @DisplayName("numbers as text with a word among them stay numbers as text")
  void detect_wordsAmongNumbers_numbers(String number, String word, int every) {
    List<byte[]> values = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      values.add((i % every == 0 ? word : number).getBytes(UTF_8));
    }
    assertThat(detect(values).format()).isEqualTo(Format.TEXT);
  }

  @Test
  @DisplayName("binary numbers, of which some look like text, are binary numbers")
  void detect_someBinaryNumbersLookLikeText_binary() {
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      values.add(ByteBuffer.allocate(Short.BYTES).putShort((short) (12_000 + i)).array());
    }
    assertThat(detect(values).format()).isEqualTo(Format.INT16);
  }

  @Test
  @DisplayName("binary numbers of one length: the first plausible one, and the others are named")
  void detect_binary_namesAlternatives() {
    assertThat(detect(List.of(ByteBuffer.allocate(8).putDouble(21.25).array())).format())
        .isEqualTo(Format.DOUBLE);
    DetectedFormat whole = detect(List.of(ByteBuffer.allocate(8).putLong(5).array()));
    assertThat(whole.format()).isEqualTo(Format.INT64);
    assertThat(whole.alternatives()).isEmpty();
    DetectedFormat zero = detect(List.of(new byte[8]));
    assertThat(zero.format()).isEqualTo(Format.DOUBLE);
    assertThat(zero.alternatives()).containsExactly(Format.INT64);
  }

  @ParameterizedTest
  @CsvSource({
    // JSON objects, lines of key=value, other bytes; the format found
    "10, 0, 0, JSON",
    "10, 0, 10, JSON",
    "10, 0, 11, ",
    "0, 10, 0, KEY_VALUE",
    "10, 10, 0, JSON",
    "9, 10, 0, JSON",
    "8, 10, 0, KEY_VALUE",
    "10, 9, 2, ",
    "0, 0, 5, ",
    "0, 0, 0, "
  })
  @DisplayName("the format of at least half of the values; with nearly as many, the more exact one")
  void detect_mixture(int json, int pairs, int others, Format expected) {
    List<byte[]> values = new ArrayList<>(values("{\"a\":1}", json));
    values.addAll(values("a=1 b=2", pairs));
    values.addAll(values("hello", others));
    assertThat(detector.detect(values).map(DetectedFormat::format).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("JSON Lines if most values have several lines")
  void detect_severalDocuments_areJsonLines() {
    List<byte[]> values = new ArrayList<>(values("{\"a\":1}\n{\"a\":2}", 6));
    values.addAll(values("{\"a\":1}", 5));
    assertThat(detect(values).shape()).isEqualTo("JSON Lines");
    values.addAll(values("{\"a\":1}", 1));
    assertThat(detect(values).shape()).isEqualTo("JSON object");
  }

  @Test
  @DisplayName("at most five schema ids are named")
  void detect_manySchemaIds_areCut() {
    List<byte[]> values =
        Stream.iterate(1, id -> id + 1)
            .limit(6)
            .map(id -> ByteBuffer.allocate(12).putInt(1, id).array())
            .toList();
    assertThat(text(values.subList(0, 5)))
        .isEqualTo("Confluent wire format, schema id 1, 2, 3, 4, 5, 5 of 5 records");
    assertThat(text(values))
        .isEqualTo("Confluent wire format, schema id 1, 2, 3, 4, 5, …, 6 of 6 records");
  }

  @Test
  @DisplayName(
      "a byte 0 and a number that never repeats are no schema id, unless a registry has it")
  void detect_idsThatNeverRepeat_areNoFraming() {
    List<byte[]> structs =
        Stream.iterate(1, id -> id + 7_919)
            .limit(200)
            .map(id -> ByteBuffer.allocate(12).putInt(1, id).array())
            .toList();
    assertThat(text(structs)).isEqualTo("none");
    Set<Integer> asked = new HashSet<>();
    assertThat(byRegistry(structs, new SchemaSource.Refused("it is not there"), asked)).isEmpty();
    assertThat(asked).hasSize(4);
    assertThat(byRegistry(structs, new SchemaSource.Pending(), asked)).isEmpty();
    List<byte[]> repeated = new ArrayList<>(structs.subList(0, 4));
    repeated.addAll(structs.subList(0, 4));
    assertThat(text(repeated)).startsWith("Confluent wire format, schema id 1, 7920, ");
  }

  @Test
  @DisplayName("values of eight bytes are framed only if the registry has their ids")
  void detect_eightBytes_areFramedByTheRegistry() {
    List<byte[]> values =
        Stream.of("000000000106b806", "000000000108f805", "000000000106be06")
            .map(HexFormat.of()::parseHex)
            .toList();
    SchemaSource.Answer found =
        new SchemaSource.Found(
            new RegisteredSchema(
                "AVRO",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"int\"},"
                    + "{\"name\":\"level\",\"type\":\"int\"}]}",
                Map.of()));
    assertThat(byRegistry(values, found, new HashSet<>()))
        .map(DetectedFormat::text)
        .contains("Confluent wire format, schema id 1, 2 numeric fields, 3 of 3 records");
    for (SchemaSource.Answer other :
        List.of(new SchemaSource.Pending(), new SchemaSource.Refused(""))) {
      assertThat(byRegistry(values, other, new HashSet<>()))
          .map(DetectedFormat::format)
          .contains(Format.INT64);
    }
  }

  @Test
  @DisplayName("a huge number is no schema id, though it repeats, unless a registry has it")
  void detect_hugeIds_areNoFraming() {
    List<byte[]> values =
        Stream.generate(() -> HexFormat.of().parseHex("00060000000000803540")).limit(5).toList();
    assertThat(text(values)).isEqualTo("none");
    assertThat(byRegistry(values, new SchemaSource.Refused(""), new HashSet<>())).isEmpty();
  }

  private static Optional<DetectedFormat> byRegistry(
      List<byte[]> values, SchemaSource.Answer answer, Set<Integer> asked) {
    SchemaSource registry =
        id -> {
          asked.add(id);
          return answer;
        };
    return new FormatDetector(new DecoderFactory(false, TopicSchemas.of(registry))).detect(values);
  }

  @Test
  @DisplayName("a chosen format is evaluated as it is, with the values that have it")
  void evaluate_chosen_countsFits() {
    List<byte[]> values = new ArrayList<>(values("1", 3));
    values.addAll(values("{\"a\":1}", 2));
    assertThat(detector.evaluate(Format.TEXT, values).text())
        .isEqualTo("number in text, 3 of 5 records");
    assertThat(detector.evaluate(Format.INT16_LE, values).fits()).isZero();
  }

  private String text(List<byte[]> values) {
    return detector.detect(values).map(DetectedFormat::text).orElse("none");
  }

  private DetectedFormat detect(List<byte[]> values) {
    return detector.detect(values).orElseThrow();
  }

  private static List<byte[]> values(String value, int count) {
    return Stream.generate(() -> value.getBytes(UTF_8)).limit(count).collect(Collectors.toList());
  }
}
