package topicscope.desk.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.LatestDelivery;
import topicscope.desk.model.RecentTopics;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SearchPopup;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.TopicRates;
import topicscope.kafka.observe.TopicStatistics;

/**
 * The dropdown of topics: opens on click, Enter, Space or Down; typing searches. Recent topics come
 * first, then all in alphabetical order. While it is open, visible topics show their partitions and
 * rate.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class TopicPicker extends Button {
  private static final String PROMPT = "Pick a topic";
  private static final double WIDTH = 420;

  private final RecentTopics recent;
  private final ObservableList<String> offered = FXCollections.observableArrayList();
  private final ListChangeListener<String> reorder = change -> order();
  private final Map<String, TopicStatistics> figures = new HashMap<>();
  private final Set<TopicCell> cells = new HashSet<>();
  private final SearchPopup<String> popup;
  private ObservableList<String> topics = FXCollections.observableArrayList();
  private Optional<ClusterConnection> connection = Optional.empty();
  private Optional<TopicRates> survey = Optional.empty();

  /**
   * An empty dropdown.
   *
   * @param picked gets the picked topic
   */
  public TopicPicker(RecentTopics recent, Consumer<String> picked) {
    super(PROMPT);
    this.recent = recent;
    popup = new SearchPopup<>("topic", offered, Function.identity(), picked);
    popup.setCells(() -> new TopicCell(figures, cells));
    popup.setOnHidden(this::endSurvey);
    setId("topic-picker");
    getStyleClass().add("topic-picker");
    setAccessibleRole(AccessibleRole.COMBO_BOX);
    setAccessibleText("Topic");
    setMnemonicParsing(false);
    setGraphic(Nodes.styled(new Region(), "arrow"));
    setOnAction(event -> open());
    setOnKeyPressed(this::openOnKey);
  }

  /** Offers the topics of this cluster. */
  public void offer(Optional<Cluster> cluster) {
    topics.removeListener(reorder);
    connection = cluster.map(Cluster::connection);
    topics = cluster.map(Cluster::topics).orElseGet(FXCollections::observableArrayList);
    topics.addListener(reorder);
    order();
  }

  /** Shows the picked topic of the offered cluster. */
  public void showPicked(Optional<String> topic) {
    setText(topic.orElse(PROMPT));
    setAccessibleText("Topic: " + getText());
    topic.ifPresent(name -> connection.ifPresent(from -> recent.add(from.toString(), name)));
  }

  /** Opens the list below the button. */
  public void open() {
    order();
    Bounds bounds = Nodes.onScreen(this);
    popup.open(this, bounds.getMinX(), bounds.getMaxY() + 2, Math.max(WIDTH, getWidth()));
    popup.select(getText());
    beginSurvey();
  }

  private void order() {
    Set<String> all = new HashSet<>(topics);
    List<String> latest =
        connection.map(from -> recent.of(from.toString())).orElse(List.of()).stream()
            .filter(all::contains)
            .toList();
    List<String> ordered = new ArrayList<>(latest);
    Set<String> first = Set.copyOf(latest);
    topics.stream().filter(topic -> !first.contains(topic)).forEach(ordered::add);
    if (!ordered.equals(offered)) {
      offered.setAll(ordered);
    }
  }

  private void beginSurvey() {
    endSurvey();
    survey =
        connection.map(
            from -> TopicRates.start(from, new LatestDelivery<>(Platform::runLater, this::take)));
    // The visible cells are known after the layout.
    Platform.runLater(this::askForThoseInSight);
  }

  private void take(Map<String, TopicStatistics> found) {
    figures.putAll(found);
    cells.forEach(TopicCell::refresh);
    askForThoseInSight();
  }

  private void askForThoseInSight() {
    survey.ifPresent(
        asking -> asking.want(cells.stream().map(TopicCell::getItem).collect(Collectors.toSet())));
  }

  private void endSurvey() {
    survey.ifPresent(asking -> Thread.ofVirtual().name("closing-survey").start(asking::close));
    survey = Optional.empty();
    figures.clear();
  }

  private void openOnKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN, ENTER -> open();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
