package topicscope.cli.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import topicscope.cli.options.ValueNames;
import topicscope.export.CsvExport;
import topicscope.export.ExportRun;
import topicscope.export.RecordedRows;
import topicscope.export.TimeFormat;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;

/** Draws a picture and writes its samples, with the options for both. */
public final class PictureOptions {
  @Option(
      names = "--csv-time",
      paramLabel = "FORM",
      completionCandidates = ValueNames.CsvTimes.class,
      defaultValue = "epoch",
      description = "Times in the CSV file: epoch (ms) or iso (default: ${DEFAULT-VALUE}).")
  private TimeFormat csvTime = TimeFormat.EPOCH;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      converter = ScaleConverter.class,
      description = "The picture's density, 1 to 4 times the screen's (default: ${DEFAULT-VALUE}).")
  private int scale = 1;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      completionCandidates = ValueNames.Themes.class,
      description = "The picture's colours: light or dark (default: the system's).")
  private @Nullable Scheme theme;

  /** The colours of a picture. */
  public enum Scheme {
    LIGHT,
    DARK
  }

  /** Takes 1 to 4. */
  public static final class ScaleConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-4]")) {
        throw new TypeConversionException("'" + text + "' is not 1, 2, 3 or 4");
      }
      return Integer.parseInt(text);
    }
  }

  /** Pixels for each unit of the picture. */
  public int density() {
    return scale;
  }

  /** Draws the series once. JavaFX must be running. Not for the JavaFX thread. */
  public ChartDrawing draw(String title, SeriesSet series, PictureRange range) {
    return ChartDrawing.of(title, series, range, Optional.ofNullable(theme), scale);
  }

  /** Writes the samples; returns their number. */
  public long writeCsv(List<SeriesRange> parts, RecordedRows recorded, Path file)
      throws IOException {
    CsvExport table = CsvExport.of(parts, csvTime, recorded);
    return switch (ExportRun.start(table, file).await()) {
      case ExportRun.Outcome.Completed whole -> whole.written().rows();
      case ExportRun.Outcome.Failed failed -> throw new IOException(failed.sentence());
      case ExportRun.Outcome.Cancelled _ -> throw new IOException("cancelled");
    };
  }
}
