package topicscope.desk.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import topicscope.desk.file.FileWriter;
import topicscope.desk.file.PathSheet;
import topicscope.desk.file.ProposedFile;
import topicscope.desk.group.GroupSheet;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.UndoHistory;
import topicscope.desk.offer.FormatPart;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.plot.PlotSheet;
import topicscope.desk.record.UndecodableSheet;
import topicscope.desk.series.SeriesEditors;
import topicscope.desk.series.SeriesRow;
import topicscope.desk.series.SeriesSheet;
import topicscope.desk.series.TransformPopup;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.CommandCell;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.HelpSheet;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SearchPopup;
import topicscope.desk.widget.SearchWords;
import topicscope.desk.workspace.EarlierSheet;
import topicscope.kafka.read.UndecodableLog;
import topicscope.platform.UserFolder;
import topicscope.transform.ExpressionReader;
import topicscope.workspace.KeptWorkspaces.Entry;

/**
 * The sheets and popups of a window, and the commands that open them.
 *
 * <p>Owned by the JavaFX thread.
 */
final class WindowSheets implements SeriesEditors {
  private static final double POPUP_WIDTH = 480;
  private static final double POPUP_TOP = 80;

  private final Desk desk;
  private Path folder = Path.of(UserFolder.home());
  private final Supplier<PlotPane> focused;
  private final Consumer<String> writeRule;
  private final Consumer<FormatPart> openFormat;
  private final PathSheet files;
  private final EarlierSheet earlier;
  private final SeriesSheet seriesStyle = new SeriesSheet();
  private final PlotSheet plotLook = new PlotSheet();
  private final GroupSheet groups = new GroupSheet();
  private final HelpSheet help;
  private final UndecodableSheet undecodable = new UndecodableSheet();
  private final TransformPopup transforms;
  private final SearchPopup<Command> palette;

  /**
   * Closed sheets.
   *
   * @param commands the commands of palette and help sheet
   * @param focused gives the pane of the focused plot
   * @param writeRule starts an alert rule with a text
   * @param openEarlier opens an earlier workspace
   * @param warn shows what went wrong after a sheet was closed
   * @param openFormat shows how the focused plot is decoded
   */
  WindowSheets(
      Desk desk,
      Commands commands,
      Supplier<PlotPane> focused,
      Consumer<String> writeRule,
      Consumer<Entry> openEarlier,
      Consumer<String> warn,
      Consumer<FormatPart> openFormat) {
    this.desk = desk;
    this.focused = focused;
    this.writeRule = writeRule;
    this.openFormat = openFormat;
    files = new PathSheet(warn);
    earlier = new EarlierSheet(openEarlier);
    help = new HelpSheet(commands);
    transforms =
        new TransformPopup(
            made -> desk.focusedProperty().get().add(made),
            typed -> left("'" + typed + "'", () -> transform(typed)));
    seriesStyle.setOnLeft((row, again) -> {
      String name = row.series().name();
      left(
          "the look of " + name,
          () ->
              focused
                  .get()
                  .series()
                  .row(name)
                  .ifPresent(now -> {
                    look(now);
                    again.run();
                  }));
    });
    plotLook.setOnLeft((plot, again) ->
        left(
            "title and range of " + plot.topic().orElse("the plot"),
            () -> {
              plotLook.open(plot.latest());
              again.run();
            }));
    palette =
        new SearchPopup<>(
            "palette",
            "command",
            typed -> SearchWords.of(typed).best(commands.all(), Command::title),
            command -> command.action().run());
    palette.setCells(CommandCell::new);
  }

  /** Input that was not applied can be had again. */
  private void left(String what, Runnable again) {
    desk.undo()
        .add(new UndoHistory.Step("Not applied: " + what, "leave the changes of " + what, again));
  }

  /** The sheets; layers of the window. */
  List<Node> layers() {
    return List.of(files, earlier, seriesStyle.node(), plotLook.node(), groups, help);
  }

  /** Commands that open an editor. */
  Command[] editors() {
    return new Command[] {
      Command.of("Make a series of series", "M", () -> transform("")),
      Command.of(
          "Lag of a group, series about the topic",
          "Shift+G",
          () -> groups.open(desk.focusedProperty().get())),
      Command.of(
          "Look of the chosen series",
          "S",
          () -> focused.get().series().chosenRow().ifPresent(this::look)),
      Command.of(
          "Title and y range of the plot", "P", () -> plotLook.open(desk.focusedProperty().get()))
    };
  }

  @Override
  public void transform(String begin) {
    String series = focused.get().series().chosen().map(ExpressionReader::quote).orElse("cpu");
    Bounds place = Nodes.onScreen(root());
    transforms.open(
        root(),
        place.getCenterX() - POPUP_WIDTH / 2,
        place.getMinY() + POPUP_TOP,
        POPUP_WIDTH,
        begin.isEmpty() ? "mean(" + series + ", 1s)" : begin);
  }

  @Override
  public void rule(String begin) {
    writeRule.accept(begin);
  }

  @Override
  public void format(Plot plot, FormatPart part) {
    desk.focus(plot);
    openFormat.accept(part);
  }

  @Override
  public void look(SeriesRow row) {
    seriesStyle.open(row);
  }

  void openPalette() {
    Bounds place = Nodes.onScreen(root());
    palette.open(
        root(), place.getCenterX() - POPUP_WIDTH / 2, place.getMinY() + POPUP_TOP, POPUP_WIDTH);
  }

  void toggleHelp() {
    help.toggle();
  }

  /** Shows the reasons above the right end of a node. */
  void explainUndecodable(Node above, List<UndecodableLog.Entry> entries) {
    Bounds place = Nodes.onScreen(above);
    undecodable.open(above, place.getMaxX(), place.getMinY(), entries);
  }

  void askToOpen(Consumer<Path> then) {
    files.askToOpen(then);
  }

  /** Lists earlier workspaces. */
  void listEarlier(List<Entry> all) {
    earlier.open(all);
  }

  /**
   * Asks for a file to write; proposes a new one in the folder used last.
   *
   * @param name the beginning of its name
   * @param extension the end of its name, with its dot
   */
  void askToSave(String head, String name, String extension, FileWriter then) {
    Path in = folder;
    var _ =
        CompletableFuture.supplyAsync(
                () -> ProposedFile.in(in, name, extension),
                task -> Thread.ofVirtual().name("proposing-file").start(task))
            .thenAcceptAsync(
                proposal ->
                    files.askToSave(
                        head,
                        proposal,
                        file -> {
                          folder = Objects.requireNonNullElse(file.getParent(), folder);
                          return then.write(file);
                        }),
                Platform::runLater);
  }

  private Node root() {
    return files.getParent();
  }
}
