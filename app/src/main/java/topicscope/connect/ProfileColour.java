package topicscope.connect;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The colour that identifies a cluster. */
public enum ProfileColour {
  NONE,
  BLUE,
  GREEN,
  YELLOW,
  RED,
  PURPLE;

  /** In lower case, as in the file and in style classes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour with that id, if there is one. */
  public static Optional<ProfileColour> of(String id) {
    return Stream.of(values()).filter(one -> one.id().equals(id)).findAny();
  }
}
