package topicscope.producer.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.producer.lines.ByteLines;
import topicscope.producer.lines.JsonText;

/** The rows of a file with one JSON object per line. Empty lines are skipped. */
final class JsonRows implements RowReader {
  private final ByteLines lines;
  private final InputStream in;
  private final String timeField;
  private long number;

  JsonRows(Recording recording) throws IOException {
    try (InputStream first = Files.newInputStream(recording.file())) {
      byte[] line =
          new ByteLines(first)
              .next()
              .orElseThrow(() -> new IOException(recording.file() + " is empty"));
      Map<String, String> fields =
          JsonText.fields(line)
              .orElseThrow(() -> new IOException(recording.file() + ": line 1 is no JSON object"));
      timeField = recording.chooseTimeField(fields.keySet());
    }
    in = Files.newInputStream(recording.file());
    lines = new ByteLines(in);
  }

  @Override
  public String timeField() {
    return timeField;
  }

  @Override
  public Optional<Row> next() throws IOException {
    Optional<byte[]> line = lines.next();
    number++;
    while (line.isPresent() && new String(line.get(), StandardCharsets.UTF_8).isBlank()) {
      line = lines.next();
      number++;
    }
    return line.isPresent() ? Optional.of(row(line.get())) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Row row(byte[] line) throws BadRowException {
    Map<String, String> fields =
        JsonText.fields(line)
            .orElseThrow(() -> new BadRowException(number, "it is no JSON object"));
    String time = fields.getOrDefault(timeField, "");
    OptionalLong nanos = TimeText.nanos(time);
    return new Row(
        number,
        nanos.orElseThrow(() -> new BadRowException(number, "'" + time + "' is no time")),
        fields,
        new String(line, StandardCharsets.UTF_8));
  }
}
