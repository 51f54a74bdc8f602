package topicscope.desk.topic;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import topicscope.desk.model.StartChoice;
import topicscope.desk.widget.Nodes;
import topicscope.kafka.partition.StartPosition;
import topicscope.reading.ReadingStart;

/**
 * Chooses where the focused plot starts to read. Disabled in a consumer group, which continues at
 * its committed offsets.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class StartMenu extends MenuButton {
  private final StartPrompt prompt;

  /**
   * The menu.
   *
   * @param begin gets the chosen position; empty for the last points
   */
  public StartMenu(Consumer<Optional<StartPosition>> begin) {
    setId("start-choice");
    getStyleClass().add("start-choice");
    setMinWidth(Region.USE_PREF_SIZE);
    setAccessibleText("Where in the topic reading begins");
    prompt = new StartPrompt(from -> begin.accept(Optional.of(from)));
    for (StartChoice choice : StartChoice.ALL) {
      getItems().add(Nodes.item(choice.title(), () -> begin.accept(choice.from())));
    }
    MenuItem since = Nodes.item("since a time…", this::ask);
    since.setId("start-since");
    getItems().addAll(new SeparatorMenuItem(), since);
  }

  /** Asks for a time or a count. */
  public void ask() {
    if (!isDisabled()) {
      prompt.open(this);
    }
  }

  /** Shows the choice of a plot. */
  public void follow(ReadingStart start) {
    setDisable(start.group().isPresent());
    setText(
        start.group().isPresent() ? "where the group is" : StartChoice.of(start.from()).title());
    setTooltip(
        new Tooltip("Where in the topic reading begins; it always goes on live (B: any time)"));
  }
}
