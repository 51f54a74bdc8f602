package topicscope.desk.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * All commands of a window; keys, palette and help sheet use this one list.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class Commands {
  /** Style class of sheets: while one has the focus, no command runs. */
  public static final String TAKES_KEYS = "takes-keys";

  /** Style class of nodes that get arrows, Home, End and the Page keys, as a slider does. */
  public static final String TAKES_ARROWS = "takes-arrows";

  private final ObservableList<Command> all = FXCollections.observableArrayList();
  private final Map<String, List<Command>> groups = new LinkedHashMap<>();
  private String heading = "";
  private final List<Command> aliases = new ArrayList<>();

  /** Begins a group of commands with this heading, or goes on with it. */
  public void heading(String title) {
    heading = title;
  }

  /** Adds commands to the present group, in the order of the help sheet. */
  public void add(Command... commands) {
    all.addAll(List.of(commands));
    groups.computeIfAbsent(heading, title -> new ArrayList<>()).addAll(List.of(commands));
  }

  /** The commands by heading, in the order in which the groups were begun. */
  public Map<String, List<Command>> groups() {
    return groups;
  }

  /** Adds second keys of existing commands; palette and help sheet don't show them. */
  public void alias(Command... commands) {
    aliases.addAll(List.of(commands));
  }

  /** The commands with these titles. */
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
   * Handles the keys of the scene. A focused control keeps the keys that {@link KeyOwner} gives it;
   * Enter presses a focused button.
   *
   * @param leave called for Escape, after the focused control has had it; not where Escape closes a
   *     sheet or a list
   */
  public void listenTo(Scene scene, Runnable leave) {
    scene.addEventFilter(
        KeyEvent.ANY,
        event -> {
          if (isLeaving(scene, event)) {
            Platform.runLater(leave);
          } else if (!belongsToFocused(scene, event)) {
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
          // Later: otherwise a text field opened by the command gets the same key as a character.
          Platform.runLater(command.action());
        });
  }

  /** JavaFX buttons react to Space only; this adds Enter. */
  private static void pressFocused(Scene scene, KeyEvent event) {
    boolean enter = event.getCode() == KeyCode.ENTER && !event.isConsumed();
    if (enter && scene.getFocusOwner() instanceof ButtonBase button) {
      event.consume();
      button.fire();
    }
  }

  private static boolean isLeaving(Scene scene, KeyEvent event) {
    return event.getEventType() == KeyEvent.KEY_PRESSED
        && event.getCode() == KeyCode.ESCAPE
        && KeyOwner.of(scene.getFocusOwner()).filter(KeyOwner::ownsEscape).isEmpty();
  }

  private static boolean belongsToFocused(Scene scene, KeyEvent event) {
    return KeyOwner.of(scene.getFocusOwner()).filter(owner -> owner.owns(event)).isPresent();
  }
}
