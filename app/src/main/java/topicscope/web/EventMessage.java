package topicscope.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One message of the stream as JSON on one line, the same in all protocols. */
final class EventMessage {
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private EventMessage() {}

  /** Writes a message; the parts made for all clients are copied as they are. */
  static void write(PageClient.Message message, OutputStream out) throws IOException {
    write(out, "{\"nowMs\":" + System.currentTimeMillis());
    if (message.names().isPresent()) {
      write(out, ",\"topics\":");
      try (JsonGenerator json = JSON.createGenerator(out)) {
        json.writeStartArray();
        for (String name : message.names().get()) {
          json.writeString(name);
        }
        json.writeEndArray();
      }
    }
    write(out, ",\"changed\":[");
    List<byte[]> topics = message.topics();
    for (int i = 0; i < topics.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(topics.get(i));
    }
    write(out, "]}");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
