package topicscope.decode.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import topicscope.decode.ByteInterner;
import topicscope.decode.FieldTable;
import topicscope.decode.WriterCounter;
import topicscope.signal.StateNames;

/**
 * The text fields whose values are shown as states, and the states found in them.
 *
 * <p>Owned by the reading thread; {@link #names()} and {@link #others()} may be used by any.
 * Allocates only for a new state.
 */
final class StateFields {
  private static final int MAX_LENGTH = 60;

  private final List<String> paths;
  private final FieldTable texts;
  private final StateNames names = new StateNames();
  private final ByteInterner numbers = new ByteInterner(StateNames.MAX);
  private final WriterCounter others = new WriterCounter();
  private boolean[] chosen = new boolean[0];

  /**
   * @param paths the chosen fields
   * @param texts all text fields of the reading
   */
  StateFields(List<String> paths, FieldTable texts) {
    this.paths = paths;
    this.texts = texts;
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  StateNames names() {
    return names;
  }

  /** The number of samples whose state has no name of its own. */
  long others() {
    return others.get();
  }

  /** Whether the values of that text field are states. */
  boolean has(int field) {
    if (field >= chosen.length) {
      int known = chosen.length;
      chosen = Arrays.copyOf(chosen, texts.size());
      for (int i = known; i < chosen.length; i++) {
        chosen[i] = paths.contains(texts.paths().get(i));
      }
    }
    return chosen[field];
  }

  /** The number of the state between the two positions (UTF-8). */
  int state(byte[] bytes, int from, int to) {
    int number = numbers.numberOf(bytes, from, to);
    if (number == ByteInterner.FULL) {
      others.add(1);
      return StateNames.MAX;
    }
    if (number == names.all().size()) {
      names.add(name(new String(bytes, from, to - from, UTF_8)));
    }
    return number;
  }

  private static String name(String text) {
    String shown = text.isEmpty() ? "(empty)" : text;
    return shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown;
  }
}
