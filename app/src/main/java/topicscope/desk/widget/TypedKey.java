package topicscope.desk.widget;

import javafx.scene.input.KeyEvent;

/** A key by the character it types, on any keyboard layout. */
final class TypedKey extends ShownKey {
  TypedKey(String character) {
    super(character);
  }

  @Override
  public boolean match(KeyEvent event) {
    return event.getEventType() == KeyEvent.KEY_TYPED && event.getCharacter().equals(getName());
  }
}
