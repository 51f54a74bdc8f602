package topicscope.cli.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import topicscope.kafka.read.RawRecord;

/** A record with all of its bytes, in Base64, as a line of JSON. */
final class RecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordJson() {}

  static String of(RawRecord record) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("ts", record.timestampMs())
            .put("partition", record.partition())
            .put("offset", record.offset());
    record.key().ifPresent(key -> line.put("key64", base64(key)));
    record.value().ifPresent(value -> line.put("value64", base64(value)));
    if (!record.headers().isEmpty()) {
      ArrayNode headers = line.putArray("headers");
      for (RawRecord.RawHeader header : record.headers()) {
        ObjectNode one = headers.addObject().put("key", header.key());
        header.value().ifPresent(value -> one.put("value64", base64(value)));
      }
    }
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
