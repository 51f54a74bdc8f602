package topicscope.terminal;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.NonBlockingReader;

/** Reads keys, wheel turns and answers from a terminal. Owned by one thread. */
final class KeyInput {
  private static final int ESCAPE = 27;
  private static final int BELL = 7;
  private static final int DELETE = 127;

  /** The bytes of one key come together. */
  private static final long TOGETHER_MS = 30;

  private static final int LONGEST = 4_096;
  private static final Pattern MOUSE = Pattern.compile("<(\\d+);(\\d+);\\d+M");

  private final NonBlockingReader reader;

  KeyInput(NonBlockingReader reader) {
    this.reader = reader;
  }

  /** The next key; {@link Key.Kind#NONE} if none came within 1 ms. */
  Key next() throws IOException {
    int first = reader.read(1L);
    return switch (first) {
      case NonBlockingReader.READ_EXPIRED -> Key.of(Key.Kind.NONE);
      case NonBlockingReader.EOF -> Key.of(Key.Kind.CLOSED);
      case ESCAPE -> sequence();
      case '\r', '\n' -> Key.of(Key.Kind.ENTER);
      case '\b', DELETE -> Key.of(Key.Kind.BACKSPACE);
      default -> new Key(first < ' ' ? Key.Kind.NONE : Key.Kind.CHARACTER, first, "");
    };
  }

  private Key sequence() throws IOException {
    int next = reader.read(TOGETHER_MS);
    return switch (next) {
      case '[', 'O' -> control();
      case ']', '_', 'P' -> answer();
      case NonBlockingReader.READ_EXPIRED -> Key.of(Key.Kind.ESCAPE);
      default -> Key.of(Key.Kind.NONE);
    };
  }

  private Key control() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < LONGEST) {
      int next = reader.read(TOGETHER_MS);
      if (next < 0) {
        return Key.of(Key.Kind.NONE);
      }
      text.append((char) next);
      if (next >= '@' && next <= '~') {
        return control(text.toString());
      }
    }
    return Key.of(Key.Kind.NONE);
  }

  private static Key control(String text) {
    Matcher mouse = MOUSE.matcher(text);
    if (mouse.matches()) {
      Key.Kind kind =
          switch (mouse.group(1)) {
            case "64" -> Key.Kind.WHEEL_UP;
            case "65" -> Key.Kind.WHEEL_DOWN;
            default -> Key.Kind.NONE;
          };
      return new Key(kind, Integer.parseInt(mouse.group(2)) - 1, "");
    }
    if (text.endsWith("c") || text.endsWith("t")) {
      return new Key(Key.Kind.ANSWER, 0, text);
    }
    return Key.of(
        switch (text) {
          case "A" -> Key.Kind.UP;
          case "B" -> Key.Kind.DOWN;
          case "C" -> Key.Kind.RIGHT;
          case "D" -> Key.Kind.LEFT;
          case "H", "1~", "7~" -> Key.Kind.HOME;
          case "F", "4~", "8~" -> Key.Kind.END;
          default -> Key.Kind.NONE;
        });
  }

  private Key answer() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < LONGEST) {
      int next = reader.read(TOGETHER_MS);
      if (next < 0 || next == BELL) {
        break;
      }
      if (next == ESCAPE) {
        var _ = reader.read(TOGETHER_MS);
        break;
      }
      text.append((char) next);
    }
    return new Key(Key.Kind.ANSWER, 0, text.toString());
  }
}
