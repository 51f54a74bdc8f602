package topicscope.cli.options;

import java.util.Optional;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.RegistryFile;

/**
 * What the command line says about decoding a topic.
 *
 * @param choice format, time and grouping; empty to detect them, or to use a remembered choice
 * @param registry the schema registry; empty for none, or for a remembered one
 */
public record FormatSelection(Optional<DecodeChoice> choice, Optional<RegistryFile> registry) {
  /** Nothing is given. */
  public static final FormatSelection NONE =
      new FormatSelection(Optional.empty(), Optional.empty());
}
