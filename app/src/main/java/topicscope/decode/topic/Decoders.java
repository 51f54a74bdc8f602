package topicscope.decode.topic;

import topicscope.decode.Fields;
import topicscope.decode.RecordDecoder;
import topicscope.decode.json.JacksonDecoder;
import topicscope.decode.json.JsonDecoder;
import topicscope.decode.json.JsonOptions;
import topicscope.decode.number.BinaryNumberDecoder;
import topicscope.decode.number.TextNumberDecoder;
import topicscope.decode.text.CsvDecoder;
import topicscope.decode.text.InfluxDecoder;
import topicscope.decode.text.KeyValueDecoder;
import topicscope.decode.text.WordsDecoder;

/** Makes decoders. */
final class Decoders {
  private final boolean numericStrings;

  Decoders(boolean numericStrings) {
    this.numericStrings = numericStrings;
  }

  /** A decoder for one reading, which adds what it finds to {@code fields}. */
  RecordDecoder make(Format format, Fields fields) {
    JsonOptions options = new JsonOptions(fields, numericStrings);
    return switch (format) {
      case TEXT -> new TextNumberDecoder(fields.numbers());
      case JSON -> new JsonDecoder(options);
      case INFLUX -> new InfluxDecoder(fields);
      case KEY_VALUE -> new KeyValueDecoder(fields);
      case CSV -> new CsvDecoder(fields);
      case WORDS -> new WordsDecoder(fields);
      case CBOR -> JacksonDecoder.cbor(options);
      case MESSAGE_PACK -> JacksonDecoder.messagePack(options);
      default -> new BinaryNumberDecoder(format.binary().orElseThrow(), fields.numbers());
    };
  }
}
