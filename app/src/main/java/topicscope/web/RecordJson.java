package topicscope.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import topicscope.kafka.read.RawRecord;
import topicscope.signal.Sample;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * A record as JSON. Bytes are text where they are UTF-8, else base64 in a field with the suffix
 * {@code Base64}.
 */
final class RecordJson {
  private static final JsonFactory JSON = new JsonFactory();

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);

  /** The bytes of a value that a message to a page has at most. */
  private static final int MAX_READABLE = 16_384;

  private static final int MAX_FIELDS = 200;

  /** For whom the value is written. */
  enum Form {
    /** A value that is JSON is a part of the JSON, with all digits of its numbers. */
    EXACT,
    /** It is indented text, cut if it is long: JavaScript would round its numbers. */
    READABLE
  }

  private RecordJson() {}

  /**
   * Writes a record with the numbers decoded from it.
   *
   * @param series the series that its reader fills
   */
  static void write(JsonGenerator json, RawRecord record, SeriesSet series, Form form)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", record.topic());
    json.writeNumberField("partition", record.partition());
    json.writeNumberField("offset", record.offset());
    json.writeNumberField("timestampMs", record.timestampMs());
    json.writeStringField("timestampType", record.timestampType());
    writeBytes(json, "key", record.key());
    json.writeArrayFieldStart("headers");
    for (RawRecord.RawHeader header : record.headers()) {
      json.writeStartObject();
      json.writeStringField("key", header.key());
      writeBytes(json, "value", header.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("valueLength", record.valueLength());
    writeValue(json, record, form);
    json.writeObjectFieldStart("fields");
    writeFields(json, record, series);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, RawRecord record, Form form)
      throws IOException {
    Optional<byte[]> kept = record.value();
    if (kept.isEmpty()) {
      json.writeStringField("valueFormat", "none");
      json.writeNullField("value");
      return;
    }
    byte[] value = kept.get();
    boolean cut = value.length < record.valueLength();
    Optional<String> text = text(value, cut);
    Optional<String> document = cut ? Optional.empty() : text.flatMap(RecordJson::indented);
    json.writeStringField(
        "valueFormat", document.isPresent() ? "json" : text.isPresent() ? "text" : "base64");
    if (form == Form.EXACT && document.isPresent()) {
      json.writeFieldName("value");
      json.writeRawValue(text.orElseThrow());
    } else if (text.isPresent()) {
      json.writeStringField("value", shown(document.or(() -> text).get(), form));
    } else {
      json.writeStringField("value", shown(Base64.getEncoder().encodeToString(value), form));
    }
  }

  private static String shown(String text, Form form) {
    if (form == Form.EXACT || text.length() <= MAX_READABLE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_READABLE - 1)) ? 1 : 0;
    return text.substring(0, MAX_READABLE - end) + "…";
  }

  private static void writeFields(JsonGenerator json, RawRecord record, SeriesSet series)
      throws IOException {
    int count = 0;
    for (Series one : series.all()) {
      Optional<Sample> last = one.buffer().sample(one.buffer().appended() - 1);
      boolean isOf =
          last.isPresent()
              && last.get().offset() == record.offset()
              && last.get().partition() == record.partition();
      if (isOf && count++ < MAX_FIELDS) {
        json.writeFieldName(one.name());
        SeriesStream.writeValue(json, one, last.get());
      }
    }
  }

  private static void writeBytes(JsonGenerator json, String field, Optional<byte[]> bytes)
      throws IOException {
    Optional<String> text = bytes.flatMap(some -> text(some, false));
    if (bytes.isPresent() && text.isEmpty()) {
      json.writeStringField(field + "Base64", Base64.getEncoder().encodeToString(bytes.get()));
    } else {
      json.writeStringField(field, text.orElse(null));
    }
  }

  /** The text; what was cut may end within a character. */
  private static Optional<String> text(byte[] bytes, boolean cut) {
    for (int left = 0; left <= (cut ? 3 : 0) && left <= bytes.length; left++) {
      try {
        ByteBuffer part = ByteBuffer.wrap(bytes, 0, bytes.length - left);
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(part).toString());
      } catch (CharacterCodingException e) {
        // It may be the end of a character.
      }
    }
    return Optional.empty();
  }

  /** The same document, indented, with its numbers as they are; empty if it is no JSON. */
  private static Optional<String> indented(String text) {
    StringWriter out = new StringWriter();
    try (JsonParser in = JSON.createParser(text);
        JsonGenerator json =
            JSON.createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS))) {
      if (in.nextToken() == null) {
        return Optional.empty();
      }
      int depth = 0;
      do {
        depth += in.currentToken().isStructStart() ? 1 : in.currentToken().isStructEnd() ? -1 : 0;
        copy(in, json);
      } while (in.nextToken() != null && depth > 0);
      if (in.currentToken() != null) {
        return Optional.empty();
      }
      json.flush();
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(out.toString());
  }

  private static void copy(JsonParser in, JsonGenerator json) throws IOException {
    JsonToken token = in.currentToken();
    if (token.isNumeric()) {
      json.writeNumber(in.getText());
    } else {
      json.copyCurrentEvent(in);
    }
  }
}
