package topicscope.cli.tail;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import topicscope.kafka.read.RawRecord;
import topicscope.platform.TerminalText;

/** A record as one line, for people or for programs, without control characters. */
interface TailLine {
  /** The line, without its end. */
  String of(RawRecord record);

  /** {@code GROUP: [TOPIC] PART:n@offset key value}. */
  static TailLine text(Optional<String> group) {
    String prefix = group.map(name -> TerminalText.escape(name) + ": ").orElse("");
    return record ->
        prefix
            + "["
            + record.topic()
            + "] PART:"
            + record.partition()
            + "@"
            + record.offset()
            + " "
            + record.key().map(Text::readable).orElse("null")
            + " "
            + record.value().map(value -> Text.cut(value, record.valueLength())).orElse("null");
  }

  /** One JSON object. Bytes that aren't UTF-8 are in a field with the suffix {@code Hex}. */
  static TailLine json(Optional<String> group) {
    JsonMapper mapper = new JsonMapper();
    return record -> {
      ObjectNode line = mapper.createObjectNode();
      group.ifPresent(name -> line.put("group", name));
      line.put("topic", record.topic());
      line.put("partition", record.partition());
      line.put("offset", record.offset());
      line.put("timestampMs", record.timestampMs());
      line.put("timestampType", record.timestampType());
      Text.put(line, "key", record.key());
      ArrayNode headers = line.putArray("headers");
      for (RawRecord.RawHeader header : record.headers()) {
        ObjectNode one = headers.addObject();
        one.put("key", header.key());
        Text.put(one, "value", header.value());
      }
      Text.put(line, "value", record.value());
      if (record.valueLength() > RawRecord.MAX_BYTES) {
        line.put("valueBytes", record.valueLength());
      }
      return TerminalText.escapeJson(line.toString());
    };
  }

  /** Bytes as text or hex. */
  final class Text {
    private Text() {}

    static String readable(byte[] bytes) {
      return text(bytes)
          .map(TerminalText::escape)
          .orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
    }

    /** The value; if the reader cut it, with its full length. */
    private static String cut(byte[] value, int length) {
      return length <= value.length
          ? readable(value)
          : String.format(Locale.ROOT, "%s… (%,d bytes)", readable(value), length);
    }

    private static void put(ObjectNode node, String field, Optional<byte[]> bytes) {
      Optional<String> text = bytes.flatMap(Text::text);
      if (bytes.isPresent() && text.isEmpty()) {
        node.put(field + "Hex", HexFormat.of().formatHex(bytes.get()));
      } else {
        node.put(field, text.orElse(null));
      }
    }

    private static Optional<String> text(byte[] bytes) {
      try {
        return Optional.of(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
  }
}
