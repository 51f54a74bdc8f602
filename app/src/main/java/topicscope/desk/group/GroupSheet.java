package topicscope.desk.group;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.LatestDelivery;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.Sheet;
import topicscope.kafka.observe.GroupStanding;
import topicscope.kafka.observe.GroupSurvey;
import topicscope.transform.TopicSignal;

/**
 * The sheet of series about a topic: the consumer groups of its cluster with their lag now, those
 * of the topic first, and what else there is to draw. Enter or a double click draws the lag of a
 * group, Escape closes. The cluster is asked while the sheet is open.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class GroupSheet extends Sheet {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final double ROW = 30;
  private static final int ROWS = 8;
  private static final double WIDTH = 702;

  private final ObservableList<GroupLine> lines = FXCollections.observableArrayList();
  private final TableView<GroupLine> table = Nodes.named("groups", new TableView<>(lines));
  private final Label said = new Label();
  private final FlowPane others = new FlowPane(8, 8);
  private GroupTrends trends = new GroupTrends();
  private Optional<GroupSurvey> survey = Optional.empty();
  private Optional<Plot> plot = Optional.empty();
  private int opened;

  /** A closed sheet. */
  public GroupSheet() {
    super("group-sheet");
    getStyleClass().add(Commands.TAKES_KEYS);
    table.setAccessibleText("Consumer groups, those of the topic first");
    table.setPlaceholder(said);
    table.setFixedCellSize(ROW);
    table.getStyleClass().add("dense");
    table.setPrefSize(WIDTH, ROW * (ROWS + 1) + 2);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().setAll(columns());
    table.setRowFactory(view -> row());
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        draw(TopicSignal.Kind.LAG);
      }
    });
    Stream.of(
            TopicSignal.Kind.RATE,
            TopicSignal.Kind.BYTES,
            TopicSignal.Kind.INTERVAL,
            TopicSignal.Kind.DELAY,
            TopicSignal.Kind.KEYS,
            TopicSignal.Kind.PRODUCED,
            TopicSignal.Kind.END)
        .map(this::other)
        .forEach(others.getChildren()::add);
    content(
        Nodes.muted(
            "The lag counts offsets; with transactions or compaction there are fewer records."),
        table,
        line(
            ofGroup("Draw the lag", "group-lag", TopicSignal.Kind.LAG, "accent"),
            ofGroup("As a time", "group-lagtime", TopicSignal.Kind.LAGTIME),
            ofGroup("Members", "group-members", TopicSignal.Kind.MEMBERS)),
        Nodes.muted("Of the topic itself:"),
        others,
        line(Nodes.button("group-close", "Close", this::close)));
  }

  private List<TableColumn<GroupLine, String>> columns() {
    return List.of(
        column("group", 190, GroupLine::group),
        column("state", 96, GroupLine::state),
        figure("members", 96, line -> Integer.toString(line.members())),
        figure("lag here", 84, GroupLine::hereText),
        figure("lag in all", 84, GroupLine::allText),
        column("trend", 150, GroupLine::trend));
  }

  private static TableColumn<GroupLine, String> column(
      String title, double width, Function<GroupLine, String> text) {
    TableColumn<GroupLine, String> column = new TableColumn<>(title);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private static TableColumn<GroupLine, String> figure(
      String title, double width, Function<GroupLine, String> text) {
    TableColumn<GroupLine, String> column = column(title, width, text);
    column.getStyleClass().add("figure");
    return column;
  }

  private TableRow<GroupLine> row() {
    TableRow<GroupLine> row = new TableRow<>();
    row.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2 && !row.isEmpty()) {
        draw(TopicSignal.Kind.LAG);
      }
    });
    return row;
  }

  private Button ofGroup(String title, String id, TopicSignal.Kind kind, String... styles) {
    Button button = Nodes.styled(Nodes.button(id, title, () -> draw(kind)), styles);
    button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    Hint.set(button, kind.about());
    return button;
  }

  private Node other(TopicSignal.Kind kind) {
    Button button =
        Nodes.button("about-" + kind.word(), "@" + kind.word(), () -> add(TopicSignal.of(kind)));
    Hint.set(button, kind.about());
    return button;
  }

  /** Opens for a plot, which gets what is chosen. */
  public void open(Plot of) {
    plot = Optional.of(of);
    trends = new GroupTrends();
    lines.clear();
    boolean reads = of.topic().isPresent();
    others.setDisable(!reads);
    said.setText(
        of.connection().isPresent()
            ? "Asking the cluster…"
            : "Connect first (" + Command.keyText("Shortcut+O") + ").");
    open("About " + of.topic().orElse("the cluster's groups"), table);
    ask(of);
  }

  private void ask(Plot of) {
    end();
    int number = ++opened;
    LatestDelivery<List<GroupStanding>> delivery =
        new LatestDelivery<>(
            Platform::runLater,
            groups -> {
              if (number == opened) {
                show(groups);
              }
            });
    survey =
        of.clusterProperty()
            .get()
            .map(Cluster::connection)
            .map(connection ->
                GroupSurvey.start(
                    connection,
                    Optional.empty(),
                    EVERY,
                    delivery,
                    state ->
                        Platform.runLater(() -> {
                          if (number == opened && lines.isEmpty()) {
                            said.setText(state.cause());
                          }
                        })));
  }

  private void show(List<GroupStanding> groups) {
    trends.take(groups, System.nanoTime());
    String topic = plot.flatMap(Plot::topic).orElse("");
    List<GroupLine> now = GroupLine.of(groups, topic, trends);
    said.setText("The cluster has no consumer groups, or none that you may describe.");
    if (now.equals(lines)) {
      return;
    }
    String chosen = chosen().map(GroupLine::group).orElse("");
    lines.setAll(now);
    now.stream()
        .filter(line -> line.group().equals(chosen))
        .findFirst()
        .ifPresentOrElse(
            line -> table.getSelectionModel().select(line),
            () -> table.getSelectionModel().selectFirst());
  }

  private Optional<GroupLine> chosen() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  private void draw(TopicSignal.Kind kind) {
    chosen().ifPresent(line -> add(TopicSignal.of(kind, line.group())));
  }

  private void add(TopicSignal signal) {
    close();
    plot.map(Plot::latest)
        .filter(now -> now.topic().isPresent())
        .ifPresent(now -> now.add(signal.transform()));
  }

  @Override
  public void close() {
    super.close();
    opened++;
    end();
  }

  private void end() {
    survey.ifPresent(asking -> Thread.ofVirtual().name("closing-groups").start(asking::close));
    survey = Optional.empty();
  }
}
