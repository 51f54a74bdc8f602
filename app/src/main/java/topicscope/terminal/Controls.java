package topicscope.terminal;

import java.nio.charset.StandardCharsets;

/** The control sequences of terminals that are used. */
final class Controls {
  /**
   * Another screen without a cursor, without wrapping at the right edge, with reports of the mouse.
   */
  static final String ENTER =
      "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?1000h\u001b[?1006h\u001b[0m\u001b[2J";

  /** Undoes {@link #ENTER}; an update that has begun is ended first. */
  static final String LEAVE =
      "\u001b[?2026l\u001b[0m\u001b[?1006l\u001b[?1000l\u001b[?7h\u001b[?25h\u001b[?1049l";

  /** Asks for the colour of the background, and for the kind of the terminal. */
  static final String ASK = "\u001b]11;?\u001b\\\u001b[c";

  private Controls() {}

  static byte[] bytes(String controls) {
    return controls.getBytes(StandardCharsets.US_ASCII);
  }
}
