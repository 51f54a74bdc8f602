package topicscope.producer.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes and reads the top level of JSON objects. */
public final class JsonText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?([eE][+-]?\\d{1,2})?");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100).build())
          .build();

  private JsonText() {}

  /**
   * Writes an object with these fields in order. A text in the form of a JSON number becomes a
   * number.
   */
  public static byte[] object(Map<String, String> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        out.writeFieldName(field.getKey());
        if (isNumber(field.getValue())) {
          out.writeNumber(field.getValue());
        } else {
          out.writeString(field.getValue());
        }
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the texts, numbers and booleans at the top of an object; empty if the bytes are no
   * complete object.
   */
  public static Optional<Map<String, String>> fields(byte[] object) {
    try (JsonParser in = JSON.createParser(object)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, String> fields = scalars(in);
      return in.nextToken() == null ? Optional.of(fields) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the objects of an array at the top of an object, each with its texts, numbers and
   * booleans; empty if there is no such array, or if the bytes are no complete object.
   */
  public static List<Map<String, String>> objects(byte[] object, String array) {
    List<Map<String, String>> objects = new ArrayList<>();
    try (JsonParser in = JSON.createParser(object)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = in.currentName().equals(array);
        if (in.nextToken() == JsonToken.START_ARRAY && wanted) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            objects.add(scalars(in));
          }
        } else {
          in.skipChildren();
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return objects;
  }

  /** Reads an object to its end. */
  private static Map<String, String> scalars(JsonParser in) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        fields.put(name, in.getText());
      }
      in.skipChildren();
    }
    return fields;
  }

  /** Whether the text has the form of a JSON number. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
