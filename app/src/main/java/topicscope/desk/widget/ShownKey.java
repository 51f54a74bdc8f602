package topicscope.desk.widget;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A key as text, for a menu: it matches no event. */
final class ShownKey extends KeyCombination {
  private final String text;

  ShownKey(String text) {
    this.text = text;
  }

  @Override
  public boolean match(KeyEvent event) {
    return false;
  }

  @Override
  public String getDisplayText() {
    return text;
  }

  @Override
  public String getName() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownKey key && key.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
