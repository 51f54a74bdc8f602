package topicscope.terminal;

/**
 * A key, a turn of the mouse wheel, or an answer of the terminal.
 *
 * @param kind what it is
 * @param character the character of a {@link Kind#CHARACTER}; the column, from 0, of a wheel
 * @param answer the text of an {@link Kind#ANSWER}, without the controls around it
 */
record Key(Kind kind, int character, String answer) {
  /** What came from the terminal. */
  enum Kind {
    NONE,
    CHARACTER,
    ENTER,
    ESCAPE,
    BACKSPACE,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    HOME,
    END,
    WHEEL_UP,
    WHEEL_DOWN,
    ANSWER,
    /** The terminal is gone. */
    CLOSED
  }

  static Key of(Kind kind) {
    return new Key(kind, 0, "");
  }
}
