package topicscope.desk.widget;

import javafx.scene.input.KeyCombination;

/**
 * A command of the user: by key, in the palette, in the help sheet.
 *
 * @param title its title in the palette and the help sheet
 * @param key its key
 * @param action runs it, on the JavaFX thread
 */
public record Command(String title, KeyCombination key, Runnable action) {
  /** A command on the key that types this character. */
  public static Command typed(String title, String character, Runnable action) {
    return new Command(title, new TypedKey(character), action);
  }

  /** The key as text, as on this system: {@code Ctrl+Shift+T} or {@code ⇧⌘T}, {@code Page Up}. */
  public String keyText() {
    return text(key);
  }

  /**
   * A key as text, with the modifiers as this system writes them: {@code Ctrl+T} or {@code ⌘T}.
   *
   * @param key in the syntax of {@link KeyCombination#valueOf(String)}
   */
  public static String keyText(String key) {
    return text(KeyCombination.valueOf(key));
  }

  private static String text(KeyCombination key) {
    return key.getDisplayText().replace('_', ' ');
  }

  /** A command on a key in the syntax of {@link KeyCombination#valueOf(String)}. */
  public static Command of(String title, String key, Runnable action) {
    return new Command(title, KeyCombination.valueOf(key), action);
  }
}
