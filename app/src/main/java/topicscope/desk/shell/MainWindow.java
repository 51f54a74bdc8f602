package topicscope.desk.shell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.desk.alert.AlertNotice;
import topicscope.desk.alert.AlertPanel;
import topicscope.desk.alert.RaisedAlerts;
import topicscope.desk.connect.ConnectionOpener;
import topicscope.desk.connect.SavedConnections;
import topicscope.desk.export.ExportControl;
import topicscope.desk.export.ExportJobs;
import topicscope.desk.figures.FiguresRequest;
import topicscope.desk.figures.StatisticsUpdater;
import topicscope.desk.file.FileWriter;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Desk;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.model.LatestDelivery;
import topicscope.desk.model.Plot;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.offer.FormatPart;
import topicscope.desk.overview.TopicOverview;
import topicscope.desk.plot.PlotArea;
import topicscope.desk.plot.PlotPane;
import topicscope.desk.share.PageShare;
import topicscope.desk.share.ShareSheet;
import topicscope.desk.topic.SpanMenu;
import topicscope.desk.topic.TopicPicker;
import topicscope.desk.tour.TourStep;
import topicscope.desk.tour.TourStrip;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SceneFill;
import topicscope.desk.widget.Theme;
import topicscope.desk.workspace.StagePosition;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.PlotStyles;
import topicscope.plot.overlay.PickedSample;
import topicscope.reading.Reading;
import topicscope.trigger.Capture;
import topicscope.trigger.CaptureLine;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.WorkspaceFile;

/**
 * The content of the main window: toolbar, plots, side panel, status line. Toolbar, side panel and
 * status line show the focused plot.
 *
 * <p>Owned by the JavaFX thread. Between {@link #start()} and {@link #stop()} each plot draws at
 * most one frame per pulse, the status line is updated four times a second, and once a second a
 * changed workspace is noticed.
 */
public final class MainWindow {
  private static final double ON_SAMPLE = 8;

  private final Timeline statusTimer = every(Duration.millis(250), this::showStatus);
  private final Timeline workspaceTimer = every(Duration.seconds(1), this::keepWorkspace);
  private final Desk desk;
  private final Connections saved;
  private final Theme theme = new Theme();
  private final Commands commands = new Commands();
  private final WindowSheets sheets;
  private final PlotArea plots;
  private final TopicOverview overview;
  private final StatusLine status = new StatusLine(this::explainUndecodable);
  private final ServerButton server = new ServerButton(this::manageConnections);
  private final TopicPicker picker;
  private final SpanMenu span = new SpanMenu(this::show);
  private final RunButtons run;
  private final AlertPanel alerts;
  private final SidePanel side;
  private final Welcome welcome;
  private final TourStrip tour = new TourStrip(this::begin);
  private final SavedConnections recent =
      new SavedConnections(profile -> open(profile, Optional.empty()));
  private final MessageBar notices = new MessageBar();
  private final UndoNotice undo;
  private final PageShare share;
  private final ShareSheet shareSheet;
  private final ExportJobs exports = new ExportJobs(notices);
  private final ExportControl export;
  private final WindowState windowState;
  private final WindowLayout layout;
  private final Workspaces workspaces;
  private final StatisticsUpdater figures;
  private final StackPane root;
  private final ObservableValue<Optional<Reading>> reading;
  private Optional<ConnectionOpener> opener = Optional.empty();
  private boolean waiting;
  private String keptTrouble = "";

  /**
   * A window that isn't started.
   *
   * @param saved the saved connections
   * @param demo starts the demo and connects the desk to it
   */
  public MainWindow(Desk desk, Connections saved, Runnable demo) {
    this.desk = desk;
    this.saved = saved;
    this.undo = new UndoNotice(desk.undo(), notices);
    this.share = new PageShare(desk::plots, desk::history);
    this.shareSheet = new ShareSheet(share);
    this.alerts = new AlertPanel(desk, this::chooseLogFile);
    this.sheets =
        new WindowSheets(
            desk,
            commands,
            this::focusedPane,
            this::writeRule,
            this::openEarlier,
            this::say,
            this::openFormat);
    this.plots = new PlotArea(desk, this::inspect, sheets);
    this.overview = new TopicOverview(plots);
    this.picker = new TopicPicker(desk.recent(), desk.choices(), this::pick);
    this.run = new RunButtons(plots);
    this.export = new ExportControl(desk, plots, exports, notices);
    this.side =
        new SidePanel(() -> desk.focusedProperty().get(), this::focusedPane, alerts, export::open);
    this.welcome =
        new Welcome(
            demo,
            this::connect,
            recent,
            () -> opener.ifPresent(ConnectionOpener::createNew),
            this::openWorkspace,
            this::listEarlier,
            this::toggleWelcome);
    this.figures = new StatisticsUpdater(latest -> plots.focused().series().show(latest));
    this.reading = desk.focusedProperty().flatMap(Plot::readingProperty);
    addCommands();
    this.layout = layOut();
    this.windowState =
        new WindowState(desk, theme, this::scene, new PaneSizes(layout, plots, side, overview));
    this.workspaces = new Workspaces(desk, notices, windowState);
    root = new StackPane(new SceneFill(), layout, export.sheet(), shareSheet);
    root.getChildren().addAll(sheets.layers());
    root.getStyleClass().add("main-window");
    root.setFocusTraversable(true);
    root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(this::enter));
    bind();
  }

  private static Timeline every(Duration interval, Runnable action) {
    Timeline timer = new Timeline(new KeyFrame(interval, event -> action.run()));
    timer.setCycleCount(Animation.INDEFINITE);
    return timer;
  }

  private WindowLayout layOut() {
    AlertNotice notice = new AlertNotice(() -> side.choose("alerts"));
    desk.listenToAlerts(new LatestDelivery<>(Platform::runLater, notice::show));
    plots.addEventFilter(MouseEvent.MOUSE_MOVED, tour::point);
    return new WindowLayout(
        new Toolbar(
            server,
            picker,
            span,
            run,
            commands,
            new MoreMenu(commands, undo.command(), desk.undo())),
        overview.below(new StackPane(plots, notice)),
        side,
        welcome,
        notices,
        tour,
        status);
  }

  /** Everything that shows the focused plot follows it. */
  private void bind() {
    desk.focusedProperty().subscribe(this::showFocused);
    desk.focusedProperty().flatMap(Plot::clusterProperty).subscribe(this::showCluster);
    desk.focusedProperty().flatMap(Plot::seriesProperty).subscribe(figures::watch);
    desk.focusedProperty().flatMap(Plot::topicProperty).subscribe(picker::showPicked);
    reading.subscribe(this::showReading);
    desk.focusedProperty()
        .flatMap(plot -> plots.focused().chart().liveProperty())
        .subscribe(run::show);
    desk.focusedProperty().flatMap(Plot::windowProperty).subscribe(span::follow);
    desk.focusedProperty().subscribe(this::explainSpan);
    desk.linkedProperty().subscribe(this::explainSpan);
    explainSpan();
  }

  /** The root of the scene. */
  public Parent root() {
    return root;
  }

  /** Sets a listener that is called once, when the first sample is on screen. */
  public void setOnFirstSample(Runnable listener) {
    plots.focused().setOnFirstSample(listener);
  }

  /** Number of frames with new samples that the focused plot has shown. */
  public long framesDrawn() {
    return plots.focused().framesDrawn();
  }

  /**
   * Opens a saved connection; asks for missing passwords. The window must be showing.
   *
   * @param topic the topic to read, if any
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
   * Restores what is kept for a cluster, and keeps the workspace of each cluster from now on.
   *
   * @param clusters maps names in the files to clusters
   * @param wanted the requested cluster, if any; else the one used last
   * @param plots whether plots may be restored at once
   * @return whether plots were restored
   */
  public boolean keep(
      KeptWorkspaces kept, KnownClusters clusters, Optional<ClusterName> wanted, boolean plots) {
    windowState.use(clusters);
    return workspaces.keep(kept, wanted, plots);
  }

  /**
   * Restores the workspace of {@code file} and keeps it up to date from now on.
   *
   * @param clusters maps names in the file to clusters
   * @param wanted the requested cluster, if any: plots of other clusters are not restored then
   * @param plots whether plots may be restored at all
   * @return whether plots were restored
   */
  public boolean keep(
      WorkspaceFile file, KnownClusters clusters, Optional<ClusterName> wanted, boolean plots) {
    windowState.use(clusters);
    return workspaces.keep(file, wanted, plots);
  }

  /** Takes theme and layout from the workspace used last, and saves nothing. */
  public void lookLike(KeptWorkspaces kept) {
    workspaces.lookLike(kept);
  }

  /**
   * Opens earlier workspaces from there, and saves nothing by itself.
   *
   * @param clusters maps names in the files to clusters
   */
  public void openFrom(KeptWorkspaces kept, KnownClusters clusters) {
    windowState.use(clusters);
    workspaces.openFrom(kept);
  }

  /**
   * Shows plots that aren't connected yet, with a sentence about what they wait for; an empty one
   * ends that.
   */
  public void await(String what) {
    waiting = !what.isEmpty();
    plots.await(what);
    showWelcome(false);
  }

  /** Shows a message above the status line. */
  public void say(String text) {
    notices.warn(text);
  }

  /** Shows the strip of first steps, once. */
  public void beginTour() {
    tour.begin();
  }

  /** Keeps nothing of the window by itself while this is true; what was kept stays as it is. */
  public void passOver(BooleanSupplier now) {
    workspaces.passOver(now);
  }

  /** Starts drawing. */
  public void start() {
    plots.start();
    statusTimer.play();
    workspaceTimer.play();
    if (welcome.isVisible()) {
      welcome.focusAddress();
    }
  }

  /**
   * Stops drawing for good; the last picture stays.
   *
   * @return blocks until workspace and exports are written; not for the JavaFX thread
   */
  public Runnable stop() {
    plots.stop();
    overview.close();
    statusTimer.stop();
    workspaceTimer.stop();
    figures.close();
    Runnable saved = workspaces.end();
    Runnable exported = exports.end();
    Runnable shared = share.end();
    return () -> {
      saved.run();
      exported.run();
      shared.run();
    };
  }

  /** Stylesheets belong to the scene, not to the root, so that popups inherit them. */
  private void enter(Scene scene) {
    scene.getStylesheets().addAll(PlotStyles.palette(), stylesheet());
    commands.listenTo(scene, this::leave);
    ConnectionOpener made =
        new ConnectionOpener(
            saved,
            scene,
            desk::connect,
            desk.undo(),
            () -> failed().map(cluster -> cluster.connection().bootstrapServers()));
    opener = Optional.of(made);
    recent.follow(made.saved());
    root.requestFocus();
  }

  private void showFocused(Plot plot) {
    side.watch(plots.focused().series());
    alerts.watch(plot);
  }

  private void pick(String topic) {
    desk.pick(topic);
    focusPlot();
    tour.finish(TourStep.TOPIC);
  }

  private void connect(String servers) {
    desk.connect(ClusterConnection.to(servers));
    showWelcome(false);
  }

  private void begin(TourStep step) {
    commands.titled(step.command()).getFirst().action().run();
  }

  /** Shows the welcome, in any case without a cluster. */
  private void showWelcome(boolean wanted) {
    boolean connected = desk.focusedProperty().get().clusterProperty().get().isPresent();
    welcome.show(wanted || !(connected || waiting), connected);
    if (!welcome.isVisible() && welcome.isFocusWithin()) {
      focusPlot();
    }
  }

  private void toggleWelcome() {
    showWelcome(!welcome.isVisible());
    if (welcome.isVisible()) {
      welcome.focusAddress();
    } else {
      focusPlot();
    }
  }

  private void showCluster(Optional<Cluster> now) {
    showWelcome(false);
    server.show(now, desk.focusedProperty().get().start().group());
    picker.offer(now);
    // Later: what is kept for the cluster may replace the plots.
    Platform.runLater(this::keepWorkspace);
  }

  private void showReading(Optional<Reading> now) {
    boolean other = now.map(side::watch).orElse(true);
    if (other && !Nodes.holdsFocus(side)) {
      focusPlot();
    }
    showStatus();
  }

  /** Escape, where nothing else is closed by it. */
  private void leave() {
    PlotPane pane = focusedPane();
    if (root.isFocused() || Nodes.holdsFocus(pane)) {
      pane.xy().choices().leave();
    }
    layout.endAlone();
    focusPlot();
  }

  /** Space and the arrows go to the plot, not to the control used last. */
  private void focusPlot() {
    root.requestFocus();
  }

  private void show(WindowSpan chosen) {
    desk.focusedProperty().get().windowProperty().set(chosen);
    // The span that is chosen already is shown again after a zoom, too.
    plots.focused().chart().backToLive();
    focusPlot();
  }

  private void showNext(boolean more) {
    WindowSpan now = desk.focusedProperty().get().windowProperty().get();
    show(now.next(more, plots.focused().visibleTime()));
  }

  private void toggleTimeline() {
    overview.setOn(!overview.isOn());
    if (overview.lacksRoom()) {
      notices.say("The timeline is shown when the window is higher, or has fewer rows of plots");
    }
  }

  private void explainSpan() {
    boolean inGroup = desk.focusedProperty().get().start().group().isPresent();
    span.explain(desk.linkedProperty().get(), inGroup);
  }

  private void inspect(Plot plot, PickedSample picked) {
    boolean onSample = plots.focused().chart().pickedDistance() <= ON_SAMPLE;
    if (onSample) {
      plots.focused().series().choose(picked.seriesName());
    }
    boolean open = onSample && layout.showsSide();
    side.inspect(plot.fetch(picked.sample()), picked.seriesName(), open);
  }

  private void addCommands() {
    commands.heading("Topic");
    commands.add(
        Command.of("Pick a topic", "T", picker::open),
        Command.of("Connections", "Shortcut+O", this::manageConnections),
        Command.of("Show any span, or since a time", "B", span::ask));
    commands.heading("Time");
    commands.add(WindowCommands.ofTime(plots));
    commands.add(
        Command.typed("See a longer span", "-", () -> showNext(true)),
        Command.typed("See a shorter span", "+", () -> showNext(false)),
        Command.of("Timeline below the plots, or not", "H", this::toggleTimeline));
    commands.heading("Values");
    commands.add(WindowCommands.ofY(plots));
    commands.heading("Cursors");
    commands.add(WindowCommands.ofCursors(plots));
    commands.heading("Trigger");
    commands.add(WindowCommands.ofTriggers(side, plots));
    commands.add(Command.of("Show the capture on the clipboard", "Shortcut+V", this::pasteCapture));
    commands.heading("Plots");
    commands.add(WindowCommands.ofDesk(desk));
    commands.heading("Panels");
    commands.add(WindowCommands.ofSide(side, plots));
    commands.heading("Series and plot");
    commands.add(sheets.editors());
    commands.heading("Export");
    commands.add(export.commands());
    commands.add(shareSheet.command());
    commands.heading("Window");
    commands.add(undo.command());
    commands.add(
        Command.typed("Fold the side panel, or show it", "\\", () -> layout.toggleSide()),
        Command.of("Only the plots, on the whole screen", "F11", () -> layout.toggleAlone()),
        Command.of("Welcome page", "Alt+Home", this::toggleWelcome),
        Command.of("Save the workspace", "Shortcut+S", this::saveWorkspace),
        Command.of("Save the workspace as…", "Shortcut+Shift+S", this::saveWorkspaceAs),
        Command.of("Open a workspace…", "Shortcut+Shift+O", this::openWorkspace),
        Command.of("Open an earlier workspace…", "Shortcut+Shift+H", this::listEarlier));
    commands.add(
        Command.of("Why records were undecodable", "U", this::explainUndecodable),
        Command.of("All commands", "Shortcut+K", sheets::openPalette),
        Command.of("Light or dark", "Shortcut+Shift+L", theme::toggle),
        Command.typed("Keys", "?", sheets::toggleHelp));
    commands.alias(
        Command.typed("See a shorter span", "=", () -> showNext(false)),
        Command.of("Fit all that is held", "Home", () -> plots.focused().chart().fit()),
        Command.of("Keys", "F1", sheets::toggleHelp));
  }

  /** Shows the capture whose line is on the clipboard, of the cluster that is shown. */
  private void pasteCapture() {
    String line = Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
    try {
      Capture capture = CaptureLine.parse(line);
      if (desk.focusedProperty().get().connection().isEmpty()) {
        notices.warn("Connect to " + capture.cluster() + " first: the capture is from there");
        return;
      }
      desk.pick(capture.topic());
      plots.focused().trigger().take(capture);
      side.choose("trigger");
    } catch (IllegalArgumentException e) {
      notices.warn("There is no capture on the clipboard: " + e.getMessage());
    }
  }

  private void manageConnections() {
    opener.ifPresent(now ->
        failed()
            .ifPresentOrElse(
                cluster ->
                    now.manageFailed(cluster.connection().bootstrapServers(), cluster.profile()),
                now::manage));
  }

  private Optional<Cluster> failed() {
    return desk.focusedProperty().get().clusterProperty().get().filter(Cluster::hasFailed);
  }

  private @Nullable Scene scene() {
    return root.getScene();
  }

  private PlotPane focusedPane() {
    return plots.focused();
  }

  private void writeRule(String begin) {
    side.writeRule(begin);
  }

  private void openFormat(FormatPart part) {
    side.openFormat(part);
  }

  private void openWorkspace() {
    sheets.askToOpen(workspaces::open);
  }

  private void listEarlier() {
    var _ = workspaces.earlier().thenAcceptAsync(sheets::listEarlier, Platform::runLater);
  }

  private void openEarlier(KeptWorkspaces.Entry entry) {
    workspaces.open(entry);
  }

  private void saveWorkspace() {
    if (workspaces.isNamed()) {
      workspaces.save();
    } else {
      saveWorkspaceAs();
    }
  }

  private void saveWorkspaceAs() {
    sheets.askToSave(
        "Save the workspace as",
        workspaces.proposedName(),
        WorkspaceFile.EXTENSION,
        workspaces::saveAs);
  }

  private void chooseLogFile(FileWriter then) {
    String topic = desk.focusedProperty().get().topic().map(name -> "-" + name).orElse("");
    sheets.askToSave("Export the log of alerts", "alerts" + topic, ".csv", then);
  }

  private void explainUndecodable() {
    sheets.explainUndecodable(
        status, reading.getValue().map(now -> now.reader().undecodable()).orElse(List.of()));
  }

  private static String stylesheet() {
    return Objects.requireNonNull(
            MainWindow.class.getResource("/topicscope/desk/desk.css"), "desk.css")
        .toExternalForm();
  }

  private void showStatus() {
    plots.panes().forEach(PlotPane::refresh);
    overview.refresh();
    status.show(plots.focused());
    side.refresh();
    if (side.showsSeries()) {
      plots.focused().series().refresh();
      figures.compute(plots.focused().series().wanted());
    } else {
      figures.compute(FiguresRequest.NONE);
    }
    plots.showLegends(!side.showsSeries());
    exports.refresh();
    share.refresh();
    StagePosition.stage(scene())
        .ifPresent(
            stage -> stage.setTitle(RaisedAlerts.windowTitle(desk.plots()) + share.titlePart()));
    if (tour.isVisible() && !waiting) {
      tour.refresh(plots, desk.setup());
    }
  }

  private void keepWorkspace() {
    workspaces.refresh();
    desk.keep();
    String trouble = desk.topics().trouble();
    if (!trouble.equals(keptTrouble) && !trouble.isEmpty()) {
      notices.warn(trouble);
    }
    keptTrouble = trouble;
  }
}
