package topicscope.desk.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.desk.alert.AlertNotice;
import topicscope.desk.alert.AlertPanel;
import topicscope.desk.connect.ConnectionOpener;
import topicscope.desk.connect.SavedConnections;
import topicscope.desk.export.ExportControl;
import topicscope.desk.export.ExportJobs;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Desk;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.model.Plot;
import topicscope.desk.model.StatisticsUpdater;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.plot.PlotSheet;
import topicscope.desk.record.UndecodableSheet;
import topicscope.desk.series.SeriesEditors;
import topicscope.desk.series.SeriesRow;
import topicscope.desk.series.SeriesSheet;
import topicscope.desk.series.TransformPopup;
import topicscope.desk.topic.StartMenu;
import topicscope.desk.topic.TopicPicker;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.CommandCell;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.HelpSheet;
import topicscope.desk.widget.IconButton;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.PathSheet;
import topicscope.desk.widget.SceneFill;
import topicscope.desk.widget.SearchPopup;
import topicscope.desk.widget.Theme;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.PlotStyles;
import topicscope.plot.overlay.PickedSample;
import topicscope.reading.Reading;
import topicscope.signal.CombinedSeries;
import topicscope.transform.ExpressionReader;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.WorkspaceFile;

/**
 * The main window's content: the toolbar above, the plots with the side panel, the status line
 * below. Toolbar, side panel and status line are those of the focused plot.
 *
 * <p>Owned by the JavaFX thread. Between {@link #start()} and {@link #stop()} the plots draw once a
 * frame if there is something new, and the status line is written four times a second.
 */
public final class MainWindow {
  private static final double PALETTE_WIDTH = 480;
  private static final double PALETTE_TOP = 80;
  private static final Duration STATUS_EVERY = Duration.millis(250);

  private final Timeline statusTimer =
      new Timeline(new KeyFrame(STATUS_EVERY, event -> showStatus()));
  private final StatusLine status = new StatusLine(this::explainUndecodable);
  private final UndecodableSheet undecodable = new UndecodableSheet();
  private final ServerButton server = new ServerButton(this::manageConnections);
  private final TopicPicker picker;
  private final WindowSpanBox window = new WindowSpanBox();
  private final StartMenu start;
  private final Theme theme = new Theme();
  private final Commands commands = new Commands();
  private final HelpSheet help = new HelpSheet(commands);
  private final SearchPopup<Command> palette =
      new SearchPopup<>(
          "palette", commands.all(), Command::title, command -> command.action().run());
  private final Desk desk;
  private final Connections saved;
  private final SavedConnections recent =
      new SavedConnections(profile -> open(profile, Optional.empty()));
  private Optional<ConnectionOpener> opener = Optional.empty();
  private final MessageBar notices = new MessageBar();
  private final ExportJobs exports = new ExportJobs(notices);
  private final PathSheet files = new PathSheet();
  private final SeriesSheet seriesLook = new SeriesSheet();
  private final PlotSheet plotLook = new PlotSheet();
  private final ExportControl export;
  private final Workspaces workspaces;
  private final PlotArea plots;
  private final AlertPanel alerts = new AlertPanel(this::chooseLogFile);
  private final TransformPopup transforms;
  private final RunButtons run;
  private final SidePanel side;
  private final StatisticsUpdater figures;
  private final Welcome welcome;
  private final StackPane root;
  private final ObservableValue<Optional<Reading>> reading;
  private final ObservableValue<CombinedSeries> series;
  private final ObservableValue<Optional<Cluster>> cluster;
  private final ObservableValue<Boolean> live;

  /**
   * The content for a desk, not yet moving.
   *
   * @param saved the saved connections
   * @param demo starts the demo and connects the desk to it
   */
  public MainWindow(Desk desk, Connections saved, Runnable demo) {
    this.desk = desk;
    this.saved = saved;
    this.picker = new TopicPicker(desk.recent(), desk::pick);
    this.plots = new PlotArea(desk, this::inspect, new Hand());
    this.run = new RunButtons(plots);
    this.start = new StartMenu(from -> desk.focusedProperty().get().beginAt(from));
    this.export = new ExportControl(desk, plots, exports, notices);
    this.transforms = new TransformPopup(made -> desk.focusedProperty().get().add(made));
    this.side = new SidePanel(() -> desk.focusedProperty().get(), alerts, export::open);
    AlertNotice notice = new AlertNotice(side::showAlerts);
    desk.listenToAlerts(event -> Platform.runLater(() -> notice.show(event)));
    this.figures = new StatisticsUpdater(list -> plots.focused().series().show(list));
    this.welcome =
        new Welcome(
            demo,
            servers -> desk.connect(ClusterConnection.to(servers)),
            recent,
            () -> opener.ifPresent(ConnectionOpener::createNew),
            this::openWorkspace);
    this.series = desk.focusedProperty().flatMap(Plot::seriesProperty);
    this.reading = desk.focusedProperty().flatMap(Plot::readingProperty);
    this.live = desk.focusedProperty().flatMap(plot -> plots.focused().chart().liveProperty());
    this.cluster = desk.focusedProperty().flatMap(Plot::clusterProperty);
    palette.setCells(CommandCell::new);
    addCommands(desk);
    Toolbar toolbar =
        new Toolbar(
            server,
            picker,
            start,
            window,
            run,
            new IconButton("add-plot", Feather.PLUS_SQUARE, "Add a plot (Ctrl+T)", desk::add),
            new IconButton(
                "export", Feather.DOWNLOAD, "Export a picture or values (E)", export::open),
            new MoreMenu(moreCommands()));
    SplitPane middle = new SplitPane(new StackPane(plots, notice), side);
    middle.setDividerPositions(0.66);
    middle.visibleProperty().bind(welcome.visibleProperty().not());
    SplitPane.setResizableWithParent(side, false);
    this.workspaces =
        new Workspaces(desk, theme, notices, this::scene, new PaneSizes(middle, plots, side));
    BorderPane content =
        new BorderPane(
            new StackPane(middle, welcome), toolbar, null, new VBox(notices, status), null);
    root =
        new StackPane(
            new SceneFill(),
            content,
            export.sheet(),
            files,
            seriesLook.node(),
            plotLook.node(),
            help);
    root.getStyleClass().add("main-window");
    root.setFocusTraversable(true);
    root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(this::enter));
    desk.focusedProperty().subscribe(this::showFocused);
    cluster.subscribe(this::showCluster);
    series.subscribe(figures::watch);
    reading.subscribe(this::showReading);
    live.subscribe(run::show);
    desk.focusedProperty().flatMap(Plot::startProperty).subscribe(start::follow);
    statusTimer.setCycleCount(Animation.INDEFINITE);
  }

  /** The node to put into a scene. */
  public Parent root() {
    return root;
  }

  /** Is told once, when the first sample of all has been drawn. */
  public void setOnFirstSample(Runnable listener) {
    plots.focused().setOnFirstSample(listener);
  }

  /** How many frames with new samples the focused plot has shown. */
  public long framesDrawn() {
    return plots.focused().framesDrawn();
  }

  /**
   * Opens a saved connection, asking for its passwords if they aren't known; the window is on
   * screen.
   *
   * @param topic what is read there at once
   */
  public void open(ConnectionProfile profile, Optional<String> topic) {
    opener.ifPresent(now ->
        now.open(
            profile,
            opened -> {
              desk.connect(opened);
              topic.ifPresent(desk::pick);
            }));
  }

  /**
   * Keeps what is open, chosen and arranged in that file from now on, and begins with what it
   * holds.
   *
   * @param clusters by what names clusters are kept and found
   * @param wanted the cluster that is wanted, if one is: a workspace of others isn't set up then
   * @param plots whether plots may be set up at all
   * @return whether plots were set up
   */
  public boolean keep(
      WorkspaceFile file, KnownClusters clusters, Optional<ClusterName> wanted, boolean plots) {
    workspaces.use(clusters);
    return workspaces.keep(file, wanted, plots);
  }

  /** Looks as the window did whose workspace is in that file, and keeps nothing. */
  public void lookLike(WorkspaceFile file) {
    workspaces.lookLike(file);
  }

  /** Starts moving. */
  public void start() {
    plots.start();
    statusTimer.play();
  }

  /**
   * Stops moving for good; the last picture stays.
   *
   * @return waits until what has to be saved and exported is whole; for any thread but JavaFX's
   */
  public Runnable stop() {
    plots.stop();
    statusTimer.stop();
    figures.close();
    Runnable saved = workspaces.end();
    Runnable exported = exports.end();
    return () -> {
      saved.run();
      exported.run();
    };
  }

  /** The scene has the style, not the root: popups inherit it from there. */
  private void enter(Scene scene) {
    scene.getStylesheets().addAll(PlotStyles.palette(), stylesheet());
    commands.listenTo(scene);
    ConnectionOpener made = new ConnectionOpener(saved, scene, desk::connect);
    opener = Optional.of(made);
    recent.follow(made.saved());
    root.requestFocus();
  }

  private void showFocused(Plot plot) {
    window.follow(plot.windowProperty());
    side.watch(plots.focused().series());
    alerts.watch(plot);
  }

  private void showCluster(Optional<Cluster> now) {
    welcome.setVisible(now.isEmpty());
    server.show(now, desk.focusedProperty().get().startProperty().get().group());
    picker.offer(now);
  }

  private void showReading(Optional<Reading> now) {
    picker.showPicked(now.map(Reading::topic));
    now.ifPresent(side::watch);
    // Space and the arrows are for the plot now, not for the control that was used last.
    root.requestFocus();
    showStatus();
  }

  private void inspect(Plot plot, PickedSample picked) {
    side.inspect(plot.fetch(picked.sample()), picked.seriesName());
  }

  private void addCommands(Desk desk) {
    commands.add(
        Command.of("Pick a topic", "T", picker::open),
        Command.of("Connections", "Shortcut+O", this::manageConnections),
        Command.of("Begin at a time", "B", start::ask));
    commands.add(WindowCommands.ofPlot(plots));
    commands.add(
        Command.typed("See more", "-", () -> window.step(1)),
        Command.typed("See less", "+", () -> window.step(-1)));
    commands.add(WindowCommands.ofDesk(desk));
    commands.add(WindowCommands.ofSide(side, plots));
    commands.add(Command.of("Make a series of series", "M", () -> new Hand().transform("")));
    commands.add(
        Command.of("Look of the chosen series", "S", this::lookOfSeries),
        Command.of(
            "Title and y range of the plot",
            "P",
            () -> plotLook.open(desk.focusedProperty().get())));
    commands.add(export.commands());
    commands.add(
        Command.of("Save the workspace as…", "Shortcut+S", this::saveWorkspace),
        Command.of("Open a workspace…", "Shortcut+Shift+O", this::openWorkspace));
    commands.add(
        Command.of("Why records were undecodable", "U", this::explainUndecodable),
        Command.of("All commands", "Shortcut+K", this::openPalette),
        Command.of("Light or dark", "Shortcut+Shift+L", theme::toggle),
        Command.typed("Keys", "?", help::toggle));
    commands.alias(
        Command.typed("See less", "=", () -> window.step(-1)),
        Command.of("Fit all that is held", "Home", () -> plots.focused().chart().fit()),
        Command.of("Keys", "F1", help::toggle));
  }

  private void lookOfSeries() {
    plots.focused().series().chosenRow().ifPresent(seriesLook::open);
  }

  private List<List<Command>> moreCommands() {
    return List.of(
        commands.titled("Connections", "Open a workspace…", "Save the workspace as…"),
        commands.titled(
            "Make a series of series", "Add an alert rule", "Title and y range of the plot"),
        commands.titled("Stack or tile the plots", "Share one time axis, or not"),
        commands.titled("All commands", "Keys", "Light or dark"));
  }

  private void manageConnections() {
    opener.ifPresent(ConnectionOpener::manage);
  }

  private @Nullable Scene scene() {
    return root.getScene();
  }

  private void openWorkspace() {
    files.askToOpen(workspaces::open);
  }

  private void saveWorkspace() {
    files.askToSave(
        "Save the workspace as", atHome("topicscope-workspace.json"), workspaces::saveAs);
  }

  private void chooseLogFile(Consumer<Path> then) {
    files.askToSave("Export the log of alerts", atHome("alerts.csv"), then);
  }

  private static Path atHome(String name) {
    return Path.of(System.getProperty("user.home", ".")).resolve(name);
  }

  /** Where transforms and rules are written. */
  private final class Hand implements SeriesEditors {
    @Override
    public void transform(String begin) {
      Bounds bounds = root.localToScreen(root.getBoundsInLocal());
      String series = plots.focused().series().chosen().map(ExpressionReader::quote).orElse("cpu");
      transforms.open(
          root,
          bounds.getCenterX() - PALETTE_WIDTH / 2,
          bounds.getMinY() + PALETTE_TOP,
          PALETTE_WIDTH,
          begin.isEmpty() ? "mean(" + series + ", 1s)" : begin);
    }

    @Override
    public void rule(String begin) {
      side.writeRule(begin);
    }

    @Override
    public void look(SeriesRow row) {
      seriesLook.open(row);
    }
  }

  private void explainUndecodable() {
    Bounds bounds = status.localToScreen(status.getBoundsInLocal());
    undecodable.open(
        status,
        bounds.getMaxX(),
        bounds.getMinY(),
        reading.getValue().map(now -> now.reader().undecodable()).orElse(List.of()));
  }

  private void openPalette() {
    Bounds bounds = root.localToScreen(root.getBoundsInLocal());
    double x = bounds.getCenterX() - PALETTE_WIDTH / 2;
    palette.open(root, x, bounds.getMinY() + PALETTE_TOP, PALETTE_WIDTH);
  }

  private static String stylesheet() {
    return Objects.requireNonNull(
            MainWindow.class.getResource("/topicscope/desk/desk.css"), "desk.css")
        .toExternalForm();
  }

  private void showStatus() {
    plots.panes().forEach(PlotPane::refresh);
    plots.focused().tell(status);
    side.refresh();
    exports.refresh();
    workspaces.refresh();
  }
}
