package topicscope.decode.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import topicscope.decode.DecodeBudget;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.FieldTable;
import topicscope.decode.RecordDecoder;
import topicscope.decode.RecordFields;
import topicscope.decode.choice.Format;
import topicscope.decode.detect.DecoderFactory;
import topicscope.decode.schema.GivenSchema;
import topicscope.decode.schema.RegisteredSchema;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.schema.TopicSchemas;

/** Every decoder against {@link StructuredRecords}: nothing is thrown, and the budget holds. */
final class StructuredFuzz {
  private static final int FRESH_EVERY = 500;

  /** Looks at the clock, each of which is 1 ms: bounds values without an account. */
  private long looks;

  private final DecodeBudget budget = new DecodeBudget(() -> ++looks * 1_000_000L);
  private final Format[] formats = Format.values();
  private final RecordDecoder[] decoders = new RecordDecoder[formats.length];
  private final DecoderFactory avro;
  private final DecoderFactory protobuf;
  private final Map<Format, Integer> decoded = new EnumMap<>(Format.class);
  private final Map<Format, Integer> exceeded = new EnumMap<>(Format.class);

  /**
   * What came of it.
   *
   * @param decoded the records that were decoded or are without a number
   * @param exceeded the records that exceeded the budget
   */
  record Summary(Map<Format, Integer> decoded, Map<Format, Integer> exceeded) {}

  private StructuredFuzz(Path folder) throws IOException {
    avro = new DecoderFactory(true, schemas(folder, "r.avsc", StructuredRecords.AVRO), budget);
    protobuf =
        new DecoderFactory(true, schemas(folder, "m.proto", StructuredRecords.PROTO), budget);
  }

  /**
   * Decodes so many records.
   *
   * @param folder for two small files
   */
  static Summary run(Path folder, long seed, long inputs) throws IOException {
    StructuredFuzz fuzz = new StructuredFuzz(folder);
    StructuredRecords records = new StructuredRecords(seed);
    for (long i = 0; i < inputs; i++) {
      if (i % FRESH_EVERY == 0) {
        fuzz.begin();
      }
      int which = (int) (i % fuzz.formats.length);
      fuzz.decode(which, records.next(fuzz.formats[which]));
    }
    return new Summary(fuzz.decoded, fuzz.exceeded);
  }

  private void begin() {
    RecordFields fields = new RecordFields(FieldTable.ofAll(), FieldTable.ofAll());
    for (int i = 0; i < formats.length; i++) {
      DecoderFactory factory = formats[i] == Format.PROTOBUF ? protobuf : avro;
      decoders[i] = factory.make(formats[i], fields);
    }
  }

  private void decode(int which, byte[] input) {
    DecodedRecord rows = new DecodedRecord();
    looks = 0;
    DecodeOutcome outcome;
    try {
      outcome = decoders[which].decode(input, 0, input.length, rows);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(describe(which, input), e);
    }
    List<String> wrong = new ArrayList<>();
    if (outcome.reason().contains("the decoder failed")) {
      wrong.add(outcome.reason());
    }
    if (budget.isExceeded() && !outcome.isUndecodable()) {
      wrong.add("decoded in spite of the budget");
    }
    if (!budget.isExceeded() && budget.items() > DecodeBudget.MAX_ITEMS) {
      wrong.add(budget.items() + " values");
    }
    if (rows.numbers() > DecodeBudget.MAX_ITEMS || rows.rows() > DecodeBudget.MAX_ITEMS) {
      wrong.add(rows.numbers() + " numbers in " + rows.rows() + " rows");
    }
    if (outcome.isUndecodable() && rows.rows() > 0) {
      wrong.add("rows left behind");
    }
    assertThat(wrong).as(() -> describe(which, input)).isEmpty();
    if (budget.isExceeded()) {
      exceeded.merge(formats[which], 1, Integer::sum);
    } else if (!outcome.isUndecodable()) {
      decoded.merge(formats[which], 1, Integer::sum);
    }
  }

  private String describe(int which, byte[] input) {
    String hex = HexFormat.of().formatHex(input, 0, Math.min(input.length, 4_000));
    return formats[which] + " on " + input.length + " bytes: hex " + hex;
  }

  private static TopicSchemas schemas(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Map<Integer, RegisteredSchema> known =
        Map.of(
            17, new RegisteredSchema("AVRO", StructuredRecords.AVRO, Map.of()),
            18, new RegisteredSchema("PROTOBUF", StructuredRecords.PROTO, Map.of()));
    SchemaSource registry =
        id ->
            known.containsKey(id)
                ? new SchemaSource.Found(known.get(id))
                : new SchemaSource.Refused("it is not there");
    String message = name.endsWith(".proto") ? "M" : "";
    return new TopicSchemas(registry, Optional.of(GivenSchema.load(file, message)));
  }
}
