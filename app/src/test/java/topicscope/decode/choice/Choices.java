package topicscope.decode.choice;

import java.util.Optional;
import topicscope.decode.time.TimeChoice;

/** Choices that differ from the automatic one in one thing. */
public final class Choices {
  private static final DecodeChoice AUTOMATIC = DecodeChoice.AUTOMATIC;

  private Choices() {}

  public static DecodeChoice of(Format format) {
    return new DecodeChoice(
        Optional.of(format), AUTOMATIC.time(), AUTOMATIC.grouping(), false, Optional.empty());
  }

  public static DecodeChoice of(TimeChoice time) {
    return new DecodeChoice(Optional.empty(), time, AUTOMATIC.grouping(), false, Optional.empty());
  }

  public static DecodeChoice of(Grouping grouping) {
    return new DecodeChoice(Optional.empty(), AUTOMATIC.time(), grouping, false, Optional.empty());
  }
}
