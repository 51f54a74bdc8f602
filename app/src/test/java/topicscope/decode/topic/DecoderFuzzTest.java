package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.Decoded;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.detect.DecoderFactory;
import topicscope.decode.document.DocumentOptions;
import topicscope.decode.document.DocumentShapes;
import topicscope.decode.document.JsonDecoder;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;

/**
 * Every decoder against bytes made to break it: the corpus, cut, spliced, with bytes changed and
 * hostile pieces put in. The same seed gives the same inputs.
 *
 * <p>Besides, {@link StructuredFuzz}; its long form is DecoderFuzzRun.
 *
 * <p>{@code -Dfuzz.inputs=N} says how many (a short run in every build; at least 10,000), {@code
 * -Dfuzz.seed=N} which.
 */
@Execution(CONCURRENT)
class DecoderFuzzTest {
  private static final long INPUTS = Math.max(10_000, Long.getLong("fuzz.inputs", 50_000));
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_120);
  private static final int FRESH_EVERY = 5_000;
  private static final Path CORPUS = Path.of("src/test/resources/topicscope/decode/corpus");
  private static final List<String> PIECES =
      List.of(
          "1e999",
          "-",
          "\"",
          "\\",
          "\\u",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "true",
          "NaN",
          "\0",
          "\u00ff",
          "9".repeat(120),
          "[".repeat(80),
          "0x1",
          "=",
          "\n",
          " ",
          ";",
          "\t",
          "18446744073709551616",
          "-9223372036854775808",
          "1E-400",
          ".5",
          "{\"a\":{\"a\":1}}");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<byte[]> seeds = new ArrayList<>();

  @Test
  @DisplayName("no input makes a decoder throw, and an input that isn't decoded leaves no number")
  void everyDecoder_survives() throws IOException {
    loadSeeds();
    DecoderFactory decoders = new DecoderFactory(true, schemas());
    Format[] formats = Format.values();
    RecordDecoder[] fresh = new RecordDecoder[formats.length];
    List<List<byte[]>> suited = suited(decoders, formats);
    DecodedRecord rows = new DecodedRecord();
    Map<Format, Integer> decoded = new EnumMap<>(Format.class);
    Map<Format, Integer> refused = new EnumMap<>(Format.class);
    for (long i = 0; i < INPUTS; i++) {
      if (i % FRESH_EVERY == 0) {
        RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
        Arrays.setAll(fresh, n -> decoders.make(formats[n], fields));
      }
      int which = (int) (i % formats.length);
      byte[] input = input(random.nextInt(4) == 0 ? seeds : suited.get(which));
      rows.clear();
      DecodeOutcome outcome = decode(fresh[which], formats[which], input, rows);
      boolean isDecoded = outcome.kind() == DecodeOutcome.Kind.DECODED;
      (isDecoded ? decoded : refused).merge(formats[which], 1, Integer::sum);
    }
    System.out.printf("fuzz: %,d inputs, seed %d, decoded %s%n", INPUTS, SEED, decoded);
    assertThat(decoded).as("formats that decode some input").containsOnlyKeys(formats);
    assertThat(refused).as("formats that refuse some input").containsOnlyKeys(formats);
  }

  @Test
  @DisplayName("records whose counts, lengths and depths lie make no decoder throw or do too much")
  void everyDecoder_structuredRecords_budgetHolds(@TempDir Path folder) throws IOException {
    StructuredFuzz.Summary summary = StructuredFuzz.run(folder, SEED, INPUTS / 10);
    System.out.printf("fuzz: %,d structured records, seed %d, %s%n", INPUTS / 10, SEED, summary);
    assertThat(summary.exceeded()).containsKeys(Format.AVRO_FILE, Format.AVRO, Format.REGISTRY);
    assertThat(summary.decoded())
        .containsKeys(
            Format.REGISTRY,
            Format.AVRO_FILE,
            Format.AVRO,
            Format.PROTOBUF,
            Format.JSON,
            Format.CSV,
            Format.CBOR,
            Format.MESSAGE_PACK);
  }

  @Test
  @DisplayName("JSON of a known shape gives the same numbers as JSON of an unknown shape")
  void json_fastAndFull_agree() throws IOException {
    loadSeeds();
    boolean[] choices = {false, true};
    for (boolean numericStrings : choices) {
      RecordDecoder learned = null;
      RecordFields learnedFields = RecordFields.numbersOnly();
      DocumentShapes shapes = new DocumentShapes();
      for (long i = 0; i < INPUTS / 4; i++) {
        if (learned == null || i % FRESH_EVERY == 0) {
          learnedFields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
          shapes = new DocumentShapes();
          learned = new JsonDecoder(options(learnedFields, numericStrings, shapes));
        }
        byte[] input = input(seeds);
        RecordFields none = new RecordFields(fewFields(), fewFields());
        // How a list or an envelope is read may depend on the records before, also on this one.
        RecordDecoder unlearned = new JsonDecoder(options(none, numericStrings, shapes));
        String full = found(unlearned, none, input);
        // Once its places are known, a document is read the fast way.
        String first = found(learned, learnedFields, input);
        String second = found(learned, learnedFields, input);
        assertThat(second).as(() -> describe(input)).isEqualTo(first);
        if (!full.contains("(2)") && !first.contains("(2)")) {
          // Two places of one path are numbered in the order in which they are met.
          assertThat(first).as(() -> describe(input)).isEqualTo(full);
        }
      }
    }
  }

  private static DocumentOptions options(
      RecordFields fields, boolean numericStrings, DocumentShapes shapes) {
    return new DocumentOptions(fields, numericStrings, new DecodeBudget(), shapes);
  }

  /** More than any input has. */
  private static FieldTable fewFields() {
    return new FieldTable(300, path -> true);
  }

  /** What is found; of two things wrong with one value either may be the reason. */
  private static String found(RecordDecoder decoder, RecordFields fields, byte[] input) {
    DecodeOutcome outcome = decoder.decode(input, 0, input.length, new DecodedRecord());
    return outcome.isUndecodable() ? "undecodable" : Decoded.lines(decoder, fields, input);
  }

  private static DecodeOutcome decode(
      RecordDecoder decoder, Format format, byte[] input, DecodedRecord rows) {
    try {
      decoder.isReady(input, 0, input.length);
      DecodeOutcome outcome = decoder.decode(input, 0, input.length, rows);
      if (outcome.kind() == DecodeOutcome.Kind.DECODED) {
        for (int n = 0; n < rows.numbersEnd(rows.rows() - 1); n++) {
          assertThat(Double.isFinite(rows.numberAt(n))).isTrue();
        }
      } else {
        assertThat(outcome.reason()).isNotEmpty().doesNotContain("the decoder failed");
        assertThat(rows.numbers()).as("numbers left behind").isZero();
        if (outcome.isUndecodable()) {
          assertThat(rows.rows()).as("rows left behind").isZero();
        }
      }
      return outcome;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(format + " on " + describe(input), e);
    }
  }

  private void loadSeeds() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".records")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("hex ")) {
            seeds.add(HexFormat.of().parseHex(line.substring(4)));
          } else if (line.startsWith("text ")) {
            seeds.add(line.substring(5).translateEscapes().getBytes(UTF_8));
          }
        }
      }
    }
  }

  private static TopicSchemas schemas() throws IOException {
    String avro = Files.readString(CORPUS.resolve("reading.avsc"));
    String proto = Files.readString(CORPUS.resolve("reading.proto"));
    Map<Integer, RegisteredSchema> known =
        Map.of(
            17, new RegisteredSchema("AVRO", avro, Map.of()),
            18, new RegisteredSchema("PROTOBUF", proto, Map.of()));
    SchemaSource registry =
        id ->
            known.containsKey(id)
                ? new SchemaSource.Found(known.get(id))
                : new SchemaSource.Refused("it is not in the schema registry");
    return new TopicSchemas(
        registry, Optional.of(GivenSchema.load(CORPUS.resolve("reading.avsc"), "")));
  }

  /** For each format the values of the corpus that are of it; all, if none is. */
  private List<List<byte[]>> suited(DecoderFactory decoders, Format[] formats) {
    List<List<byte[]>> suited = new ArrayList<>();
    for (Format format : formats) {
      RecordDecoder decoder = decoders.make(format, RecordFields.numbersOnly());
      List<byte[]> own =
          seeds.stream()
              .filter(seed ->
                  !decoder.decode(seed, 0, seed.length, new DecodedRecord()).isUndecodable())
              .toList();
      suited.add(own.isEmpty() ? seeds : own);
    }
    return suited;
  }

  private byte[] input(List<byte[]> from) {
    byte[] input = from.get(random.nextInt(from.size()));
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      input = changed(input);
    }
    return input;
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length + 1);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(input, at);
      case 1 -> {
        byte[] flipped = input.clone();
        if (at < flipped.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
      case 2 -> {
        byte[] replaced = input.clone();
        if (at < replaced.length) {
          replaced[at] = (byte) random.nextInt(256);
        }
        yield replaced;
      }
      case 3 -> inserted(input, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
      case 4 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length + 1);
        yield inserted(Arrays.copyOf(input, at), at, Arrays.copyOfRange(other, from, other.length));
      }
      default -> {
        int to = at + random.nextInt(input.length - at + 1);
        yield inserted(input, at, Arrays.copyOfRange(input, at, to));
      }
    };
  }

  private static byte[] inserted(byte[] input, int at, byte[] piece) {
    byte[] longer = new byte[Math.min(1 << 16, input.length + piece.length)];
    int kept = Math.min(at, longer.length);
    System.arraycopy(input, 0, longer, 0, kept);
    int put = Math.min(piece.length, longer.length - kept);
    System.arraycopy(piece, 0, longer, kept, put);
    int rest = Math.min(input.length - kept, longer.length - kept - put);
    System.arraycopy(input, kept, longer, kept + put, rest);
    return longer;
  }

  private static String describe(byte[] input) {
    return "hex " + HexFormat.of().formatHex(input) + " = " + new String(input, UTF_8);
  }
}
