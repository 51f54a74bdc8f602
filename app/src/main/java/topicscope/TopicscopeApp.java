package topicscope;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.alert.AlertSink;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.decode.choice.ChoiceStore;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.RegistryFile;
import topicscope.demo.Demo;
import topicscope.desk.alert.DesktopNotification;
import topicscope.desk.alert.NotificationThrottle;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.Desk;
import topicscope.desk.model.RecentTopics;
import topicscope.desk.model.TopicMemory;
import topicscope.desk.shell.HeapKeeper;
import topicscope.desk.shell.MainWindow;
import topicscope.desk.widget.WindowIcon;
import topicscope.history.query.HistoryPlace;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;
import topicscope.platform.StateFolder;
import topicscope.plot.Display;
import topicscope.reading.ReadingStart;
import topicscope.workspace.TopicsFile;

/** The window with its desk, from start to end. */
final class TopicscopeApp {
  private static final Logger LOG = LoggerFactory.getLogger(TopicscopeApp.class);
  private static final String STARTING = "Starting a Kafka broker in this process…";

  private final Desk desk;
  private final MainWindow window;
  private final HeapKeeper heap = new HeapKeeper();
  private final Stage stage;
  private final boolean restored;
  private final int points;
  private final Optional<AlertSink> desktop;
  private Optional<DemoStart> demo = Optional.empty();
  private Optional<String> demoServers = Optional.empty();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private TopicscopeApp(Stage stage, Opening opening, DecodeChoices decoding, TopicMemory topics) {
    this.stage = stage;
    points = opening.points();
    desk =
        new Desk(
            opening.points(),
            opening.start(),
            decoding,
            opening.demo().isPresent()
                ? RecentTopics.forThisRun()
                : RecentTopics.in(StateFolder.path().resolve("recent-topics")),
            topics);
    desk.setHistory(opening.history());
    // Before the window, which would make a pane for a plot that goes at once.
    opening.demo().ifPresent(start -> desk.restore(start.frames()));
    window = new MainWindow(desk, new Connections(ConfigFolder.path()), this::startDemo);
    desktop =
        DesktopNotification.ofPlatform()
            .map(notice ->
                new AlertSink(
                    "the desktop", notice, trouble -> LOG.debug("Not shown: {}", trouble)));
    desktop.ifPresent(outlet -> desk.listenToAlerts(new NotificationThrottle(outlet::accept)));
    stage.setMinWidth(480);
    stage.setMinHeight(320);
    restored = opening.keeping().restore(window, opening.connection(), opening.profile());
    if (!restored) {
      opening.connection().ifPresent(desk::connect);
      opening.connection().flatMap(there -> opening.topic()).ifPresent(desk::pick);
    }
    opening.demo().ifPresent(this::connectWhenStarted);
    // In the same scene what is on screen stays until the next frame.
    stage.getScene().setRoot(window.root());
    stage.setOnCloseRequest(null);
    stage.setOnHidden(event -> end());
  }

  /**
   * What a window opens with.
   *
   * @param connection the cluster; without it and without a profile the window shows the welcome
   * @param profile a saved connection instead
   * @param topic the topic to read at once; only with a cluster or profile
   * @param points how many of the newest samples are shown
   * @param start where reading begins, and the consumer group
   * @param format the format and the registry; what is empty is taken from the saved choices
   * @param keeping the workspace to restore and to save
   * @param demo the demo to show instead of a cluster; nothing of it is kept for later runs
   * @param history where plots look for what is recorded
   */
  record Opening(
      Optional<ClusterConnection> connection,
      Optional<ConnectionProfile> profile,
      Optional<String> topic,
      int points,
      ReadingStart start,
      Format format,
      WorkspaceStartup keeping,
      Optional<DemoStart> demo,
      HistoryPlace history) {
    /** A window of a demo. */
    static Opening of(DemoStart demo) {
      return new Opening(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          demo.points(),
          ReadingStart.USUAL,
          Format.USUAL,
          WorkspaceStartup.NOTHING,
          Optional.of(demo),
          HistoryPlace.NONE);
    }
  }

  /**
   * How to decode the topic.
   *
   * @param choice format, time and grouping
   * @param registry the schema registry
   */
  record Format(Optional<DecodeChoice> choice, Optional<RegistryFile> registry) {
    /** As saved, else as detected. */
    static final Format USUAL = new Format(Optional.empty(), Optional.empty());
  }

  private static DecodeChoices decoding(Opening opening) {
    if (opening.demo().isPresent()) {
      return DecodeChoices.forgetful(Platform::runLater);
    }
    DecodeChoices decoding =
        DecodeChoices.keptIn(new ChoiceStore(ConfigFolder.path().resolve("formats.json")));
    opening
        .connection()
        .map(ClusterConnection::bootstrapServers)
        .or(() -> opening.profile().map(ConnectionProfile::servers))
        .ifPresent(cluster -> {
          opening.format().registry().ifPresent(registry -> decoding.use(cluster, registry));
          opening
              .topic()
              .ifPresent(topic ->
                  opening
                      .format()
                      .choice()
                      .ifPresent(choice -> decoding.use(cluster, topic, choice)));
        });
    return decoding;
  }

  /** Opens the window; blocks until it is closed. For the main thread. */
  static void open(Opening opening, Splash splash) {
    Display.startToolkit();
    show(opening, splash, () -> {}, app -> {}).awaitClosed();
  }

  /** Shows the window; blocks until it is on screen. Not for the JavaFX thread. */
  static TopicscopeApp show(Opening opening) {
    return show(opening, Splash.begin(), () -> {}, app -> {});
  }

  /**
   * The same.
   *
   * @param splash the window, begun
   * @param onScreen called on the JavaFX thread when the window is on screen, without its content
   * @param shown called on the JavaFX thread before the first frame with the content
   */
  static TopicscopeApp show(
      Opening opening, Splash splash, Runnable onScreen, Consumer<TopicscopeApp> shown) {
    String sentence = opening.demo().isPresent() ? STARTING : "";
    CompletableFuture<Stage> window = splash.show(sentence, opening.keeping().look(), onScreen);
    DecodeChoices decoding = decoding(opening);
    TopicMemory topics =
        opening.demo().isPresent()
            ? TopicMemory.forThisRun()
            : TopicMemory.in(new TopicsFile(ConfigFolder.path().resolve("topics.json")));
    return window
        .thenApplyAsync(stage -> make(stage, opening, decoding, topics, shown), Platform::runLater)
        .join();
  }

  private static TopicscopeApp make(
      Stage stage,
      Opening opening,
      DecodeChoices decoding,
      TopicMemory topics,
      Consumer<TopicscopeApp> shown) {
    TopicscopeApp app = new TopicscopeApp(stage, opening, decoding, topics);
    app.window.start();
    app.heap.start();
    WindowIcon.addTo(stage);
    shown.accept(app);
    opening
        .profile()
        .filter(profile -> !app.restored)
        .ifPresent(profile -> app.window.open(profile, opening.topic()));
    return app;
  }

  MainWindow window() {
    return window;
  }

  /** What the window shows; for the JavaFX thread. */
  Desk desk() {
    return desk;
  }

  Scene scene() {
    return stage.getScene();
  }

  /** Blocks until the window is closed and its threads have ended. Not for the JavaFX thread. */
  void awaitClosed() {
    closed.join();
  }

  /** Closes the window. For any thread. */
  void close() {
    Platform.runLater(stage::hide);
  }

  /**
   * Starts the demo, or shows its plots again. None of it is kept in the user's workspace. On the
   * JavaFX thread.
   */
  private void startDemo() {
    DemoStart start = demo.orElseGet(() -> DemoStart.of(Optional.empty(), points));
    demoServers = Optional.empty();
    window.passOver(this::showsDemo);
    desk.restore(start.frames());
    connectWhenStarted(start);
  }

  /** Connects the empty plots of a demo when it has started. */
  private void connectWhenStarted(DemoStart start) {
    demo = Optional.of(start);
    window.await(STARTING);
    if (start.hasTour()) {
      window.beginTour();
    }
    var _ =
        start
            .demo()
            .whenCompleteAsync(
                (started, failure) -> connectToDemo(start, started, failure), Platform::runLater);
  }

  private void connectToDemo(DemoStart start, @Nullable Demo started, @Nullable Throwable failure) {
    if (started != null) {
      demoServers = Optional.of(started.bootstrapServers());
      desk.topics().passOver(started.bootstrapServers());
      desk.connect(start.plots(started));
    } else {
      LOG.error("The demo could not be started", failure);
      demo = Optional.empty();
      window.passOver(() -> false);
      while (desk.plots().size() > 1) {
        desk.remove(desk.plots().getLast());
      }
      window.say("The demo can't start: " + rootCause(failure));
    }
    window.await("");
  }

  /** Whether any plot is one of the demo. Until it has started, its plots have no cluster. */
  private boolean showsDemo() {
    return desk.plots().stream()
        .anyMatch(
            plot -> plot.connection().map(ClusterConnection::bootstrapServers).equals(demoServers));
  }

  private static String rootCause(@Nullable Throwable failure) {
    Throwable root = failure;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root == null ? "" : String.valueOf(root.getMessage());
  }

  private void end() {
    Runnable rest = () -> {};
    try {
      rest = window.stop();
    } finally {
      Runnable ending = rest;
      Thread.ofPlatform().name("closing").start(() -> close(ending));
    }
  }

  /** Ends all parts, also those after one that fails; then the program ends. */
  void close(Runnable rest) {
    try {
      // An export reads the desk's series: it is finished first.
      closeOne(rest);
      closeOne(heap::close);
      closeOne(desk::close);
      desktop.ifPresent(outlet -> closeOne(outlet::close));
      demo.ifPresent(start -> closeOne(() -> close(start)));
    } finally {
      closed.complete(null);
    }
  }

  /** Closes the demo as soon as it has started; one that can't start has closed itself. */
  private static void close(DemoStart start) {
    start
        .demo()
        .handle((started, failure) -> Optional.ofNullable(started))
        .join()
        .ifPresent(Demo::close);
  }

  private static void closeOne(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error e) {
      LOG.error("Closing failed", e);
    }
  }
}
