package topicscope.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;

/** Decodes JSON documents: every numeric field, nested ones by their path, booleans left out. */
final class JsonDecoder implements RecordDecoder {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(100)
                  .maxDocumentLength(1 << 20)
                  .build())
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private String[] fields = new String[16];
  private double[] values = new double[16];
  private int found;

  @Override
  public Outcome decode(byte[] bytes, int offset, int length, FieldSink sink) {
    found = 0;
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      parser.nextToken();
      boolean finite = read(parser, "");
      if (parser.nextToken() != null) {
        return Outcome.undecodable("more than one JSON document");
      }
      if (!finite) {
        return Outcome.undecodable("number out of range");
      }
    } catch (StreamConstraintsException e) {
      return Outcome.undecodable("JSON too deep, too long or a number too long");
    } catch (IOException e) {
      return Outcome.undecodable("neither a number nor valid JSON");
    }
    for (int i = 0; i < found; i++) {
      sink.number(fields[i], values[i]);
    }
    return found > 0 ? Outcome.DECODED : Outcome.WITHOUT_NUMBER;
  }

  /** Reads the value the parser stands on; false if a number in it is not finite. */
  private boolean read(JsonParser parser, String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser, path);
      case START_ARRAY -> readArray(parser, path);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> keep(path, parser.getDoubleValue());
      case null, default -> true;
    };
  }

  private boolean readObject(JsonParser parser, String path) throws IOException {
    boolean finite = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      finite &= read(parser, path.isEmpty() ? name : path + "." + name);
    }
    return finite;
  }

  private boolean readArray(JsonParser parser, String path) throws IOException {
    boolean finite = true;
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      finite &= read(parser, path + "[" + i + "]");
    }
    return finite;
  }

  private boolean keep(String field, double value) {
    if (found == fields.length) {
      fields = Arrays.copyOf(fields, found * 2);
      values = Arrays.copyOf(values, found * 2);
    }
    fields[found] = field;
    values[found++] = value;
    return Double.isFinite(value);
  }
}
