package topicscope.desk.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Bytes of a record as readable text: indented JSON, text, or hex. */
public final class RecordText {
  private static final int HEX_ROW = 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordText() {}

  /** Indented JSON if the bytes are JSON, else text if they are UTF-8, else hex. */
  static String readable(byte[] bytes) {
    Optional<String> text = text(bytes);
    return text.isEmpty() ? hex(bytes) : json(text.get()).orElse(text.get());
  }

  /** One line for a table: the text, or the first bytes in hex. */
  public static String oneLine(byte[] bytes, int maxCharacters) {
    String line =
        text(bytes)
            .map(text -> text.replaceAll("\\s+", " "))
            .orElseGet(() ->
                "0x"
                    + HexFormat.of()
                        .formatHex(bytes, 0, Math.min(bytes.length, maxCharacters / 2)));
    return line.length() <= maxCharacters ? line : line.substring(0, maxCharacters) + "…";
  }

  /** Hex dump: offset, 16 bytes and their characters per row. */
  static String hex(byte[] bytes) {
    StringBuilder rows = new StringBuilder();
    HexFormat pair = HexFormat.ofDelimiter(" ");
    for (int from = 0; from < bytes.length; from += HEX_ROW) {
      int to = Math.min(bytes.length, from + HEX_ROW);
      rows.append(
          String.format(Locale.ROOT, "%06x  %-48s ", from, pair.formatHex(bytes, from, to)));
      for (int i = from; i < to; i++) {
        rows.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '·');
      }
      rows.append('\n');
    }
    return rows.toString();
  }

  /** The JSON object or array; empty if the bytes are none. */
  static Optional<JsonNode> json(byte[] bytes) {
    return text(bytes).flatMap(RecordText::tree);
  }

  private static Optional<String> json(String text) {
    return tree(text).map(JsonNode::toPrettyString);
  }

  private static Optional<JsonNode> tree(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean printable =
          text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
      return printable ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
