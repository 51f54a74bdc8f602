package topicscope.decode.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import topicscope.decode.RecordView;
import topicscope.decode.schema.SchemaPrefix;

/**
 * Opens values that are gzip, zlib or Base64 of JSON, so that decoders see what is inside. For
 * other values it costs a look at their first byte.
 *
 * <p>Owned by the reading thread; any thread may ask for the kind.
 */
final class ValueOpener {
  /** As of a plain value. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int MIN_BASE64 = 8;
  private static final byte[] NOTHING = new byte[0];

  /** Of AWS Glue's prefix: where it says that what follows is compressed with zlib. */
  private static final int GLUE_CODEC = 1;

  private final RecordView opened = new RecordView();
  private boolean base64;
  private volatile Optional<String> kind = Optional.empty();

  /** What the last opened value was; empty if none was opened. */
  Optional<String> kind() {
    return kind;
  }

  /** As {@link #open}, and learns whether there is Base64 of JSON. */
  RecordView examine(RecordView record) {
    base64 = base64 || decodeBase64(record).isPresent();
    return open(record);
  }

  /** The record with what is inside its value; the record itself if there is nothing inside. */
  RecordView open(RecordView record) {
    int length = record.valueLength();
    if (length < MIN_BASE64) {
      return record;
    }
    byte[] bytes = record.value();
    int at = record.valueOffset();
    return switch (bytes[at]) {
      case 0x1f -> bytes[at + 1] == (byte) 0x8b ? compressed(record, "gzip") : record;
      case 0x78 ->
          (0x7800 | (bytes[at + 1] & 0xff)) % 31 == 0 ? compressed(record, "zlib") : record;
      case 3 -> SchemaPrefix.isZlib(bytes, at, length) ? behindPrefix(record) : record;
      case 'e', 'W' ->
          base64
              ? decodeBase64(record).map(value -> view(record, value, "Base64")).orElse(record)
              : record;
      default -> record;
    };
  }

  private RecordView compressed(RecordView record, String name) {
    byte[] inside = inflated(record, 0, name.equals("gzip"));
    return inside.length == 0 ? record : view(record, inside, name);
  }

  /** The same prefix, and behind it what was compressed. */
  private RecordView behindPrefix(RecordView record) {
    int prefix = SchemaPrefix.GLUE.length();
    byte[] inside = inflated(record, prefix, false);
    if (inside.length == 0) {
      return record;
    }
    byte[] value =
        Arrays.copyOfRange(
            record.value(), record.valueOffset(), record.valueOffset() + prefix + inside.length);
    value[GLUE_CODEC] = 0;
    System.arraycopy(inside, 0, value, prefix, inside.length);
    return view(record, value, "zlib");
  }

  /** What is compressed behind the first bytes of a value; empty if it is broken or too large. */
  private static byte[] inflated(RecordView record, int from, boolean gzip) {
    int start = record.valueOffset() + from;
    try (InputStream raw =
            new ByteArrayInputStream(record.value(), start, record.valueLength() - from);
        InputStream in = gzip ? new GZIPInputStream(raw) : new InflaterInputStream(raw)) {
      byte[] inside = in.readNBytes(MAX_BYTES + 1);
      return inside.length > MAX_BYTES ? NOTHING : inside;
    } catch (IOException e) {
      return NOTHING;
    }
  }

  private RecordView view(RecordView record, byte[] value, String name) {
    if (kind.isEmpty()) {
      kind = Optional.of(name);
    }
    return opened
        .at(record.partition(), record.offset(), record.timestampMs(), record.arrivalMs())
        .value(value, 0, value.length);
  }

  private static Optional<byte[]> decodeBase64(RecordView record) {
    int length = record.valueLength();
    byte[] bytes = record.value();
    int at = record.valueOffset();
    if (length < MIN_BASE64 || (bytes[at] != 'e' && bytes[at] != 'W')) {
      return Optional.empty();
    }
    String text = new String(bytes, at, length, ISO_8859_1).strip();
    try {
      byte[] inside =
          text.indexOf('-') >= 0 || text.indexOf('_') >= 0
              ? Base64.getUrlDecoder().decode(text)
              : Base64.getDecoder().decode(text);
      int end = inside.length - 1;
      boolean json =
          (inside[0] == '{' && inside[end] == '}') || (inside[0] == '[' && inside[end] == ']');
      return json ? Optional.of(inside) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
