package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.DecodedRecord;
import topicscope.decode.RecordFields;
import topicscope.decode.RecordView;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;

/** What is said of values that no decoder reads, and values inside others. */
class KnownBytesTest {
  private final RecordView view = new RecordView();
  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({
    "28b52ffd200c610000, compressed with zstd",
    "04224d186440a7, compressed with lz4",
    "ff060000734e61507059010f, compressed with snappy",
    "1f8b0800000000000203ff, gzip that is broken",
    "aced0005737200106a61, serialized Java objects",
    "c3010102030405060708ff, Avro's single-object encoding",
    "89504e470d0a1a0a0000000d, PNG pictures",
    "ffd8ffe000104a464946, JPEG pictures",
    "255044462d312e370a25, PDF documents",
    "130000000174656d7000000000000080354000, BSON",
    "080711000000000000044012036d6f64, Protobuf",
    "3c7420763d2232312e35222f3e, XML",
    "00ff81fe0709a1, bytes in no known format"
  })
  void name_oneSentence(String hex, String expected) {
    List<byte[]> values = Stream.generate(() -> HexFormat.of().parseHex(hex)).limit(10).toList();
    assertThat(text(values)).contains(expected);
  }

  @Test
  void name_randomBytes() {
    List<byte[]> values =
        Stream.generate(
                () -> {
                  byte[] bytes = new byte[100 + random.nextInt(20)];
                  random.nextBytes(bytes);
                  return bytes;
                })
            .limit(100)
            .toList();
    assertThat(text(values)).isEqualTo("bytes like random ones: encrypted or compressed");
  }

  @Test
  @DisplayName("the reason why text isn't read is the decoder's, or its encoding")
  void name_nearlyText() {
    assertThat(text(List.of("{\"a\":1".getBytes(UTF_8))))
        .isEqualTo("what begins like JSON, but can't be read: truncated JSON");
    assertThat(
            text(List.of("Temperatur 21,5 \u0001C im B\u00fcro: h\u00f6her".getBytes(ISO_8859_1))))
        .isEqualTo("text that is not UTF-8, or has control characters in it");
  }

  @Test
  @DisplayName("the brokers' own topics are named, and the header that names a schema")
  void name_topicAndHeader() {
    FormatResolver offsets = resolver("__consumer_offsets");
    look(offsets, "00030000000000001234", "");
    assertThat(offsets.text()).startsWith("Kafka's own topic of committed offsets");
    FormatResolver bare = resolver("t");
    look(bare, "0600000000008035", "__value_schema_id");
    assertThat(bare.text())
        .isEqualTo(
            "values whose schema is named in the header __value_schema_id: give it with --schema"
                + " FILE");
  }

  @Test
  @DisplayName("gzip, zlib and Base64 of JSON are opened, up to a bound")
  void open_isDecoded() throws IOException {
    byte[] json = "{\"cpu\":12.5}".getBytes(UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    write(new GZIPOutputStream(gzip), json);
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    write(new DeflaterOutputStream(zlib), json);
    assertThat(text(List.of(gzip.toByteArray())))
        .isEqualTo("JSON object, 1 numeric field, 1 of 1 record, in gzip");
    assertThat(text(List.of(zlib.toByteArray()))).endsWith(", in zlib");
    assertThat(text(List.of(Base64.getEncoder().encode(json)))).endsWith(", in Base64");
    assertThat(text(List.of("xylophone 5".getBytes(UTF_8), "x^y 5".getBytes(UTF_8))))
        .startsWith("words");
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    byte[] blanks = new byte[2 << 20];
    Arrays.fill(blanks, (byte) ' ');
    write(new GZIPOutputStream(large), blanks);
    assertThat(text(List.of(large.toByteArray()))).startsWith("gzip that is broken, or more");
  }

  private String text(List<byte[]> values) {
    FormatResolver resolver = resolver("t");
    for (byte[] value : values) {
      resolver.look(view.at(0, 0, 1, 1).value(value, 0, value.length));
    }
    byte[] first = values.getFirst();
    view.at(0, 0, 1, 1).value(first, 0, first.length);
    resolver.settle(view);
    String reason = resolver.decode(view, new DecodedRecord()).reason();
    assertThat(reason.isEmpty() || resolver.text().equals(reason)).isTrue();
    return resolver.text();
  }

  private void look(FormatResolver resolver, String hex, String header) {
    byte[] value = HexFormat.of().parseHex(hex);
    resolver.look(view.at(0, 0, 1, 1).value(value, 0, value.length).schemaHeader(header));
    resolver.settle(view);
  }

  private static FormatResolver resolver(String topic) {
    return new FormatResolver(
        topic, DecodeChoice.AUTOMATIC, TopicSchemas.NONE, RecordFields.numbersOnly());
  }

  private static void write(OutputStream out, byte[] bytes) throws IOException {
    try (out) {
      out.write(bytes);
    }
  }
}
