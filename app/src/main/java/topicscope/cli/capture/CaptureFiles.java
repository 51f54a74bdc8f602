package topicscope.cli.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.picture.PictureOptions;
import topicscope.cli.picture.PictureRange;
import topicscope.decode.schema.SchemaSource;
import topicscope.decode.topic.TopicDecoder;
import topicscope.export.RecordedRows;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.RangeReader;
import topicscope.kafka.read.RawRecord;
import topicscope.platform.AtomicFile;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;
import topicscope.trigger.Capture;

/** Reads the records of a capture and makes files of them. */
final class CaptureFiles {
  private static final int CAPACITY = 5_000_000;

  private final ClusterConnection cluster;
  private final DecodeOptions decoding;
  private final PictureOptions drawing;

  CaptureFiles(ClusterConnection cluster, DecodeOptions decoding, PictureOptions drawing) {
    this.cluster = cluster;
    this.decoding = decoding;
    this.drawing = drawing;
  }

  /**
   * Reads the records from the topic.
   *
   * @param records gets the records themselves as lines of JSON, if it is given
   */
  RangeReader.Range read(Capture capture, Optional<Path> records)
      throws IOException, InterruptedException {
    try (SchemaSource registry = decoding.openRegistry()) {
      TopicDecoder decoder =
          new TopicDecoder(
              capture.topic(), decoding.choice(), decoding.schemas(registry), path -> true);
      RangeReader reader = new RangeReader(cluster, capture.topic(), capture.spans());
      return records.isEmpty()
          ? reader.read(decoder, CAPACITY, record -> {})
          : readInto(reader, decoder, records.get());
    }
  }

  private static RangeReader.Range readInto(RangeReader reader, TopicDecoder decoder, Path file)
      throws IOException, InterruptedException {
    AtomicReference<RangeReader.@Nullable Range> range = new AtomicReference<>();
    try {
      AtomicFile.write(
          file,
          out -> {
            try {
              range.set(reader.read(decoder, CAPACITY, record -> write(record, out)));
            } catch (InterruptedException e) {
              throw new CancellationException(e.getMessage());
            } catch (UncheckedIOException e) {
              throw e.getCause();
            }
          });
    } catch (CancellationException e) {
      throw new InterruptedException(e.getMessage());
    }
    return Objects.requireNonNull(range.get());
  }

  private static void write(RawRecord record, OutputStream out) {
    try {
      out.write((RecordJson.of(record) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws the picture. JavaFX must be running. */
  void draw(Capture capture, RangeReader.Range range, Path file) throws IOException {
    String label = capture.trigger().isEmpty() ? "forced" : capture.trigger();
    drawing
        .draw(
            capture.topic(),
            range.series(),
            new PictureRange.Stretch(capture.fromMs(), capture.toMs(), capture.atMs(), label))
        .write(file);
  }

  /** Writes the samples; returns their number. */
  long writeCsv(Capture capture, RangeReader.Range range, Path file) throws IOException {
    List<SeriesRange> parts =
        range.series().all().stream()
            .map(one ->
                new SeriesRange(
                    one, new XRange.ByTime(capture.fromMs(), Math.nextUp(capture.toMs()))))
            .toList();
    return drawing.writeCsv(parts, RecordedRows.none(), file);
  }
}
