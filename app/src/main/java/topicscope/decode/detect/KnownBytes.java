package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import topicscope.decode.Utf8;

/**
 * Names values that no decoder reads, in one sentence that says what helps: by the bytes with which
 * they begin, by their structure, or by how evenly their bytes are spread.
 */
final class KnownBytes {
  /** What may be known of a value at its beginning; the first one that fits counts. */
  private static final List<Magic> MAGIC =
      List.of(
          new Magic(
              "28b52ffd",
              "values compressed with zstd by the program that writes them: Kafka's own"
                  + " compression.type can be read"),
          new Magic(
              "04224d18",
              "values compressed with lz4 by the program that writes them: Kafka's own"
                  + " compression.type can be read"),
          new Magic(
              "ff060000734e61507059",
              "values compressed with snappy by the program that writes them: Kafka's own"
                  + " compression.type can be read"),
          new Magic(
              "82534e4150505900",
              "values compressed with snappy by the program that writes them: Kafka's own"
                  + " compression.type can be read"),
          new Magic("1f8b08", "gzip that is broken, or more than 1 MiB when decompressed"),
          new Magic("425a68", "values compressed with bzip2: not read"),
          new Magic("fd377a585a00", "values compressed with xz: not read"),
          new Magic("504b0304", "zip archives: not read"),
          new Magic(
              "aced0005",
              "serialized Java objects: not read; another serializer, such as one for JSON, helps"),
          new Magic("c301", "Avro's single-object encoding: give its schema with --schema FILE"),
          new Magic("800495", "pickled Python objects: not read; as JSON they would be"),
          new Magic("800595", "pickled Python objects: not read; as JSON they would be"),
          new Magic("50415231", "Parquet files: not read"),
          new Magic("89504e470d0a1a0a", "PNG pictures"),
          new Magic("ffd8ff", "JPEG pictures"),
          new Magic("47494638", "GIF pictures"),
          new Magic("25504446", "PDF documents"));

  private static final String XML = "XML: not read; as JSON it would be";
  private static final String HEX = "bytes written in hexadecimal: not read";
  private static final String BSON = "BSON: not read; as JSON it would be";
  private static final String PROTOBUF =
      "bytes that look like Protobuf: give the schema with --schema FILE.proto or FILE.desc";
  private static final String OTHER_TEXT =
      "text that is not UTF-8, or has control characters in it";
  private static final String RANDOM = "bytes like random ones: encrypted or compressed";
  private static final String BINARY =
      "bytes in no known format; Avro and Protobuf need a schema: --schema FILE";

  private static final double MIN_ASCII = 0.7;
  private static final int MAX_FIELD = 10_000;
  private static final int MAX_LENGTH = 1 << 20;

  /** Fewer bytes than this can look random by chance. */
  private static final int MIN_RANDOM_BYTES = 512;

  /** Of 8 bits per byte; text has about 5, compressed bytes have nearly 8. */
  private static final double RANDOM_BITS = 7.5;

  private static final class Magic {
    private final byte[] start;
    private final String name;

    Magic(String start, String name) {
      this.start = HexFormat.of().parseHex(start);
      this.name = name;
    }

    boolean fits(byte[] value) {
      boolean fits = value.length > start.length;
      for (int i = 0; fits && i < start.length; i++) {
        fits = value[i] == start[i];
      }
      return fits;
    }
  }

  private KnownBytes() {}

  /** What at least half of these values are; empty if they are text that nothing is known of. */
  static Optional<String> name(List<byte[]> samples) {
    Map<String, Long> names =
        samples.stream()
            .flatMap(value -> name(value).stream())
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    Optional<String> known =
        names.entrySet().stream()
            .filter(entry -> entry.getValue() * 2 >= samples.size())
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey);
    if (known.isPresent() || FormatDetector.isText(samples)) {
      return known;
    }
    return Optional.of(isMostlyAscii(samples) ? OTHER_TEXT : isRandom(samples) ? RANDOM : BINARY);
  }

  private static boolean isMostlyAscii(List<byte[]> samples) {
    long total = 0;
    long ascii = 0;
    for (byte[] value : samples) {
      total += value.length;
      for (byte b : value) {
        ascii += b >= ' ' ? 1 : 0;
      }
    }
    return ascii > MIN_ASCII * total;
  }

  private static Optional<String> name(byte[] value) {
    for (Magic magic : MAGIC) {
      if (magic.fits(value)) {
        return Optional.of(magic.name);
      }
    }
    if (Utf8.isText(value, 0, value.length)) {
      boolean hex = Plausibility.isHexDump(value);
      return isXml(value) ? Optional.of(XML) : hex ? Optional.of(HEX) : Optional.empty();
    }
    if (isBson(value)) {
      return Optional.of(BSON);
    }
    return isProtobuf(value) ? Optional.of(PROTOBUF) : Optional.empty();
  }

  private static boolean isXml(byte[] value) {
    String text = new String(value, ISO_8859_1).strip();
    return text.endsWith(">") && text.matches("(?s)<[?!A-Za-z_].*");
  }

  /** Its length in four bytes, a known type, a name, and a zero at the end. */
  private static boolean isBson(byte[] value) {
    if (value.length < 12 || value[value.length - 1] != 0 || little(value) != value.length) {
      return false;
    }
    int type = value[4];
    return (type >= 1 && type <= 0x13) && value[5] > ' ';
  }

  private static int little(byte[] value) {
    return (value[0] & 0xff)
        | (value[1] & 0xff) << 8
        | (value[2] & 0xff) << 16
        | (value[3] & 0xff) << 24;
  }

  /** Whether the value is nothing but fields: a tag, and as many bytes as its type takes. */
  private static boolean isProtobuf(byte[] value) {
    int at = 0;
    int fields = 0;
    while (at < value.length) {
      int tagEnd = varintEnd(value, at);
      long tag = varint(value, at, tagEnd);
      at = tagEnd;
      if (at == 0 || tag >>> 3 == 0 || tag >>> 3 > MAX_FIELD) {
        return false;
      }
      int end =
          switch ((int) (tag & 7)) {
            case 0 -> varintEnd(value, at);
            case 1 -> at + Long.BYTES;
            case 2 -> {
              int start = varintEnd(value, at);
              long length = varint(value, at, start);
              yield start == 0 || length > MAX_LENGTH ? 0 : start + (int) length;
            }
            case 5 -> at + Integer.BYTES;
            default -> 0;
          };
      if (end == 0 || end > value.length) {
        return false;
      }
      at = end;
      fields++;
    }
    return fields > 0;
  }

  /** The end of the variable-length number at that place; 0 if there is none. */
  private static int varintEnd(byte[] value, int at) {
    for (int i = at; i < value.length && i < at + 10; i++) {
      if (value[i] >= 0) {
        return i + 1;
      }
    }
    return 0;
  }

  private static long varint(byte[] value, int from, int end) {
    long number = 0;
    for (int i = end - 1; i >= from; i--) {
      number = number << 7 | (value[i] & 0x7f);
    }
    return number < 0 ? Long.MAX_VALUE : number;
  }

  private static boolean isRandom(List<byte[]> samples) {
    int[] counts = new int[256];
    int total = 0;
    for (byte[] value : samples) {
      for (byte b : value) {
        counts[b & 0xff]++;
      }
      total += value.length;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / total;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return total >= MIN_RANDOM_BYTES && bits >= RANDOM_BITS;
  }
}
