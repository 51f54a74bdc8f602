package topicscope.desk.widget;

import javafx.scene.input.KeyCombination;

/**
 * Something that the user can have done: by key, from the palette, or by a control.
 *
 * @param title what it does, as the palette and the help sheet say it
 * @param key the key that does it
 * @param action does it, on the JavaFX thread
 */
public record Command(String title, KeyCombination key, Runnable action) {
  /** A command on the key that types this character. */
  public static Command typed(String title, String character, Runnable action) {
    return new Command(title, new TypedKey(character), action);
  }

  /** A command on a key written as {@link KeyCombination#valueOf(String)} reads it. */
  public static Command of(String title, String key, Runnable action) {
    return new Command(title, KeyCombination.valueOf(key), action);
  }
}
