package topicscope.desk;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/**
 * The dropdown of topics: opens on click, Enter, Space or Down; typing narrows the list; Enter or a
 * click picks. The list follows the cluster while it is open.
 */
final class TopicPicker extends Button {
  private static final String PROMPT = "Pick a topic";

  private static final double ROW_HEIGHT = 32;
  private static final int MOST_ROWS = 12;

  private final FilteredList<String> matching;
  private final ListView<String> list;
  private final TextField search = new TextField();
  private final Popup popup = new Popup();
  private final Consumer<String> picked;

  TopicPicker(ObservableList<String> topics, Consumer<String> picked) {
    super(PROMPT);
    this.picked = picked;
    this.matching = new FilteredList<>(topics);
    this.list = new ListView<>(matching);
    setId("topic-picker");
    getStyleClass().add("topic-picker");
    setAccessibleRole(AccessibleRole.COMBO_BOX);
    setAccessibleText("Topic");
    setMnemonicParsing(false);
    setGraphic(arrow());
    setOnAction(event -> open());
    setOnKeyPressed(this::openOnDown);
    buildPopup();
  }

  /** Shows the topic as the one that is read. */
  void showPicked(String topic) {
    setText(topic);
  }

  private void open() {
    search.clear();
    list.getSelectionModel().select(getText());
    list.scrollTo(getText());
    Bounds bounds = localToScreen(getBoundsInLocal());
    popup.show(this, bounds.getMinX(), bounds.getMaxY() + 2);
    search.requestFocus();
  }

  private void pickSelected() {
    String topic = list.getSelectionModel().getSelectedItem();
    if (topic != null) {
      popup.hide();
      picked.accept(topic);
    }
  }

  private void buildPopup() {
    search.setId("topic-search");
    search.setPromptText("Type to search");
    search.textProperty().addListener((property, old, text) -> narrow(text));
    search.setOnKeyPressed(this::onSearchKey);
    list.setId("topic-list");
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label("No topic matches"));
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        pickSelected();
      }
    });
    VBox box = new VBox(search, list);
    box.getStyleClass().add("topic-popup");
    box.prefWidthProperty().bind(Bindings.max(320, widthProperty()));
    list.setFixedCellSize(ROW_HEIGHT);
    list.prefHeightProperty()
        .bind(Bindings.size(matching).multiply(ROW_HEIGHT).add(4).map(TopicPicker::withinBounds));
    popup.setAutoHide(true);
    // Else the popup's shadow would shift it away from the button.
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    popup.getContent().add(box);
  }

  private void narrow(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    matching.setPredicate(topic -> topic.toLowerCase(Locale.ROOT).contains(wanted));
    list.getSelectionModel().selectFirst();
  }

  private void openOnDown(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN, ENTER -> open();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onSearchKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      case ENTER -> pickSelected();
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    list.scrollTo(list.getSelectionModel().getSelectedIndex());
    event.consume();
  }

  private static double withinBounds(Number height) {
    return Math.clamp(height.doubleValue(), 2 * ROW_HEIGHT, MOST_ROWS * ROW_HEIGHT);
  }

  private static Region arrow() {
    Region arrow = new Region();
    arrow.getStyleClass().add("arrow");
    return arrow;
  }
}
