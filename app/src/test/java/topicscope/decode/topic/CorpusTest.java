package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Format;
import topicscope.decode.choice.Grouping;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.time.TimeChoice;
import topicscope.signal.TimeUnit;

/**
 * Golden tests: every {@code NAME.records} of the corpus holds records of one kind, and {@code
 * NAME.series} beside it what must be found in them. With {@code -Dcorpus.mend=true} the expected
 * files are written again; read them before you commit them.
 */
@Execution(CONCURRENT)
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/topicscope/decode/corpus");
  private static final long FIRST_MS = 1_700_000_000_000L;

  private final RecordView view = new RecordView();
  private final Map<String, StringBuilder> series = new LinkedHashMap<>();
  private final Map<String, Integer> refused = new LinkedHashMap<>();
  private final Map<String, String> units = new TreeMap<>();

  static Stream<String> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".records"))
          .map(name -> name.replace(".records", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  @DisplayName("the series of a corpus file are found as written beside it")
  void decode_corpus(String name) throws IOException {
    String found = run(name);
    Path expected = CORPUS.resolve(name + ".series");
    if (Boolean.getBoolean("corpus.mend")) {
      Files.writeString(expected, found, UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(expected, UTF_8));
  }

  private String run(String name) throws IOException {
    Map<String, String> options = new HashMap<>();
    List<byte[]> values = new ArrayList<>();
    List<byte[]> keys = new ArrayList<>();
    byte[] key = new byte[0];
    for (String line : Files.readAllLines(CORPUS.resolve(name + ".records"), UTF_8)) {
      int space = line.indexOf(' ');
      String rest = line.substring(space + 1);
      switch (line.substring(0, space)) {
        case "#" -> {
          // For people.
        }
        case "key" -> key = rest.getBytes(UTF_8);
        case "hex" -> values.add(HexFormat.of().parseHex(rest));
        case "text" -> values.add(rest.translateEscapes().getBytes(UTF_8));
        default -> options.put(line.substring(0, space), rest);
      }
      if (keys.size() < values.size()) {
        keys.add(key);
      }
    }
    TopicDecoder decoder =
        new TopicDecoder("topic", choice(options), schemas(options), path -> true);
    Sink sink = new Sink(decoder);
    for (int i = 0; i < values.size(); i++) {
      decoder.look(view(i, keys.get(i), values.get(i)));
    }
    for (int i = 0; i < values.size(); i++) {
      RecordView record = view(i, keys.get(i), values.get(i));
      decoder.prepare(record);
      DecodeOutcome outcome = decoder.decode(record, sink);
      if (outcome.kind() != DecodeOutcome.Kind.DECODED) {
        refused.merge(outcome.reason(), 1, Integer::sum);
      }
    }
    return text(decoder.report());
  }

  private RecordView view(int number, byte[] key, byte[] value) {
    long timestampMs = FIRST_MS + number * 1_000L;
    RecordView at = view.at(0, number, timestampMs, timestampMs + 5).value(value, 0, value.length);
    return key.length == 0 ? at : at.key(key, 0, key.length);
  }

  private static DecodeChoice choice(Map<String, String> options) {
    return new DecodeChoice(
        Optional.ofNullable(options.get("format")).map(Format::parse),
        TimeChoice.parse(options.getOrDefault("time", "record")),
        Grouping.parse(options.getOrDefault("group-by", "format")),
        options.containsKey("numeric-strings"),
        Optional.empty());
  }

  private static TopicSchemas schemas(Map<String, String> options) throws IOException {
    if (options.containsKey("schema")) {
      return TopicSchemas.of(GivenSchema.load(CORPUS.resolve(options.get("schema")), ""));
    }
    if (!options.containsKey("registered")) {
      return TopicSchemas.NONE;
    }
    String[] parts = options.get("registered").split(" ", 3);
    String text = Files.readString(CORPUS.resolve(parts[2]), UTF_8);
    RegisteredSchema schema = new RegisteredSchema(parts[1], text, Map.of());
    int known = Integer.parseInt(parts[0]);
    return TopicSchemas.of(id ->
        id == known
            ? new SchemaSource.Found(schema)
            : new SchemaSource.Refused("it is not in the schema registry"));
  }

  private String text(TopicReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("format: " + report.format());
    report.timeFields().forEach(field -> lines.add("time: " + field.path() + ", " + field.unit()));
    report
        .textFields()
        .forEach(field ->
            lines.add("text: " + field.path() + ", " + field.values() + ", " + field.example()));
    report.hints().forEach(hint -> lines.add("hint: " + hint));
    units.forEach((name, unit) -> lines.add("unit: " + name + ", " + unit));
    report.notes().forEach(note -> lines.add("note: " + note));
    refused.forEach((reason, count) -> lines.add("not decoded: " + count + " × " + reason));
    series.forEach((name, samples) -> lines.add(name + ":" + samples));
    return String.join("\n", lines) + "\n";
  }

  private final class Sink implements SampleSink {
    private final TopicDecoder decoder;
    private int nanos;

    Sink(TopicDecoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public void sample(int number, long timeMs, double value) {
      add(number, timeMs, Double.toString(value));
    }

    @Override
    public void sample(int number, long timeMs, long value) {
      add(number, timeMs, Long.toString(value));
    }

    @Override
    public void unsigned(int number, long timeMs, long value) {
      add(number, timeMs, Long.toUnsignedString(value));
    }

    @Override
    public void fraction(int part) {
      nanos = part;
    }

    /** The time as seconds after the first record. */
    private void add(int number, long timeMs, String value) {
      BigDecimal seconds =
          BigDecimal.valueOf(timeMs - FIRST_MS, 3).add(BigDecimal.valueOf(nanos, 9));
      String time =
          seconds.signum() == 0
              ? "0"
              : nanos == 0 ? seconds.doubleValue() + "" : seconds.stripTrailingZeros() + "";
      String unit = decoder.seriesForm(number, TimeUnit.MILLISECONDS).unit();
      if (!unit.isEmpty()) {
        units.put(decoder.seriesName(number), unit);
      }
      series
          .computeIfAbsent(decoder.seriesName(number), key -> new StringBuilder())
          .append(' ')
          .append(value)
          .append('@')
          .append(time);
    }
  }
}
