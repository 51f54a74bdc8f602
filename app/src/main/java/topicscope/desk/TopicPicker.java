package topicscope.desk;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** The dropdown of topics: opens on click, Enter, Space or Down; type to search. */
final class TopicPicker extends Button {
  private static final String PROMPT = "Pick a topic";
  private static final double WIDTH = 320;

  private final SearchPopup<String> popup;

  TopicPicker(Consumer<String> picked) {
    super(PROMPT);
    popup =
        new SearchPopup<>(
            "topic", FXCollections.observableArrayList(), Function.identity(), picked);
    setId("topic-picker");
    getStyleClass().add("topic-picker");
    setAccessibleRole(AccessibleRole.COMBO_BOX);
    setAccessibleText("Topic");
    setMnemonicParsing(false);
    setGraphic(arrow());
    setOnAction(event -> open());
    setOnKeyPressed(this::openOnKey);
  }

  /** Offers these topics from now on. */
  void offer(ObservableList<String> topics) {
    popup.setItems(topics);
  }

  /** Shows the topic as the one that is read. */
  void showPicked(Optional<String> topic) {
    setText(topic.orElse(PROMPT));
  }

  /** Opens the list below the button. */
  void open() {
    Bounds bounds = localToScreen(getBoundsInLocal());
    popup.open(this, bounds.getMinX(), bounds.getMaxY() + 2, Math.max(WIDTH, getWidth()));
    popup.select(getText());
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

  private static Region arrow() {
    Region arrow = new Region();
    arrow.getStyleClass().add("arrow");
    return arrow;
  }
}
