package topicscope.desk.topic;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.LatestDelivery;
import topicscope.desk.model.RecentTopics;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SearchPopup;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.TopicRates;
import topicscope.kafka.observe.TopicStatistics;

/**
 * The dropdown of topics: opens on click, Enter, Space or Down; typing searches. While it is open,
 * the topics show their figures, and a wide window a preview of the highlighted one.
 *
 * <p>The order of the {@link TopicListing} is decided when it opens and with each typed character;
 * once more as soon as all topics are known, or 5 s after the first answer, unless the user has
 * done something by then.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class TopicPicker extends Button {
  private static final String PROMPT = "Pick a topic";
  private static final double MARGIN = 8;
  private static final double LIST_WIDTH = 820;
  private static final double MIN_LIST_WIDTH = 640;
  private static final double AROUND_PREVIEW = 24;
  private static final double HEAD_AND_FOOT = 64;
  private static final int ROWS = 20;
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

  private final RecentTopics recent;
  private final TopicListing listing = new TopicListing();
  private final TopicColumns columns = new TopicColumns();
  private final ListChangeListener<String> listener = change -> offerAgain();
  private final Set<TopicCell> cells = new HashSet<>();
  private final PauseTransition scrolled = new PauseTransition(javafx.util.Duration.millis(150));
  private final TopicPreview preview;
  private final CheckBox internalToo = Nodes.named("topic-internal", new CheckBox());
  private final SearchPopup<String> popup;
  private ObservableList<String> topics = FXCollections.observableArrayList();
  private ObservableList<String> internal = FXCollections.observableArrayList();
  private Optional<ClusterConnection> connection = Optional.empty();
  private Optional<TopicRates> survey = Optional.empty();
  private String searched = "";
  private long answeredAt;
  private boolean settled;

  /**
   * An empty dropdown.
   *
   * @param choices how topics are decoded, for the preview
   * @param picked gets the picked topic
   */
  public TopicPicker(RecentTopics recent, DecodeChoices choices, Consumer<String> picked) {
    super(PROMPT);
    this.recent = recent;
    preview = new TopicPreview(choices);
    popup = new SearchPopup<>("topic", "topic", this::find, picked);
    popup.setCells(() -> new TopicCell(columns, listing, cells, scrolled::playFromStart));
    popup.setOnHidden(this::close);
    popup.setOnHighlighted(this::preview);
    popup.surround(
        columns.head(this::sortBy), Nodes.collapsing(preview), foot(), HEAD_AND_FOOT, ROWS);
    scrolled.setOnFinished(event -> askForThoseInSight());
    setId("topic-picker");
    getStyleClass().add("topic-picker");
    setAccessibleRole(AccessibleRole.COMBO_BOX);
    setAccessibleText("Topic");
    setMnemonicParsing(false);
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Hint.set(this, PROMPT);
    setGraphic(Nodes.styled(new Region(), "arrow"));
    setOnAction(event -> open());
    setOnKeyPressed(this::openOnKey);
  }

  /** The same title again brings back the usual order. */
  private void sortBy(TopicOrder order) {
    listing.sortBy(listing.order() == order ? TopicOrder.USUAL : order);
    columns.show(listing.order());
    settled = true;
    popup.refresh();
    Platform.runLater(this::refreshCells);
  }

  private HBox foot() {
    internalToo.setOnAction(event -> {
      listing.showInternal(internalToo.isSelected());
      popup.refresh();
    });
    return Nodes.row("foot", internalToo);
  }

  /** Offers the topics of this cluster. */
  public void offer(Optional<Cluster> cluster) {
    topics.removeListener(listener);
    internal.removeListener(listener);
    Optional<ClusterConnection> now = cluster.map(Cluster::connection);
    boolean other = !now.equals(connection);
    connection = now;
    topics = cluster.map(Cluster::topics).orElseGet(FXCollections::observableArrayList);
    internal = cluster.map(Cluster::internalTopics).orElseGet(FXCollections::observableArrayList);
    topics.addListener(listener);
    internal.addListener(listener);
    preview.use(connection);
    offerAgain();
    if (other) {
      listing.forget();
    }
  }

  /** Shows the picked topic of the offered cluster. */
  public void showPicked(Optional<String> topic) {
    setText(topic.orElse(PROMPT));
    Hint.set(this, getText());
    setAccessibleText("Topic: " + getText());
    topic.ifPresent(name -> connection.ifPresent(from -> recent.add(from.toString(), name)));
  }

  /** Opens the list below the button. */
  public void open() {
    Bounds button = Nodes.onScreen(this);
    Bounds window = Nodes.onScreen(getScene().getRoot());
    double room = window.getWidth() - 2 * MARGIN;
    double beside = TopicPreview.WIDTH + AROUND_PREVIEW;
    preview.setVisible(room >= MIN_LIST_WIDTH + beside);
    double width = Math.min(room, LIST_WIDTH + (preview.isVisible() ? beside : 0));
    columns.setWidth(width - (preview.isVisible() ? beside : 0));
    double x = Math.min(button.getMinX(), window.getMaxX() - MARGIN - width);
    searched = "";
    settled = false;
    answeredAt = 0;
    listing.remember(connection.map(from -> recent.of(from.toString())).orElse(List.of()));
    listing.sortBy(TopicOrder.USUAL);
    columns.show(TopicOrder.USUAL);
    popup.open(this, Math.max(window.getMinX() + MARGIN, x), button.getMaxY() + 2, width);
    popup.select(getText());
    beginSurvey();
  }

  private List<String> find(String typed) {
    if (!typed.equals(searched)) {
      searched = typed;
      listing.arrange();
    }
    List<String> found = listing.find(typed);
    // Rows that stay where they are have other captions and marks now.
    Platform.runLater(this::refreshCells);
    return found;
  }

  private void refreshCells() {
    if (popup.isOpen()) {
      cells.forEach(TopicCell::refresh);
    }
  }

  private void offerAgain() {
    listing.offer(topics, internal);
    int count = internal.size();
    internalToo.setText("Show Kafka's own topics" + (count == 0 ? "" : " (" + count + ")"));
    internalToo.setDisable(count == 0);
    if (popup.isOpen()) {
      popup.refresh();
      survey.ifPresent(asking -> asking.wantLater(listing.all()));
    }
  }

  private void preview(Optional<String> topic) {
    if (preview.isVisible()) {
      preview.show(topic);
    }
  }

  private void beginSurvey() {
    endSurvey();
    survey =
        connection.map(
            from -> TopicRates.start(from, new LatestDelivery<>(Platform::runLater, this::take)));
    survey.ifPresent(asking -> asking.wantLater(listing.all()));
    // The visible cells are known after the layout.
    Platform.runLater(this::askForThoseInSight);
  }

  private void take(Map<String, TopicStatistics> found) {
    if (survey.isEmpty()) {
      return;
    }
    listing.take(found);
    settle();
    refreshCells();
    askForThoseInSight();
  }

  /** Orders the list by what is known now, once, and only if nobody has begun to use it. */
  private void settle() {
    long now = System.nanoTime();
    answeredAt = answeredAt == 0 ? now : answeredAt;
    boolean late = now - answeredAt > SETTLED_AFTER.toNanos();
    if (!settled && (late || listing.isComplete())) {
      settled = true;
      if (popup.isUntouched()) {
        listing.arrange();
        popup.refresh();
      }
    }
  }

  private void askForThoseInSight() {
    survey.ifPresent(
        asking -> asking.want(cells.stream().map(TopicCell::getItem).collect(Collectors.toSet())));
  }

  private void close() {
    endSurvey();
    preview.show(Optional.empty());
    listing.keepStatistics();
  }

  private void endSurvey() {
    survey.ifPresent(asking -> Thread.ofVirtual().name("closing-survey").start(asking::close));
    survey = Optional.empty();
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
