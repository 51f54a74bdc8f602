package topicscope.export;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import topicscope.signal.SampleWindow;
import topicscope.signal.Series;

/** Writes samples as CSV, one row a sample, with a header line. */
public final class CsvExport {
  private static final CsvSchema SCHEMA =
      CsvSchema.builder()
          .addColumn("series")
          .addColumn("partition")
          .addColumn("offset")
          .addColumn("timestamp_ms")
          .addColumn("value")
          .build()
          .withHeader();

  private CsvExport() {}

  /**
   * Writes the newest samples of every series, oldest first; whole numbers of up to 64 bits with
   * all of their digits.
   *
   * @param points how many of the newest samples of each series
   * @return how many rows were written
   * @throws IOException if the file can't be written
   */
  public static long write(List<Series> series, int points, Path file) throws IOException {
    long rows = 0;
    SampleWindow window = new SampleWindow();
    try (SequenceWriter writer = new CsvMapper().writer(SCHEMA).writeValues(file.toFile())) {
      for (Series one : series) {
        one.buffer().copyLast(points, window);
        for (int i = 0; i < window.size(); i++) {
          writer.write(
              List.of(
                  one.name(),
                  Integer.toString(window.partition(i)),
                  Long.toString(window.offset(i)),
                  Long.toString(window.time(i)),
                  window.exact(i).toString()));
          rows++;
        }
      }
    }
    return rows;
  }
}
