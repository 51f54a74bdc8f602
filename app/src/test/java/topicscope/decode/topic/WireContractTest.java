package topicscope.decode.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.Choices;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.time.TimeChoice;
import topicscope.decode.time.TimeField;

/** The decoders read the golden files of the producer. */
class WireContractTest {
  private static final Path HERE = Path.of("src/test/resources/wire");
  private static final Path THERE = Path.of("../producer/src/test/resources/wire");
  private static final long ARRIVAL_MS = 1_763_596_801_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(HERE)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".bin"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  @DisplayName("a golden record of the producer gives the expected series")
  void decode_goldenRecord_expectedSeries(String name) throws IOException {
    JsonNode all = JSON.readTree(HERE.resolve("expected.json").toFile());
    JsonNode expected = all.path("files").path(name);
    Map<String, Double> values = new LinkedHashMap<>();
    for (JsonNode value : expected.path("values")) {
      values.put(seriesName(all, expected, value), value.path("value").asDouble());
    }

    Found found = decode(name, DecodeChoice.AUTOMATIC);

    assertThat(values).isNotEmpty();
    assertThat(found.values).as(found.report.format()).isEqualTo(values);
  }

  @ParameterizedTest
  @MethodSource("files")
  @DisplayName("the time in a golden record is offered, and used if it is chosen")
  void decode_goldenRecord_timeIsOffered(String name) throws IOException {
    JsonNode all = JSON.readTree(HERE.resolve("expected.json").toFile());
    JsonNode expected = all.path("files").path(name);
    List<TimeField> offered = decode(name, DecodeChoice.AUTOMATIC).report.timeFields();
    if (!expected.has("time_unit")) {
      assertThat(offered).isEmpty();
      return;
    }
    assertThat(offered).hasSize(1);
    assertThat(offered.getFirst().unit()).isEqualTo(expected.path("time_unit").asText());
    TimeChoice chosen = new TimeChoice.OfField(offered.getFirst().path());
    assertThat(decode(name, Choices.of(chosen)).times)
        .isNotEmpty()
        .containsOnly(all.path("timestamp_ms").asLong());
  }

  @Test
  @DisplayName("both sides have the same golden files, byte by byte")
  void golden_files_areTheSameOnBothSides() throws IOException {
    assertThat(contents(HERE)).containsExactlyEntriesOf(contents(THERE));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        contents.put(
            file.getFileName().toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  /** The contract names a value by group and path; the series also has what tells it apart. */
  private static String seriesName(JsonNode all, JsonNode file, JsonNode value) {
    String path = value.path("path").asText();
    if (path.startsWith("column ")) {
      // The contract counts columns from 0, people from 1.
      return "column" + (Integer.parseInt(path.substring("column ".length())) + 1);
    }
    if (!file.has("measurement")) {
      return path.isEmpty() ? "topic" : path;
    }
    String group = value.path("group").asText();
    String host = "host=" + all.path("host").asText().replace(" ", "\\ ");
    return file.path("measurement").asText()
        + "."
        + path
        + "{"
        + host
        + (group.isEmpty() ? "" : ",group=" + group)
        + "}";
  }

  private record Found(TopicReport report, Map<String, Double> values, List<Long> times) {}

  private static Found decode(String name, DecodeChoice choice) throws IOException {
    TopicDecoder decoder = new TopicDecoder("topic", choice, registry(), path -> true);
    byte[] value = Files.readAllBytes(HERE.resolve(name));
    RecordView view =
        new RecordView().at(0, 0, ARRIVAL_MS, ARRIVAL_MS).value(value, 0, value.length);
    Map<String, Double> values = new LinkedHashMap<>();
    List<Long> times = new java.util.ArrayList<>();
    decoder.look(view);
    decoder.prepare(view);
    DecodeOutcome outcome =
        decoder.decode(
            view,
            new SampleSink() {
              @Override
              public void sample(int series, long timeMs, double number) {
                values.put(decoder.seriesName(series), number);
                times.add(timeMs);
              }

              @Override
              public void sample(int series, long timeMs, long number) {
                sample(series, timeMs, (double) number);
              }

              @Override
              public void unsigned(int series, long timeMs, long number) {
                throw new AssertionError("the producer writes no such number");
              }
            });
    assertThat(outcome).as(name).isEqualTo(DecodeOutcome.DECODED);
    return new Found(decoder.report(), values, times);
  }

  private static TopicSchemas registry() throws IOException {
    int known =
        JSON.readTree(HERE.resolve("expected.json").toFile()).path("avro_schema_id").asInt();
    String text = Files.readString(HERE.resolve("avro.avsc"));
    return TopicSchemas.of(id ->
        id == known
            ? new SchemaSource.Found(new RegisteredSchema("AVRO", text, Map.of()))
            : new SchemaSource.Refused("it is not in the schema registry"));
  }
}
