package topicscope.desk.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import topicscope.desk.history.PlotHistory;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.MessageBar;
import topicscope.export.RecordedRows;
import topicscope.export.TimeFormat;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecordFetcher;
import topicscope.platform.UserFolder;
import topicscope.plot.RollingLineChart;
import topicscope.plot.ThemeStylesheets;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;

/**
 * Opens the export sheet for the focused plot and runs the chosen export.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ExportControl {
  private final Desk desk;
  private final PlotArea plots;
  private final ExportJobs exports;
  private final ExportSheet sheet;
  private Path folder = Path.of(UserFolder.home());
  private Optional<RawRecord> record = Optional.empty();

  public ExportControl(Desk desk, PlotArea plots, ExportJobs exports, MessageBar notices) {
    this.desk = desk;
    this.plots = plots;
    this.exports = exports;
    this.sheet = new ExportSheet(this::save, this::copy, exports::follow, notices::warn);
  }

  /** The sheet; a layer of the window. */
  public Node sheet() {
    return sheet;
  }

  /** The export commands. */
  public Command[] commands() {
    return new Command[] {
      Command.of("Export a picture or values", "E", this::open),
      Command.of("Copy the values in sight", "V", this::copyValues),
      Command.of("Copy the picture", "Shift+V", this::copyPicture)
    };
  }

  /** Opens the sheet for the focused plot. */
  public void open() {
    record = Optional.empty();
    String name = desk.focusedProperty().get().topic().orElse("topicscope");
    sheet.open(form(ExportKind.PLOT, name), kinds());
  }

  private List<ExportKind> kinds() {
    List<ExportKind> kinds = new ArrayList<>(List.of(ExportKind.PLOT));
    if (plots.panes().size() > 1) {
      kinds.add(ExportKind.PLOTS);
    }
    kinds.add(ExportKind.VISIBLE);
    kinds.add(ExportKind.HELD);
    return kinds;
  }

  /** Opens the sheet for the value of a record. */
  public void open(RawRecord whole) {
    record = Optional.of(whole);
    String name = whole.topic() + "-" + whole.partition() + "-" + whole.offset();
    sheet.open(form(ExportKind.RECORD, name), List.of(ExportKind.RECORD));
  }

  private ExportForm form(ExportKind kind, String name) {
    return ExportForm.of(kind, name, folder, LocalDateTime.now(ZoneId.systemDefault()));
  }

  private CompletableFuture<Optional<String>> save(ExportForm form, Path file) {
    folder = Optional.ofNullable(file.getParent()).orElse(folder);
    return switch (form.kind()) {
      case PLOT -> savePlot(form, file);
      case PLOTS -> exports.picture(plots, form.scale(), theme(form), file);
      case VISIBLE, HELD ->
          exports.table(
              parts(form.kind()), recorded(), form.time(), file, () -> sheet.open(form, kinds()));
      case RECORD -> exports.bytes(bytes(record.orElseThrow()), file);
    };
  }

  private CompletableFuture<Optional<String>> savePlot(ExportForm form, Path file) {
    List<CompletableFuture<Optional<String>>> saved = new ArrayList<>();
    plots
        .focused()
        .whilePictured(() -> saved.add(exports.picture(chart(), form.scale(), theme(form), file)));
    return saved.getFirst();
  }

  private void copy(ExportForm form) {
    if (form.kind() == ExportKind.PLOTS) {
      exports.copyPicture(plots, form.scale(), theme(form));
    } else if (form.kind().isPicture()) {
      copyChart(form.scale(), theme(form));
    } else if (form.kind().isTable()) {
      exports.copyTable(parts(form.kind()), recorded(), form.time());
    }
  }

  private void copyValues() {
    exports.copyTable(parts(ExportKind.VISIBLE), recorded(), TimeFormat.ISO);
  }

  private void copyPicture() {
    copyChart(2, Optional.empty());
  }

  private void copyChart(int scale, Optional<String> theme) {
    plots.focused().whilePictured(() -> exports.copyPicture(chart(), scale, theme));
  }

  private RollingLineChart chart() {
    return plots.focused().chart();
  }

  /** What is recorded of the series; it is asked for ranges of time only. */
  private RecordedRows recorded() {
    return plots.focused().history().map(PlotHistory::rows).orElseGet(RecordedRows::none);
  }

  private List<SeriesRange> parts(ExportKind kind) {
    Plot plot = desk.focusedProperty().get();
    List<SeriesRange> parts =
        kind == ExportKind.VISIBLE
            ? chart().inSight()
            : plot.seriesProperty().get().all().stream().map(SeriesRange::all).toList();
    return parts.stream().map(part -> called(part, plot)).toList();
  }

  /** The series under its label with its unit. */
  private static SeriesRange called(SeriesRange part, Plot plot) {
    Series series = part.series();
    TraceStyle style = plot.styles().getOrDefault(series.name(), TraceStyle.LINE);
    String unit = style.unit().isEmpty() ? "" : " [" + style.unit() + "]";
    return new SeriesRange(series.called(style.called(series.name()) + unit), part.view());
  }

  private static Optional<String> theme(ExportForm form) {
    return switch (form.colours()) {
      case AS_SEEN -> Optional.empty();
      case LIGHT -> Optional.of(ThemeStylesheets.of(false));
      case DARK -> Optional.of(ThemeStylesheets.of(true));
    };
  }

  /** The tail keeps only the beginning of a very long value; then the record is fetched again. */
  private Callable<byte[]> bytes(RawRecord one) {
    byte[] kept = one.value().orElseGet(() -> new byte[0]);
    Optional<ClusterConnection> from = desk.focusedProperty().get().connection();
    return kept.length == one.valueLength() || from.isEmpty()
        ? () -> kept
        : () ->
            new RecordFetcher(from.get())
                .fetchValue(one.topic(), one.partition(), one.offset())
                .orElseThrow(
                    () -> new IOException("the record is gone, or the cluster doesn't answer"));
  }
}
