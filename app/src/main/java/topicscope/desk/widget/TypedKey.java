package topicscope.desk.widget;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A key by the character it types, on any keyboard layout. */
final class TypedKey extends KeyCombination {
  private final String character;

  TypedKey(String character) {
    this.character = character;
  }

  @Override
  public boolean match(KeyEvent event) {
    return event.getEventType() == KeyEvent.KEY_TYPED && event.getCharacter().equals(character);
  }

  @Override
  public String getDisplayText() {
    return character;
  }

  @Override
  public String getName() {
    return character;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypedKey typed && typed.character.equals(character);
  }

  @Override
  public int hashCode() {
    return character.hashCode();
  }
}
