package topicscope.desk.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * All commands of a window: the one list behind its keys, its palette and its help sheet.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class Commands {
  /** The style class of what takes plain keys for itself while it has the focus. */
  static final String TAKES_KEYS = "takes-keys";

  private final ObservableList<Command> all = FXCollections.observableArrayList();
  private final List<Command> aliases = new ArrayList<>();

  /** Adds commands, in the order in which the help sheet shows them. */
  public void add(Command... commands) {
    all.addAll(List.of(commands));
  }

  /** Adds further keys for commands that are there already; they aren't shown. */
  public void alias(Command... commands) {
    aliases.addAll(List.of(commands));
  }

  /** The commands of these titles. */
  public List<Command> titled(String... titles) {
    return Stream.of(titles)
        .map(title ->
            all.stream()
                .filter(command -> command.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command: " + title)))
        .toList();
  }

  public ObservableList<Command> all() {
    return all;
  }

  /**
   * Listens to the scene's keys. A key that a focused control needs for itself is left to it; Enter
   * presses a focused button.
   */
  public void listenTo(Scene scene) {
    scene.addEventFilter(
        KeyEvent.ANY,
        event -> {
          if (!belongsToFocused(scene, event)) {
            run(event);
          }
        });
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressFocused(scene, event));
  }

  private void run(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_RELEASED) {
      return;
    }
    Stream.concat(all.stream(), aliases.stream())
        .filter(command -> command.key().match(event))
        .findFirst()
        .ifPresent(command -> {
          event.consume();
          // Later, or a text field that it opens would be given the same key as a character.
          Platform.runLater(command.action());
        });
  }

  /** Enter does what Space does: the toolkit's own buttons know the latter only. */
  private static void pressFocused(Scene scene, KeyEvent event) {
    boolean enter = event.getCode() == KeyCode.ENTER && !event.isConsumed();
    if (enter && scene.getFocusOwner() instanceof ButtonBase button) {
      event.consume();
      button.fire();
    }
  }

  private static boolean belongsToFocused(Scene scene, KeyEvent event) {
    boolean plain = !event.isControlDown() && !event.isMetaDown() && !event.isAltDown();
    return plain
        && switch (scene.getFocusOwner()) {
          case TextInputControl _ -> true;
          case Node within when takesKeys(within) -> true;
          case ButtonBase _ -> event.getCode() == KeyCode.SPACE;
          case null, default -> false;
        };
  }

  private static boolean takesKeys(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one.getStyleClass().contains(TAKES_KEYS)) {
        return true;
      }
    }
    return false;
  }
}
