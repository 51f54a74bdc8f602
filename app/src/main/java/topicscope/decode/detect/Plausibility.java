package topicscope.decode.detect;

import topicscope.decode.DecodeOutcome;
import topicscope.decode.DecodedRecord;
import topicscope.decode.Utf8;
import topicscope.decode.choice.Format;
import topicscope.decode.rollup.RollupDecoder;
import topicscope.decode.schema.AvroFileDecoder;
import topicscope.decode.schema.SchemaPrefix;

/** Judges whether bytes that a decoder can read were meant in its format. */
final class Plausibility {
  private static final double MIN_DOUBLE = 1e-12;
  private static final double MAX_DOUBLE = 1e15;
  private static final double MIN_FLOAT = 1e-6;
  private static final double MAX_FLOAT = 1e9;

  /** Above nanoseconds since the epoch, and below every plausible double read as an integer. */
  private static final double MAX_INT64 = 1L << 61;

  private Plausibility() {}

  /**
   * Whether it is rather text than a number's bytes: it is valid UTF-8 and begins with a printable
   * character.
   */
  static boolean isText(byte[] value) {
    return value.length > 0
        && (value[0] >= ' ' || value[0] < 0)
        && Utf8.isText(value, 0, value.length);
  }

  /** Whether these bytes are text without a digit. */
  static boolean isWords(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        return false;
      }
    }
    return Utf8.isText(bytes, from, to);
  }

  /** Whether the first byte allows that format: binary documents are maps, arrays or numbers. */
  static boolean startsLike(Format format, byte[] value) {
    int first = value.length == 0 ? 0 : value[0] & 0xff;
    return switch (format) {
      case REGISTRY -> SchemaPrefix.of(value, 0, value.length) != SchemaPrefix.NONE;
      case ROLLUP -> RollupDecoder.isRollup(value, 0, value.length);
      case AVRO_FILE -> AvroFileDecoder.isFile(value, 0, value.length);
      case CBOR -> (first >= 0x80 && first < 0xc0) || first == 0xd9 || isCborNumber(value);
      case MESSAGE_PACK ->
          (first >= 0x80 && first < 0xa0)
              || (first >= 0xdc && first < 0xe0)
              || isMessagePackNumber(value);
      case WORDS -> !isXml(value) && !isHexDump(value);
      case KEY_VALUE, CSV -> !isXml(value);
      default -> true;
    };
  }

  /** Whether it begins with a tag; a log line may begin with a number in such brackets. */
  private static boolean isXml(byte[] value) {
    return value.length > 1
        && value[0] == '<'
        && (value[1] == '?' || value[1] == '!' || Character.isLetter(value[1]));
  }

  /** Whether it is bytes in hexadecimal, {@code 41 0C 1A F8}: two digits each, with letters. */
  static boolean isHexDump(byte[] value) {
    boolean letters = false;
    for (int i = 0; i < value.length; i++) {
      int digit = Character.digit(value[i], 16);
      if (i % 3 == 2 ? value[i] != ' ' : digit < 0) {
        return false;
      }
      letters |= digit > 9;
    }
    return letters && value.length > 3 && value.length % 3 == 2;
  }

  /** Whether it is one number with its marker, of a length that no bare binary number has. */
  private static boolean isCborNumber(byte[] value) {
    int first = value.length == 0 ? 0 : value[0] & 0xff;
    return switch (first) {
      case 0x19, 0xf9 -> value.length == 1 + Short.BYTES;
      case 0x1a, 0xfa -> value.length == 1 + Integer.BYTES;
      case 0x1b, 0xfb -> value.length == 1 + Long.BYTES;
      // Those below zero begin like text.
      case 0x39 -> value.length == 1 + Short.BYTES && !isText(value);
      case 0x3a -> value.length == 1 + Integer.BYTES && !isText(value);
      case 0x3b -> value.length == 1 + Long.BYTES && !isText(value);
      default -> false;
    };
  }

  private static boolean isMessagePackNumber(byte[] value) {
    int first = value.length == 0 ? 0 : value[0] & 0xff;
    return switch (first) {
      case 0xcd, 0xd1 -> value.length == 1 + Short.BYTES;
      case 0xca, 0xce, 0xd2 -> value.length == 1 + Integer.BYTES;
      case 0xcb, 0xcf, 0xd3 -> value.length == 1 + Long.BYTES;
      default -> false;
    };
  }

  /** Whether a value with that outcome has that format. */
  static boolean fits(Format format, DecodeOutcome outcome, DecodedRecord rows) {
    boolean decoded = outcome.kind() == DecodeOutcome.Kind.DECODED;
    if (format == Format.REGISTRY || format == Format.AVRO_FILE || format == Format.ROLLUP) {
      // How they begin is enough; a schema or a codec may be missing, a version unknown.
      return true;
    }
    if (format == Format.JSON) {
      return !outcome.isUndecodable();
    }
    return decoded && (format.binary().isEmpty() || isPlausible(format, rows.numberAt(0)));
  }

  /** The first byte that is not white space, or a blank. */
  static byte first(byte[] value) {
    for (byte b : value) {
      if (b > ' ' || b < 0) {
        return b;
      }
    }
    return ' ';
  }

  /** Whether a number of that form has a size that somebody would write. */
  static boolean isPlausible(Format format, double value) {
    double size = Math.abs(value);
    return switch (format) {
      case DOUBLE, DOUBLE_LE -> size == 0 || (size >= MIN_DOUBLE && size <= MAX_DOUBLE);
      case FLOAT, FLOAT_LE -> size == 0 || (size >= MIN_FLOAT && size <= MAX_FLOAT);
      case INT64, INT64_LE -> size < MAX_INT64;
      default -> true;
    };
  }
}
